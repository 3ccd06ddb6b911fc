import { kinsokuAllows } from './kinsoku.ts';

const hyphen = 0x2d;

/**
 * Whether Word ends a line between two characters, neither of which is a blank (ADR 0128): nowhere inside of a word but
 * after a hyphen, and otherwise wherever 禁则 allows it.
 */
export function mayPart(before: number, after: number): boolean {
  if (!kinsokuAllows(before, after)) return false;
  return before === hyphen || !(isOfWord(before) && isOfWord(after));
}

/**
 * Whether a character makes one word with others of its kind: all of ASCII, and the letters of Latin, Greek and Cyrillic.
 * Every other one stands for itself: Han, `≥`, `①`, `㎡`, `²`, `×`, fullwidth letters and digits.
 */
function isOfWord(codePoint: number): boolean {
  if (codePoint < 0x80) return codePoint > 0x20;
  if (codePoint < 0xc0 || codePoint === 0xd7 || codePoint === 0xf7) return false;
  return codePoint < 0x250 || (codePoint >= 0x370 && codePoint < 0x530) || (codePoint >= 0x1e00 && codePoint < 0x2000);
}
