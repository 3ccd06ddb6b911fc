import { createHash } from 'node:crypto';
import { PdfFormatError } from '../document/format-error.ts';
import { PdfDictionary, PdfName, PdfStream } from '../document/objects.ts';
import type { PdfFile } from '../document/reader.ts';
import type { ShownText } from './page-content.ts';
import type { PrintedPage } from './print.ts';
import { readToUnicode, type ToUnicodeMap } from './to-unicode.ts';

/** A composite font as Skia embeds it (ISO 32000-1, 9.7): Type 0 with one CIDFontType2 subset, Identity-H. */
export interface EmbeddedFont {
  readonly dictionary: PdfDictionary;
  readonly descendant: PdfDictionary;
  readonly descriptor: PdfDictionary;
  /** The TrueType program (FontFile2). */
  readonly program: PdfStream;
  readonly toUnicode: ToUnicodeMap;
}

/** The fonts of the pages, each once; throws for a font of any other kind. */
export function embeddedFonts(file: PdfFile, pages: readonly PrintedPage[]): ReadonlyMap<PdfDictionary, EmbeddedFont> {
  const fonts = new Map<PdfDictionary, EmbeddedFont>();
  for (const page of pages) {
    for (const dictionary of page.fonts.values()) {
      if (!fonts.has(dictionary)) fonts.set(dictionary, embeddedFont(file, dictionary));
    }
  }
  return fonts;
}

function embeddedFont(file: PdfFile, dictionary: PdfDictionary): EmbeddedFont {
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
  const map = readToUnicode(file.decode(toUnicode).toString('latin1'));
  return { dictionary, descendant: font, descriptor, program, toUnicode: map };
}

/** The text of a shown string, as its font's ToUnicode map has it. */
export function textOfShown({ codes }: ShownText, font: EmbeddedFont | undefined): string {
  return characterCodes(codes)
    .map((code) => font?.toUnicode.get(code) ?? '')
    .join('');
}

/** The two-byte codes of a shown string. */
export function characterCodes(codes: string): number[] {
  return (codes.match(/.{4}/g) ?? []).map((digits) => parseInt(digits, 16));
}

/** Name of the face without the tag of the subset: `FilingPressSong-Regular`. */
export function faceName({ dictionary }: EmbeddedFont): string {
  return (dictionary.name('BaseFont') ?? '').replace(/^[A-Z]{6}\+/, '');
}

/**
 * Names the subset by its content: `KTPQXA+FilingPressSong`. The tag of six letters (9.6.4) is Skia's count of fonts
 * otherwise, which says nothing when files are put together.
 */
export function tagSubset(font: EmbeddedFont): void {
  const digest = createHash('sha256').update(font.program.data).digest();
  const tag = Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(0x41 + (byte % 26))).join('');
  const tagged = PdfName.of(`${tag}+${faceName(font)}`);
  font.dictionary.set('BaseFont', tagged);
  font.descendant.set('BaseFont', tagged);
  font.descriptor.set('FontName', tagged);
}
