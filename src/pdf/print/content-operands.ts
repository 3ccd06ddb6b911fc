import { hexDigit, hexDigits } from '../syntax/characters.ts';
import type { ContentScanner } from '../syntax/content-scanner.ts';
import { PdfFormatError } from '../syntax/format-error.ts';
import { ObjectParser } from '../syntax/object-parser.ts';
import { PdfDictionary, PdfName, PdfString } from '../syntax/objects.ts';

/** A range of a content stream. */
export interface ContentRange {
  readonly start: number;
  /** Offset behind it. */
  readonly end: number;
}

/** An operand that is a number, by its index: Skia separates operands by one space. */
export function operandAt(
  { text, operandStart, operatorStart }: ContentScanner,
  index: number,
): ContentRange & { text: string } {
  let start = operandStart;
  for (let skipped = 0; skipped < index; skipped++) start = text.indexOf(' ', start) + 1;
  const end = text.indexOf(' ', start);
  if (start === 0 || end < 0 || end >= operatorStart)
    throw new PdfFormatError('An operator lacks operands', operandStart);
  return { start, end, text: text.slice(start, end) };
}

/** Tag and property list of a marked-content operator (14.6.1). */
export function operands(scanner: ContentScanner): { tag: string; properties: PdfDictionary | undefined } {
  const { text, operandStart, operatorStart } = scanner;
  const parser = new ObjectParser(text, operandStart, noReference);
  const tag = parser.object();
  parser.skip();
  const properties = parser.offset < operatorStart ? parser.object() : undefined;
  return {
    tag: tag instanceof PdfName ? tag.value : '',
    properties: properties instanceof PdfDictionary ? properties : undefined,
  };
}

/** Skia shows one hexadecimal string at a time; the general case is read object by object. */
export function readShownCodes({ text, operandStart, operatorStart }: ContentScanner, codes: number[]): void {
  const end = endOfHexadecimal(text, operandStart + 1);
  if (text.charCodeAt(operandStart) === 0x3c && text.charCodeAt(end) === 0x3e && operatorStart - end <= 2) {
    for (let at = operandStart + 1; at + 4 <= end; at += 4) codes.push(hexDigits(text, at));
    return;
  }
  const parser = new ObjectParser(`[${text.slice(operandStart, operatorStart)}]`, 0, noReference);
  for (const object of [parser.object()].flat(2)) {
    if (!(object instanceof PdfString)) continue;
    const bytes = Buffer.from(object.bytes);
    for (let at = 0; at + 2 <= bytes.length; at += 2) codes.push(bytes.readUInt16BE(at));
  }
}

/**
 * Reads on from an offset while glyphs are shown one by one on a line, `<1AC0> Tj` and `23.999924 0 Td` by turns, as Skia
 * writes nearly all text: many times as fast as operator by operator. Gives the offset of whatever else follows.
 */
export function readGlyphs(text: string, start: number, codes: number[]): number {
  let end = start;
  for (;;) {
    let at = end;
    while (text.charCodeAt(at) === 0x0a || text.charCodeAt(at) === 0x20) at++;
    if (text.charCodeAt(at) === 0x3c) {
      if (!text.startsWith('> Tj\n', at + 5)) return end;
      const code = hexDigits(text, at + 1);
      if (code < 0) return end;
      codes.push(code);
      end = at + 9;
    } else {
      while (isNumeric(text.charCodeAt(at))) at++;
      if (!text.startsWith(' 0 Td <', at)) return end;
      end = at + 5;
    }
  }
}

/** Digits, the point and the sign. */
function isNumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x2d;
}

function endOfHexadecimal(text: string, start: number): number {
  let end = start;
  while (hexDigit(text.charCodeAt(end)) >= 0) end++;
  return end;
}

function noReference(): never {
  throw new PdfFormatError('A content stream holds an indirect reference');
}
