/** The character classes of PDF syntax (ISO 32000-1, 7.2.2): everything else is a regular character. */
export const whiteSpace = 1;
export const delimiter = 2;

/** Class of each byte: 0 (regular), whiteSpace or delimiter. */
export const characterClass: Uint8Array = new Uint8Array(256);
for (const code of [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]) characterClass[code] = whiteSpace;
for (const character of '()<>[]{}/%') characterClass[character.charCodeAt(0)] = delimiter;

/** Offset of the first character from `at` on that is neither white space nor part of a comment. */
export function skipWhiteSpace(text: string, at: number): number {
  let offset = at;
  for (; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (characterClass[code] === whiteSpace) continue;
    if (code !== 0x25) break;
    while (offset < text.length && text[offset] !== '\n' && text[offset] !== '\r') offset++;
  }
  return offset;
}

/** Offset behind the regular characters from `start` on. */
export function endOfRegular(text: string, start: number): number {
  let end = start;
  while (end < text.length && characterClass[text.charCodeAt(end)] === 0) end++;
  return end;
}

/** Offset of the parenthesis that ends a literal string (7.3.4.2), which begins at `start`; negative without one. */
export function endOfLiteralString(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) return at;
  }
  return -1;
}

/** Value of a hexadecimal digit, or -1. */
export function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** The value of four hexadecimal digits; a negative number where there is anything else. */
export function hexDigits(text: string, at: number): number {
  return (
    (hexDigit(text.charCodeAt(at)) << 12) |
    (hexDigit(text.charCodeAt(at + 1)) << 8) |
    (hexDigit(text.charCodeAt(at + 2)) << 4) |
    hexDigit(text.charCodeAt(at + 3))
  );
}
