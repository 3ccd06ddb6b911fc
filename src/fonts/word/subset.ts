import { componentsOf } from '../../pdf/finish/true-type.ts';
import type { Face } from '../face.ts';
import { writeFontFile } from '../open-type/font-file.ts';
import { visitCharacters } from '../open-type/character-map.ts';
import { writeCharacterMap, type Mapping } from '../open-type/write-character-map.ts';

/** Windows code page 936: without it Word does not take a face for a Chinese one (OS/2 ulCodePageRange1). */
const simplifiedChinese = 1 << 18;

/**
 * A font file with the given characters of a face and no other, small enough to be embedded in a Word file: some
 * 2 kB and half a kB for each character. It keeps the names of the face. The same characters give the same bytes.
 *
 * Glyphs of shipped faces are plain outlines; those of a mounted face may be composed of others and carry instructions.
 */
export function subsetFace(face: Face, codePoints: readonly number[]): Buffer {
  const table = (tag: string): Buffer => {
    const bytes = face.tables.table(tag);
    if (bytes === undefined) throw new Error(`${face.postScriptName} has no ${tag} table`);
    return bytes;
  };
  const mappings = mappingsOf(table('cmap'), new Set(codePoints));
  const { glyphs, outlines } = outlinesOf(face, table('loca'), table('head'), [0, ...mappings.map(([, glyph]) => glyph)]);
  return writeFontFile(
    new Map([
      ['OS/2', chinese(table('OS/2'), mappings)],
      [
        'cmap',
        writeCharacterMap(
          mappings.map(([codePoint], index) => [codePoint, index + 1]),
          { basicPlane: true },
        ),
      ],
      ['glyf', Buffer.concat(outlines)],
      ['head', withField(table('head'), 50, 1)], // indexToLocFormat: long
      ['hhea', withField(table('hhea'), 34, glyphs.length)], // numberOfHMetrics
      ['hmtx', advancesOf(table('hmtx'), table('hhea').readUInt16BE(34), glyphs)],
      ['loca', offsetsOf(outlines)],
      ['maxp', withField(table('maxp'), 4, glyphs.length)], // numGlyphs
      ['name', table('name')],
      ['post', table('post')],
      ...instructionTables.flatMap((tag): [string, Buffer][] => {
        const instructions = face.tables.table(tag);
        return instructions === undefined ? [] : [[tag, instructions]];
      }),
    ]),
  );
}

function mappingsOf(cmap: Buffer, wanted: ReadonlySet<number>): readonly Mapping[] {
  const mappings: Mapping[] = [];
  visitCharacters(cmap, (codePoint, glyph) => {
    if (wanted.has(codePoint)) mappings.push([codePoint, glyph]);
  });
  return mappings;
}

/** What the instructions of glyphs call. The shipped faces have none. */
const instructionTables = ['cvt ', 'fpgm', 'prep'];

/** The outlines of some glyphs, and after them those that they are composed of, with the numbers that they get here. */
function outlinesOf(
  face: Face,
  loca: Buffer,
  head: Buffer,
  wanted: readonly number[],
): { readonly glyphs: readonly number[]; readonly outlines: readonly Buffer[] } {
  const long = head.readUInt16BE(50) === 1;
  const offset = (glyph: number): number => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  const numbers = new Map(wanted.map((glyph, number) => [glyph, number]));
  const outlines: Buffer[] = [];
  // A map is gone through to its end, with what is added on the way.
  for (const glyph of numbers.keys()) {
    const outline = face.tables.slice('glyf', offset(glyph), offset(glyph + 1) - offset(glyph));
    for (const component of componentsOf(outline)) {
      if (!numbers.has(component.glyph)) numbers.set(component.glyph, numbers.size);
      outline.writeUInt16BE(numbers.get(component.glyph) ?? 0, component.offset);
    }
    outlines.push(Buffer.concat([outline, Buffer.alloc((4 - (outline.length % 4)) % 4)]));
  }
  return { glyphs: [...numbers.keys()], outlines };
}

function offsetsOf(outlines: readonly Buffer[]): Buffer {
  const loca = Buffer.alloc((outlines.length + 1) * 4);
  let offset = 0;
  outlines.forEach((outline, index) => {
    offset += outline.length;
    loca.writeUInt32BE(offset, (index + 1) * 4);
  });
  return loca;
}

/** Glyphs past the last long metric have its advance and a side bearing of their own. */
function advancesOf(hmtx: Buffer, longMetrics: number, glyphs: readonly number[]): Buffer {
  const metrics = Buffer.alloc(glyphs.length * 4);
  glyphs.forEach((glyph, index) => {
    const isLong = glyph < longMetrics;
    const bearing = isLong ? glyph * 4 + 2 : longMetrics * 4 + (glyph - longMetrics) * 2;
    metrics.writeUInt16BE(hmtx.readUInt16BE(Math.min(glyph, longMetrics - 1) * 4), index * 4);
    metrics.writeInt16BE(hmtx.readInt16BE(bearing), index * 4 + 2);
  });
  return metrics;
}

function chinese(os2: Buffer, mappings: readonly Mapping[]): Buffer {
  const table = Buffer.from(os2);
  const last = mappings.at(-1)?.[0] ?? 0;
  table.writeUInt16BE(Math.min(mappings[0]?.[0] ?? 0, 0xffff), 64); // usFirstCharIndex
  table.writeUInt16BE(Math.min(last, 0xffff), 66); // usLastCharIndex
  if (table.readUInt16BE(0) >= 1) table.writeUInt32BE((table.readUInt32BE(78) | simplifiedChinese) >>> 0, 78);
  return table;
}

function withField(table: Buffer, offset: number, value: number): Buffer {
  const copy = Buffer.from(table);
  copy.writeUInt16BE(value, offset);
  return copy;
}
