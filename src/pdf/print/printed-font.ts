import { createHash } from 'node:crypto';
import { fontTablesOf } from '../../truetype/font-tables.ts';
import { Glyphs } from '../../truetype/glyphs.ts';
import { PdfFormatError } from '../syntax/format-error.ts';
import { PdfDictionary } from '../syntax/objects.ts';
import type { PdfFile } from '../syntax/reader.ts';
import type { ShownText } from './page-content.ts';
import { type ToUnicodeMap, readToUnicode } from './read-to-unicode.ts';

/** A composite font as Skia embeds it (ISO 32000-1, 9.7): Type 0 with one CIDFontType2 subset, Identity-H. */
export interface PrintedFont {
  /** Name of the face, without the tag of the subset: `FilingPressSong-Regular`. */
  readonly face: string;
  readonly descriptor: PdfDictionary;
  readonly toUnicode: ToUnicodeMap;
  /**
   * The glyphs of the TrueType program (FontFile2), decoded when they are first asked for: FontError if it is damaged. Skia
   * keeps the glyph indexes of the face and leaves the other glyphs empty, so the programs of one face from several prints
   * name the same glyph by the same index.
   */
  readonly program: Glyphs;
  /** SHA-256 of the program, in hexadecimal. */
  readonly programDigest: string;
}

/** The fonts of the pages, by resource names, each once; throws for a font of any other kind. */
export function printedFonts(
  file: PdfFile,
  pages: readonly { readonly fonts: ReadonlyMap<string, PdfDictionary> }[],
): ReadonlyMap<PdfDictionary, PrintedFont> {
  const fonts = new Map<PdfDictionary, PrintedFont>();
  for (const page of pages) {
    for (const dictionary of page.fonts.values()) {
      if (!fonts.has(dictionary)) fonts.set(dictionary, printedFont(file, dictionary));
    }
  }
  return fonts;
}

/** Characters of a face's name; PostScript allows 63 (OpenType, name). */
const longestFace = 127;

function printedFont(file: PdfFile, dictionary: PdfDictionary): PrintedFont {
  const [descendant] = dictionary.array('DescendantFonts') ?? [];
  const font = descendant === undefined ? undefined : PdfDictionary.of({ font: descendant }).dictionary('font');
  const descriptor = font?.dictionary('FontDescriptor');
  const program = descriptor?.stream('FontFile2');
  const toUnicode = dictionary.stream('ToUnicode');
  const name = dictionary.name('BaseFont') ?? 'without a name';
  if (font?.name('Subtype') !== 'CIDFontType2' || descriptor === undefined || program === undefined) {
    // A CFF or variable face ends as Type 3: neither archivable as text nor quick to draw.
    throw new PdfFormatError(`The font ${name} is not an embedded TrueType subset`);
  }
  if (dictionary.name('Encoding') !== 'Identity-H' || toUnicode === undefined) {
    throw new PdfFormatError(`The font ${name} has no known encoding or no ToUnicode map`);
  }
  const face = name.replace(/^[A-Z]{6}\+/, '').slice(0, longestFace);
  return new EmbeddedFont(face, descriptor, readToUnicode(file.decode(toUnicode).toString('latin1'), file), () =>
    file.decode(program),
  );
}

class EmbeddedFont implements PrintedFont {
  readonly face: string;
  readonly descriptor: PdfDictionary;
  readonly toUnicode: ToUnicodeMap;
  readonly #bytes: () => Buffer;
  #glyphs: Glyphs | undefined;

  /** @param bytes gives the TrueType program */
  constructor(face: string, descriptor: PdfDictionary, toUnicode: ToUnicodeMap, bytes: () => Buffer) {
    this.face = face;
    this.descriptor = descriptor;
    this.toUnicode = toUnicode;
    this.#bytes = bytes;
  }

  get program(): Glyphs {
    return (this.#glyphs ??= new Glyphs(fontTablesOf(this.#bytes())));
  }

  get programDigest(): string {
    return createHash('sha256').update(this.#bytes()).digest('hex');
  }
}

/**
 * The text of shown strings, as their font's ToUnicode map has it.
 *
 * @param most UTF-16 units that it may have: each code may stand for many. Throws PdfFormatError for more.
 */
export function textOfShown({ codes }: ShownText, font: PrintedFont | undefined, most = Infinity): string {
  const texts: string[] = [];
  let units = 0;
  for (const code of codes) {
    const text = font?.toUnicode.get(code) ?? '';
    units += text.length;
    if (units > most) throw new PdfFormatError('A page has more text than a page holds');
    texts.push(text);
  }
  return texts.join('');
}
