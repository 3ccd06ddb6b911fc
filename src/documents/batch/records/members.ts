import { backslash, closeBrace, colon, comma, openBrace, quotationMark } from '../../json/syntax.ts';

/** A member of a JSON object, as ranges of its bytes. */
export interface Member {
  readonly key: string;
  /** The value with its quotation marks or brackets, without the blanks around it. */
  readonly value: Uint8Array;
}

/**
 * The members of an object by their bytes, without reading their values: what is embedded in a document is the filing
 * exactly as it was sent. `undefined` when the outermost object is not well-formed; faults inside of the values are
 * for whoever reads them.
 *
 * @param most members that are read: of an object with more of them only so many are given, whatever else it holds
 */
export function membersOf(bytes: Uint8Array, most = Number.POSITIVE_INFINITY): readonly Member[] | undefined {
  const members: Member[] = [];
  let at = skipBlanks(bytes, startOf(bytes));
  if (bytes[at] !== openBrace) return undefined;
  at = skipBlanks(bytes, at + 1);
  if (bytes[at] === closeBrace) return endsAfter(bytes, at) ? members : undefined;
  for (;;) {
    const key = valueAt(bytes, at);
    if (key?.[0] !== quotationMark) return undefined;
    at = skipBlanks(bytes, at + key.length);
    if (bytes[at] !== colon) return undefined;
    at = skipBlanks(bytes, at + 1);
    const value = valueAt(bytes, at);
    const name = textOf(key);
    if (value === undefined || name === undefined) return undefined;
    members.push({ key: name, value });
    if (members.length >= most) return members;
    at = skipBlanks(bytes, at + value.length);
    if (bytes[at] === closeBrace) return endsAfter(bytes, at) ? members : undefined;
    if (bytes[at] !== comma) return undefined;
    at = skipBlanks(bytes, at + 1);
  }
}

/** Behind a byte order mark (RFC 8259, section 8.1). */
function startOf(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function endsAfter(bytes: Uint8Array, at: number): boolean {
  return skipBlanks(bytes, at + 1) === bytes.length;
}

function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isBlank(bytes[at])) at += 1;
  return at;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The bytes of the value that starts here; undefined when there is none or it does not end. */
function valueAt(bytes: Uint8Array, start: number): Uint8Array | undefined {
  const end = endOf(bytes, start);
  return end === undefined || end === start ? undefined : bytes.subarray(start, end);
}

function endOf(bytes: Uint8Array, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quotationMark) {
      at = endOfString(bytes, at);
      if (depth === 0) return at < bytes.length ? at + 1 : undefined;
    } else if (byte === openBrace || byte === 0x5b) {
      depth += 1;
    } else if (byte === closeBrace || byte === 0x5d) {
      // Of the object around: a number or a keyword ends here.
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (byte === comma || byte === colon || isBlank(byte))) {
      return at;
    }
  }
  return undefined;
}

/** Where the closing quotation mark is. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quotationMark) at += bytes[at] === backslash ? 2 : 1;
  return at;
}

function textOf(string: Uint8Array): string | undefined {
  try {
    return JSON.parse(Buffer.from(string).toString('utf8')) as string;
  } catch {
    return undefined;
  }
}
