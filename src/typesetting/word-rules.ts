import { kinsokuAllows } from './kinsoku.ts';

const hyphen = 0x2d;

/** Whether Word ends a line between two characters, neither of which is a blank (ADR 0128). */
export function mayPart(before: number, after: number): boolean {
  return kinsokuAllows(before, after) && !inWord(before, after);
}

/** Whether there is one word on both sides: it may be parted after a hyphen and nowhere else. */
export function inWord(before: number, after: number): boolean {
  return before !== hyphen && isOfWord(before) && isOfWord(after);
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
