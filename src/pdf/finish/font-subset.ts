import { createHash } from 'node:crypto';
import type { FontTables } from '../../truetype/font-tables.ts';
import { type Glyph, type Glyphs, componentsOf, renumberComponents } from '../../truetype/glyphs.ts';
import { programTables, programTags, writeFontFile } from '../../truetype/write-font-file.ts';
import type { PrintedFont } from '../print/printed-font.ts';
import { flateStream } from '../syntax/filters.ts';
import { PdfFormatError } from '../syntax/format-error.ts';
import { IndirectObject, PdfDictionary, PdfName, type PdfObject, PdfString } from '../syntax/objects.ts';
import type { ProfileRequirements } from './profiles.ts';
import { writeToUnicode } from './write-to-unicode.ts';

/** Entries of a font descriptor that describe the face (ISO 32000-1, table 122). */
const descriptorKeys = ['Flags', 'FontBBox', 'ItalicAngle', 'Ascent', 'Descent', 'CapHeight', 'StemV'] as const;

/** Width that is not written out for each glyph: an em, which all Han characters have. */
const defaultWidth = 1000;

/**
 * One face as a document or a volume embeds it, once: the glyphs that are shown and no others, collected from the
 * fonts of one or many prints. What is written depends on the face and the set of glyphs only, not on the prints:
 * a document cut from a print of many has the font of the same document printed alone.
 *
 * Character codes are the glyph indexes of the face, as in the print. The program holds the glyphs in the order of
 * their codes without gaps, and CIDToGIDMap leads from the one to the other.
 */
export class FontSubset {
  /** Name of the face: `FilingPressSong-Regular`. */
  readonly face: string;
  /** The font dictionary, to be referred to; null until the subset is written. */
  readonly object = new IndirectObject(null);
  readonly #glyphs = new Map<number, Glyph>();
  /** Text of the glyphs that are shown, by code. Components of other glyphs are not. */
  readonly #texts = new Map<number, string>();
  readonly #descriptor: PdfDictionary;
  readonly #tables: Pick<FontTables, 'table'>;
  readonly #unitsPerEm: number;

  /** Starts with the metrics of the face; it has no glyphs yet but that for what is missing. */
  constructor(font: PrintedFont) {
    const { program } = font;
    this.face = font.face;
    this.#descriptor = font.descriptor;
    this.#tables = copyOf(program.tables);
    this.#unitsPerEm = program.unitsPerEm;
    this.#collect(program, 0);
  }

