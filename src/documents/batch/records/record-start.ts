import { backslash, colon, comma, isBlank, openBrace, quotationMark } from '../../json/syntax.ts';

/** Bytes within which the start of a record has to lie: its brace, a name, and the first other key. */
export const tailLength = 2048;

const form = Buffer.from('"form"');
const filing = Buffer.from('"filing"');
const name = Buffer.from('"name"');

/** The start of a record up to its first colon. */
interface RecordStart {
  /** In bytes. */
  readonly length: number;
  /** A string and a colon are in front of it: it may be the value of a key. */
  readonly isBehindKey: boolean;
}

/**
 * The start of a record with which these bytes end, which end before a colon: `{"form"` or `{"filing"`, a name possibly in
 * front; undefined when they end with none.
 *
 * No right record holds one inside of itself. In a string its quotation marks would be escaped (RFC 8259, section 7),
 * and no list of a filing holds objects with these keys.
 *
 * Read backwards, so that the work is bounded by the bytes since the last quotation mark.
 */
export function recordStart(tail: Uint8Array): RecordStart | undefined {
  let at = behindBlanks(tail, tail.length);
  const key = endsWith(tail, at, form) ? form : filing;
  if (!endsWith(tail, at, key)) return undefined;
  at = behindBlanks(tail, at - key.length);
  if (tail[at - 1] === comma) at = beforeName(tail, behindBlanks(tail, at - 1));
  if (tail[at - 1] !== openBrace) return undefined;
  at -= 1;
  return { length: tail.length - at, isBehindKey: endsWithKey(tail, behindBlanks(tail, at)) };
}

function endsWithKey(bytes: Uint8Array, end: number): boolean {
  return bytes[end - 1] === colon && bytes[behindBlanks(bytes, end - 1) - 1] === quotationMark;
}

/** Whether the bytes end with one of the keys of a record and blanks. */
export function endsWithRecordKey(tail: Uint8Array): boolean {
  const at = behindBlanks(tail, tail.length);
  return [form, filing, name].some((key) => endsWith(tail, at, key));
}

/** The offset before the member `"name": "…"` that ends here; 0, before which nothing stands, when none does. */
function beforeName(tail: Uint8Array, end: number): number {
  if (tail[end - 1] !== quotationMark) return 0;
  let at = end - 2;
  while (at >= 0 && !(tail[at] === quotationMark && !isEscaped(tail, at))) at -= 1;
  at = behindBlanks(tail, at);
  if (tail[at - 1] !== colon) return 0;
  at = behindBlanks(tail, at - 1);
  return endsWith(tail, at, name) ? behindBlanks(tail, at - name.length) : 0;
}

function isEscaped(bytes: Uint8Array, at: number): boolean {
  let backslashes = 0;
  while (bytes[at - 1 - backslashes] === backslash) backslashes += 1;
  return backslashes % 2 === 1;
}

/** The offset behind the last byte before this one that is no blank. */
function behindBlanks(bytes: Uint8Array, end: number): number {
  let at = end;
  while (at > 0 && isBlank(bytes[at - 1])) at -= 1;
  return at;
}

function endsWith(bytes: Uint8Array, end: number, word: Uint8Array): boolean {
  return end >= word.length && word.every((byte, index) => bytes[end - word.length + index] === byte);
}

/** Whether the byte before may end `"form"` or `"filing"`: most colons follow other keys. A blank may stand in between. */
export function mayEndKey(chunk: Uint8Array, at: number): boolean {
  if (at < 2 || isBlank(chunk[at - 1])) return true;
  return chunk[at - 1] === quotationMark && (chunk[at - 2] === 0x6d || chunk[at - 2] === 0x67);
}
