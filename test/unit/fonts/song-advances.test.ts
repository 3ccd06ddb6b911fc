import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Font, create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { gbkCodeOf } from '../../../src/characters/gbk.ts';
import { advanceWidths } from '../../../src/fonts/advance-widths.ts';
import { readFace } from '../../../src/fonts/face.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'fonts');
const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index);

/** Characters that GBK writes in two bytes. */
const twoBytes = Array.from({ length: 0xffff - 0x80 }, (_, index) => 0x80 + index).filter(
  (codePoint) => (gbkCodeOf(String.fromCharCode(codePoint)) ?? 0) > 0xff,
);

describe.each(['FilingPressSong.ttf', 'FilingPressSongCommon.ttf'])('%s', (file) => {
  const path = join(folder, file);
  const face = readFace(path);
  const widthOf = advanceWidths([face]);
  const font = create(readFileSync(path)) as Font;

  it('sets ASCII half an em wide, as 宋体 does', () => {
    expect(ascii.filter((codePoint) => !face.characters.has(codePoint))).toEqual([]);
    expect(ascii.filter((codePoint) => widthOf(codePoint) !== 0.5)).toEqual([]);
  });

  it('sets all else that GBK writes in two bytes one em wide', () => {
    const having = twoBytes.filter((codePoint) => face.characters.has(codePoint));
    expect(having.length).toBeGreaterThan(7_000);
    const others = having.filter((codePoint) => widthOf(codePoint) !== 1);
    expect(others.map((codePoint) => String.fromCharCode(codePoint))).toEqual([]);
  });

  it('draws each letter, digit and sign with white on both sides, but for _, which joins its like', () => {
    const touching = ascii.filter((codePoint) => {
      const { minX, maxX } = font.glyphForCodePoint(codePoint).bbox;
      return codePoint > 0x20 && (minX < 0.012 * font.unitsPerEm || maxX > 0.488 * font.unitsPerEm);
    });
    expect(String.fromCodePoint(...touching)).toBe('_');
    const { minX, maxX } = font.glyphForCodePoint(0x5f).bbox;
    expect([minX <= 0, maxX >= 0.5 * font.unitsPerEm]).toEqual([true, true]);
  });
});
