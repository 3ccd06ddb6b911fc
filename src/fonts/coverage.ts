import type { CharacterCoverage } from '../documents/ports.ts';
import type { CodePointSet } from './code-point-set.ts';

/** Looks texts up in the characters that can be drawn. `\n` and `\t` are no characters of a font and always pass. */
export function createCoverage(characters: CodePointSet): CharacterCoverage {
  return {
    firstMissing: (text) => {
      for (let index = 0; index < text.length; index += 1) {
        const unit = text.charCodeAt(index);
        if (unit === 0x0a || unit === 0x09) continue;
        const codePoint = unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(index) ?? unit) : unit;
        if (!characters.has(codePoint)) return { index, codePoint };
        if (codePoint > 0xffff) index += 1;
      }
      return undefined;
    },
  };
}
