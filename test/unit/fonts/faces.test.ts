import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Font, create } from 'fontkit';
import { afterAll, describe, expect, it } from 'vitest';
import { readFace } from '../../../src/fonts/face.ts';
import { openFonts } from '../../../src/fonts/fonts.ts';
import { subsetFace } from '../../../src/fonts/supplementary-fonts.ts';
import { visitCharacters } from '../../../src/truetype/character-map.ts';
import { FontError } from '../../../src/truetype/font-tables.ts';
import { writeFontFile } from '../../../src/truetype/write-font-file.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'fonts');
const scratch = mkdtempSync(join(tmpdir(), 'filing-press-faces-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe('a face that documents cannot carry', () => {
  const symbols = readFileSync(join(folder, 'FilingPressSymbols.ttf'));
  const open = (bytes: Buffer, index = 0) => {
    const path = join(scratch, 'face.ttf');
    writeFileSync(path, bytes);
    return readFace(path, index);
  };
  const withTag = (from: string, to: string): Buffer => {
    const bytes = Buffer.from(symbols);
    bytes.write(to, bytes.indexOf(from, 0, 'latin1'), 'latin1');
    return bytes;
  };

  it.each([
    ['no font', Buffer.from('<html>not a font at all</html>'), '不是 TrueType 字体文件'],
    ['an empty file', Buffer.alloc(0), '不完整'],
    ['a web font', Buffer.from('wOF2 and so on'), 'WOFF'],
    ['a file that is cut off', symbols.subarray(0, 1_000), '不完整'],
    ['CFF outlines', withTag('glyf', 'CFF '), 'CFF'],
    ['a variable font', withTag('post', 'fvar'), '可变字体'],
    ['a face without a character map', withTag('cmap', 'cmax'), '缺少 cmap'],
  ])('is refused with a reason: %s', (_, bytes, reason) => {
    expect(() => open(bytes)).toThrow(FontError);
    expect(() => open(bytes)).toThrow(reason);
  });

  it('is refused if it is the second of a file that is no collection', () => {
    expect(() => open(symbols, 1)).toThrow('不是字体集');
  });

  it('never costs more than a FontError, whatever the bytes are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(symbols.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        (edits) => {
          const bytes = Buffer.from(symbols);
          for (const [at, value] of edits) bytes[at] = value;
          try {
            open(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(FontError);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the subset of a face for a Word file', () => {
  const rare = readFace(join(folder, 'FilingPressSongExt.ttf'));
  const characters = [0x20000, 0x2a6d6, 0x2ebe0];
  const subset = subsetFace(rare, characters);

  it('has those characters, with the outlines and advances of the face', () => {
    const [part, whole] = [
      create(subset) as Font,
      create(readFileSync(join(folder, 'FilingPressSongExt.ttf'))) as Font,
    ];
    expect(part.characterSet).toEqual(characters);
    expect(part.familyName).toBe('Filing Press Song Ext');
    for (const codePoint of characters) {
      const [mine, theirs] = [part.glyphForCodePoint(codePoint), whole.glyphForCodePoint(codePoint)];
      expect(mine.path.toSVG()).toBe(theirs.path.toSVG());
      expect(mine.path.commands.length).toBeGreaterThan(10);
      expect(mine.advanceWidth).toBe(theirs.advanceWidth);
    }
  });

  it('is small, and the same bytes each time', () => {
    expect(subset.length).toBeLessThan(4_000);
    expect(subsetFace(rare, [...characters].reverse())).toEqual(subset);
  });
});

describe('the subset of a mounted face for a Word file', () => {
  /** The shipped symbols, with ☑ composed of ☐ moved to the right, and with instructions. */
  const composed = (): string => {
    const { tables } = readFace(join(folder, 'FilingPressSymbols.ttf'));
    const table = (tag: string): Buffer => Buffer.from(tables.table(tag) ?? Buffer.alloc(0));
    const glyphs = new Map<number, number>();
    visitCharacters(table('cmap'), (codePoint, glyph) => glyphs.set(codePoint, glyph));
    const composite = Buffer.alloc(18);
    composite.writeInt16BE(-1, 0);
    composite.writeUInt16BE(0x0003, 10); // offsets in words
    composite.writeUInt16BE(glyphs.get(0x2610) ?? 0, 12);
    composite.writeInt16BE(100, 14);
    const long = table('head').readUInt16BE(50) === 1;
    const loca = table('loca');
    const offset = (glyph: number): number => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
    const outlines = Array.from({ length: table('maxp').readUInt16BE(4) }, (_, glyph) =>
      glyph === glyphs.get(0x2611)
        ? Buffer.concat([composite, Buffer.alloc(2)])
        : table('glyf').subarray(offset(glyph), offset(glyph + 1)),
    );
    const offsets = Buffer.alloc((outlines.length + 1) * 4);
    outlines.forEach((outline, glyph) =>
      offsets.writeUInt32BE(offsets.readUInt32BE(glyph * 4) + outline.length, (glyph + 1) * 4),
    );
    const head = table('head');
    head.writeUInt16BE(1, 50);
    const path = join(scratch, 'composed.ttf');
    writeFileSync(
      path,
      writeFontFile(
        new Map([
          ...tables.tags.map((tag): [string, Buffer] => [tag, table(tag)]),
          ['glyf', Buffer.concat(outlines)],
          ['loca', offsets],
          ['head', head],
          ['fpgm', Buffer.from([0xb0, 0x00])],
        ]),
      ),
    );
    return path;
  };

  it('has the parts that its characters are composed of, and the instructions', () => {
    const path = composed();
    const bytes = subsetFace(readFace(path), [0x2611]);
    const [part, whole] = [create(bytes) as Font, create(readFileSync(path)) as Font];
    expect(part.characterSet).toEqual([0x2611]);
    const box = whole.glyphForCodePoint(0x2610).bbox;
    const outline = part.glyphForCodePoint(0x2611).path;
    expect(outline.toSVG()).toBe(whole.glyphForCodePoint(0x2611).path.toSVG());
    expect(outline.bbox.minX).toBe(box.minX + 100);
    writeFileSync(path, bytes);
    expect(readFace(path).tables.table('fpgm')).toEqual(Buffer.from([0xb0, 0x00]));
  });
});

describe('the faces of a Word file', () => {
  const { supplementary } = openFonts(folder);
  const faceOf = (character: string): string | undefined => supplementary.faceFor(character.codePointAt(0) ?? 0);

  it('are those of the run for everything in GBK', () => {
    for (const character of '一龥喆堃镕“”—…□①℃Ⅳα 　aZ~é') expect(faceOf(character), character).toBeUndefined();
  });

  it('are embedded ones for what an office machine may lack', () => {
    expect(['☑', '☐', '☒'].map(faceOf)).toEqual(Array.from({ length: 3 }, () => 'Filing Press Symbols'));
    expect(['𠀀', '𬺰', '\u{2EBE0}'].map(faceOf)).toEqual(Array.from({ length: 3 }, () => 'Filing Press Song Ext'));
    expect(['㐀', '鿯', '½'].map(faceOf)).toEqual(Array.from({ length: 3 }, () => 'Filing Press Song'));
    expect(['₂', '➢', '✔', '⋅', 'š'].map(faceOf)).toEqual(Array.from({ length: 5 }, () => 'Filing Press Signs'));
    expect(['𮯰', '𰻝', '\u{31350}'].map(faceOf)).toEqual(Array.from({ length: 3 }, () => 'Filing Press Song Recent'));
  });
});
