import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mapping, visitCharacters, writeCharacterMap } from '../../../src/truetype/character-map.ts';

describe('a character map', () => {
  const mappings = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0x20, max: 0x10ffff }), fc.integer({ min: 1, max: 0xffff })), {
      selector: ([codePoint]) => codePoint,
      maxLength: 200,
    })
    .map((pairs) => pairs.filter(([codePoint]) => codePoint !== 0xffff).sort(([a], [b]) => a - b));

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(mappings, fc.boolean(), (written, basicPlane) => {
        const read: Mapping[] = [];
        visitCharacters(writeCharacterMap(written, { basicPlane }), (codePoint, glyph) =>
          read.push([codePoint, glyph]),
        );
        expect(read).toEqual(written);
      }),
    );
  });

  it('says the same of the basic plane in the format for older programs', () => {
    fc.assert(
      fc.property(mappings, (written) => {
        const table = writeCharacterMap(written, { basicPlane: true });
        table.writeUInt16BE(1, 2); // the first subtable alone: format 4
        const read: Mapping[] = [];
        visitCharacters(table, (codePoint, glyph) => read.push([codePoint, glyph]));
        expect(read).toEqual(written.filter(([codePoint]) => codePoint < 0xffff));
      }),
    );
  });
});
