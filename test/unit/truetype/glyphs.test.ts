import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Font, create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { FontError, fontTablesOf } from '../../../src/truetype/font-tables.ts';
import { Glyphs, componentsOf } from '../../../src/truetype/glyphs.ts';

const bytes = readFileSync(join(import.meta.dirname, '../../../fonts/FilingPressSymbols.ttf'));

describe('the glyphs of a font', () => {
  it('have the advances that another program reads', () => {
    const [glyphs, font] = [new Glyphs(fontTablesOf(bytes)), create(bytes) as Font];
    expect([glyphs.count, glyphs.unitsPerEm]).toEqual([font.numGlyphs, font.unitsPerEm]);
    for (let index = 0; index < glyphs.count; index += 1) {
      expect(glyphs.at(index).advance, `glyph ${index}`).toBe(font.getGlyph(index).advanceWidth);
    }
    expect(() => glyphs.at(glyphs.count)).toThrow(FontError);
  });

  it('never cost more than a FontError, whatever the bytes are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: bytes.length }),
        (edits, length) => {
          const damaged = Buffer.from(bytes);
          for (const [at, value] of edits) damaged[at] = value;
          for (const font of [damaged, damaged.subarray(0, length)]) {
            try {
              const glyphs = new Glyphs(fontTablesOf(font));
              for (let index = 0; index < glyphs.count; index += 1) componentsOf(glyphs.at(index).outline);
            } catch (error) {
              expect(error).toBeInstanceOf(FontError);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
