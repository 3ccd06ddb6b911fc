import { backslash, closeBrace, closeBracket, colon, comma, isBlank, quotationMark } from '../../json/syntax.ts';

/** Where the bytes of a string end that mean nothing else: most of a filing is text. */
export function endOfPlainText(chunk: Uint8Array, from: number): number {
  let at = from;
  for (let byte = chunk[at] ?? 0; byte >= 0x20 && byte !== quotationMark && byte !== backslash; byte = chunk[at] ?? 0) {
    if (byte === colon) break;
    at += 1;
  }
  return at;
}

/** What stands behind a value: a comma or the bracket that ends what it is in. */
export function endsValue(byte: number): boolean {
  return byte === comma || byte === closeBracket || byte === closeBrace;
}

export function isMatter(byte: number): boolean {
  return !isBlank(byte) && byte !== comma;
}

/** What stands behind an item. */
export function endsItem(byte: number): boolean {
  return byte === comma || byte === closeBracket;
}

/** Bytes of U+FEFF in UTF-8, which RFC 8259, section 8.1 lets a reader ignore. */
export function isByteOrderMark(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf;
}
