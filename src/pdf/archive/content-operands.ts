import { hexDigit } from '../document/characters.ts';
import type { ContentScanner } from '../document/content-scanner.ts';
import { PdfFormatError } from '../document/format-error.ts';
import { ObjectParser } from '../document/object-parser.ts';
import { PdfDictionary, PdfName, PdfString } from '../document/objects.ts';

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

/** Resource name that `Tf` begins with. */
export function fontName({ text, operandStart }: ContentScanner): string {
  return text.slice(operandStart + 1, text.indexOf(' ', operandStart));
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
    for (let at = operandStart + 1; at + 4 <= end; at += 4) codes.push(codeAt(text, at));
    return;
  }
  const parser = new ObjectParser(`[${text.slice(operandStart, operatorStart)}]`, 0, noReference);
  for (const object of [parser.object()].flat(2)) {
    if (!(object instanceof PdfString)) continue;
    const bytes = Buffer.from(object.bytes);
    for (let at = 0; at + 2 <= bytes.length; at += 2) codes.push(bytes.readUInt16BE(at));
  }
}

function endOfHexadecimal(text: string, start: number): number {
  let end = start;
  while (hexDigit(text.charCodeAt(end)) >= 0) end++;
  return end;
}

/** Four hexadecimal digits. */
function codeAt(text: string, at: number): number {
  let code = 0;
  for (let digit = at; digit < at + 4; digit++) code = code * 16 + hexDigit(text.charCodeAt(digit));
  return code;
}

function noReference(): never {
  throw new PdfFormatError('A content stream holds an indirect reference');
}
