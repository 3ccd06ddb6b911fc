import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Font, create } from 'fontkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { FontSubset } from '../../../../src/pdf/finish/font-subset.ts';
import { writeToUnicode } from '../../../../src/pdf/finish/write-to-unicode.ts';
import type { PrintedFont } from '../../../../src/pdf/print/printed-font.ts';
import { readToUnicode } from '../../../../src/pdf/print/read-to-unicode.ts';
import { PdfFormatError } from '../../../../src/pdf/syntax/format-error.ts';
import { IndirectObject, PdfDictionary, PdfName } from '../../../../src/pdf/syntax/objects.ts';
import { readPdf } from '../../../../src/pdf/syntax/reader.ts';
import { writePdf } from '../../../../src/pdf/syntax/streamed-file.ts';
import { fontTablesOf } from '../../../../src/truetype/font-tables.ts';
import { Glyphs } from '../../../../src/truetype/glyphs.ts';

/** A face as a print would embed it: whole, its codes the glyph indexes. */
let face: PrintedFont;
/** The glyphs of a text. */
let codesOf: (text: string) => number[];

beforeAll(() => {
  const bytes = readFileSync(join(import.meta.dirname, '../../../../fonts/FilingPressSong.ttf'));
  const font = create(bytes) as Font;
  const text = '预算绩效目标申报表东湖区信息化运维提升0123456789（）：，。';
  const toUnicode = new Map(
    Array.from(text, (character) => [font.glyphForCodePoint(character.codePointAt(0) ?? 0).id, character]),
  );
  face = {
    face: 'Song',
    descriptor: PdfDictionary.of({ Flags: 4, Ascent: 880 }),
    toUnicode,
    program: new Glyphs(fontTablesOf(bytes)),
    programDigest: '',
  };
  codesOf = (wanted) => Array.from(wanted, (character) => font.glyphForCodePoint(character.codePointAt(0) ?? 0).id);
});

/** The subset as the bytes of a file that holds nothing else. */
function written(subset: FontSubset, cidSet = true): Buffer {
  subset.write({ cidSet });
  const catalog = PdfDictionary.of({ Type: PdfName.of('Catalog'), Font: subset.object });
  return writePdf({ Root: new IndirectObject(catalog) }, { version: '1.7', objectStreams: true });
}

function subsetOf(...parts: readonly (readonly number[])[]): FontSubset {
  const subset = new FontSubset(face);
  for (const codes of parts) subset.add(face, codes);
  return subset;
}

describe('a font subset', () => {
  it('depends on the glyphs alone: not on their order, not on how many prints they come from', () => {
    const all = [...face.toUnicode.keys()];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 1 }), fc.nat(), (codes, cut) => {
        const at = cut % codes.length;
        const together = written(subsetOf([...codes].sort((one, other) => one - other)));
        expect(written(subsetOf(codes.slice(at), codes.slice(0, at), codes)).equals(together)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('differs when the glyphs differ', () => {
    expect(written(subsetOf(codesOf('预算'))).equals(written(subsetOf(codesOf('预'))))).toBe(false);
  });

  it('has the outlines and advances of the face, found by CIDToGIDMap', () => {
    const codes = codesOf('目标12');
    const { program, map } = embedded(subsetOf(codes));
    expect(program.count).toBe(codes.length + 1);
    for (const code of codes) {
      const place = map.readUInt16BE(2 * code);
      const { outline, ...metrics } = face.program.at(code);
      const written = program.at(place);
      expect(place).toBeGreaterThan(0);
      expect(written.outline.subarray(0, outline.length).equals(outline)).toBe(true);
      expect(written).toMatchObject(metrics);
    }
  });

  it('is a font that another program reads', () => {
    const { bytes } = embedded(subsetOf(codesOf('申报表')));
    const font = create(bytes) as Font;
    expect(font.numGlyphs).toBe(4);
    expect(font.getGlyph(1).path.commands.length).toBeGreaterThan(3);
  });

  it('refuses a glyph that stands for no character, and the glyph of what is missing', () => {
    expect(() => subsetOf([0])).toThrow(PdfFormatError);
    expect(() => subsetOf([60_000])).toThrow(PdfFormatError);
  });
});

function embedded(subset: FontSubset): { program: Glyphs; bytes: Buffer; map: Buffer } {
  const file = readPdf(written(subset));
  const [object] = file.catalog.dictionary('Font')?.array('DescendantFonts') ?? [];
  const font = object instanceof IndirectObject ? object.value : undefined;
  if (!(font instanceof PdfDictionary)) throw new Error('No font was written');
  const stream = font.dictionary('FontDescriptor')?.stream('FontFile2');
  const map = font.stream('CIDToGIDMap');
  if (stream === undefined || map === undefined) throw new Error('The font is not embedded');
  const bytes = file.decode(stream);
  return { program: new Glyphs(fontTablesOf(bytes)), bytes, map: file.decode(map) };
}

describe('a ToUnicode map', () => {
  it('is read as it was written, characters beyond the first plane included', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 0xffff }), text), {
          selector: ([code]) => code,
          maxLength: 250,
        }),
        (entries) => {
          const map = new Map(entries);
          expect(new Map(readToUnicode(writeToUnicode(map)))).toEqual(map);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is refused when a block does not end or ranges repeat without end', () => {
    expect(() => readToUnicode('1 beginbfchar\n<0001> <0041>')).toThrow(PdfFormatError);
    const range = '<0000> <FFFF> <0041>\n';
    expect(() => readToUnicode(`2 beginbfrange\n${range}${range}endbfrange`)).toThrow(PdfFormatError);
  });

  it('is never read as anything but a map or a PdfFormatError', () => {
    const word = fc.constantFrom(
      'beginbfchar\n',
      'endbfchar\n',
      'beginbfrange\n',
      'endbfrange\n',
      '<0041>',
      '<00410042>',
      '<4>',
      '[<0041>]',
      ' ',
      '\n',
      'x',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        try {
          readToUnicode(words.join(''));
        } catch (error) {
          if (!(error instanceof PdfFormatError)) throw error;
        }
      }),
    );
  });
});