  /** Adds the glyphs of these codes. Throws PdfFormatError for a code that the font has no text or outline for. */
  add(font: PrintedFont, codes: Iterable<number>): void {
    for (const code of codes) {
      if (this.#texts.has(code)) continue;
      const text = font.toUnicode.get(code);
      if (code === 0 || text === undefined) throw new PdfFormatError('A glyph is shown that stands for no character');
      this.#texts.set(code, text);
      this.#collect(font.program, code);
      if (this.#glyphs.get(code)?.outline.length === 0 && text.trim() !== '') {
        throw new PdfFormatError('A character is drawn with an empty glyph');
      }
    }
  }

  /** Writes the font: afterwards `object` holds its dictionary. */
  write({ cidSet }: Pick<ProfileRequirements, 'cidSet'>): void {
    const codes = [...Uint16Array.from(this.#glyphs.keys()).sort()];
    const name = PdfName.of(`${this.#tag(codes)}+${this.face}`);
    const descriptor = PdfDictionary.of({
      Type: PdfName.of('FontDescriptor'),
      FontName: name,
      ...Object.fromEntries(descriptorKeys.map((key) => [key, this.#descriptor.get(key)])),
      FontFile2: this.#program(codes),
      CIDSet: cidSet ? cidSetOf(codes) : undefined,
    });
    const descendant = PdfDictionary.of({
      Type: PdfName.of('Font'),
      Subtype: PdfName.of('CIDFontType2'),
      BaseFont: name,
      CIDSystemInfo: PdfDictionary.of({
        Registry: PdfString.ascii('Adobe'),
        Ordering: PdfString.ascii('Identity'),
        Supplement: 0,
      }),
      FontDescriptor: new IndirectObject(descriptor),
      CIDToGIDMap: cidToGidMap(codes),
      DW: defaultWidth,
      W: this.#widths(codes),
    });
    this.object.value = PdfDictionary.of({
      Type: PdfName.of('Font'),
      Subtype: PdfName.of('Type0'),
      BaseFont: name,
      Encoding: PdfName.of('Identity-H'),
      DescendantFonts: [new IndirectObject(descendant)],
      ToUnicode: new IndirectObject(flateStream(Buffer.from(writeToUnicode(this.#texts), 'latin1'))),
    });
  }

  #collect(program: Glyphs, index: number): void {
    if (this.#glyphs.has(index)) return;
    const glyph = program.at(index);
    // A copy: a slice would keep the whole program of its print alive as long as a volume is written.
    const outline = Buffer.from(glyph.outline);
    this.#glyphs.set(index, { ...glyph, outline });
    for (const component of componentsOf(outline)) this.#collect(program, component.glyph);
  }

  /** The tag of a subset (9.6.4), six letters: a digest of what it holds. */
  #tag(codes: readonly number[]): string {
    const digest = createHash('sha256')
      .update(`${this.face} ${codes.join(' ')}`)
      .digest();
    let tag = '';
    for (const byte of digest.subarray(0, 6)) tag += String.fromCharCode(0x41 + (byte % 26));
    return tag;
  }

  /**
   * A TrueType program of the tables that a CIDFontType2 needs (9.9) and no others. The bytes depend on the glyphs and
   * their face only: check sums, counts and extremes of the subset that they come from are computed anew, or zero.
   */
  #program(codes: readonly number[]): IndirectObject {
    const places = new Map<number, number>();
    for (const code of codes) places.set(code, places.size);
    const glyphs: Glyph[] = [];
    for (const code of codes) {
      const glyph = this.#glyphs.get(code);
      if (glyph === undefined) throw new PdfFormatError('A font program is damaged');
      glyphs.push({ ...glyph, outline: renumberComponents(glyph.outline, places) });
    }
    const tables = programTables(this.#tables, glyphs);
    withoutExtremes(tables.get('hhea'), glyphs);
    const bytes = writeFontFile(tables, false);
    return new IndirectObject(flateStream(bytes, { Length1: bytes.length }, 'outlines'));
  }

  /** Widths other than the default (9.7.4.3): runs of consecutive codes. */
  #widths(codes: readonly number[]): PdfObject[] | undefined {
    const widths: PdfObject[] = [];
    let run: PdfObject[] = [];
    let next = -1;
    for (const code of codes) {
      const width = ((this.#glyphs.get(code)?.advance ?? 0) * 1000) / this.#unitsPerEm;
      if (width === defaultWidth) continue;
      if (code !== next) widths.push(code, (run = []));
      run.push(width);
      next = code + 1;
    }
    return widths.length === 0 ? undefined : widths;
  }
}

/** The tables of a face that are read again when it is written, free of the program that they come from. */
function copyOf(tables: FontTables): Pick<FontTables, 'table'> {
  const copies = new Map<string, Buffer>();
  for (const tag of programTags) {
    const table = tables.table(tag);
    if (table !== undefined) copies.set(tag, Buffer.from(table));
  }
  return { table: (tag) => copies.get(tag) };
}

/** Extremes are those of another subset: readers use only the greatest advance. */
function withoutExtremes(hhea: Buffer | undefined, glyphs: readonly Glyph[]): void {
  let greatest = 0;
  for (const { advance } of glyphs) greatest = Math.max(greatest, advance);
  hhea?.writeUInt16BE(greatest, 10);
  hhea?.fill(0, 12, 18);
}

/** Two bytes for each code up to the last (table 117). */
function cidToGidMap(codes: readonly number[]): IndirectObject {
  const map = Buffer.alloc(2 * ((codes.at(-1) ?? 0) + 1));
  for (const [place, code] of codes.entries()) map.writeUInt16BE(place, 2 * code);
  return new IndirectObject(flateStream(map, {}, 'runs'));
}

/**
 * The CIDSet (table 124): one bit for each CID of which the program has a glyph, "regardless of whether a CID in the
 * font is referenced or used" (ISO 14289-1, 7.21.4.2; ISO 19005-1, 6.3.5). By CIDToGIDMap these are all CIDs up to
 * the last: those that are not shown lead to .notdef. A set of the shown ones alone passes for PDF/A-1 and fails for
 * PDF/UA-1.
 */
function cidSetOf(codes: readonly number[]): IndirectObject {
  const count = (codes.at(-1) ?? 0) + 1;
  const bits = Buffer.alloc(Math.ceil(count / 8), 0xff);
  if (count % 8 !== 0) bits[bits.length - 1] = (0xff << (8 - (count % 8))) & 0xff;
  return new IndirectObject(flateStream(bits, {}, 'runs'));
}
