/** The characters that give a JSON text its structure (RFC 8259, sections 2, 4, 5 and 7), as UTF-8 bytes and UTF-16 units alike. */
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const quotationMark = 0x22;
export const backslash = 0x5c;
export const colon = 0x3a;
export const comma = 0x2c;
export const space = 0x20;
export const lineFeed = 0x0a;

/** RFC 8259, section 2: these four and no other white space. */
export function isBlank(byte: number | undefined): boolean {
  return byte === space || byte === lineFeed || byte === 0x0d || byte === 0x09;
}
