import { AppError } from '../../../errors.ts';
import { hiddenStart, tailLength } from './hidden-start.ts';
import { Nesting } from './nesting.ts';
import { RecordBytes } from './record-bytes.ts';
import type { RawRecord, RecordSplitter } from './raw-record.ts';
import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  lineFeed,
  openBrace,
  openBracket,
  quotationMark,
} from '../../json/syntax.ts';

/** Where the reader stands: before the array, in it, behind it. */
type Position = 'before' | 'in' | 'behind';

/**
 * Splits a JSON array into the bytes of its items without reading them: only strings and brackets are told apart.
 * What is wrong inside of an item is that item's problem: one whose brackets do not match ends, as far as can be told,
 * where the array goes on, and one that lacks a quotation mark or a bracket before the next start of a record. Where
 * that cannot be told either, the item says that nothing behind it was read.
 */
export class ArraySplitter implements RecordSplitter {
  readonly #bytes: RecordBytes;
  readonly #nesting = new Nesting();
  #position: Position = 'before';
  #inString = false;
  #escaped = false;
  /** The last character apart from blanks ended a string. */
  #isBehindString = false;
  /** The item holds what no JSON can hold: what seems to be a string need not be one. */
  #isFaulty = false;
  /** The bracket that ended the array stood inside of an item that cannot be right: it may not have been the end. */
  #mayGoOn = false;
  /** The last bytes of the chunks before this one. */
  #before: Uint8Array = new Uint8Array();
  #line = 1;
  #records = 0;
  /** Line on which the item starts that is being read. */
  #startLine: number | undefined;
  /** A comma has been read, so that one more item has to come. */
  #itemIsDue = false;

  /** `limit`: bytes of one record. */
  constructor(limit: number) {
    this.#bytes = new RecordBytes(limit);
  }

  /** Throws AppError `invalid-json` or `invalid-encoding` when the body is no array at all. */
  push(chunk: Uint8Array): readonly RawRecord[] {
    const records: RawRecord[] = [];
    /** Where the bytes of the item start that are in this chunk. */
    let start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      if (this.#inString && !this.#escaped) at = endOfPlainText(chunk, at);
      const byte = chunk[at];
      if (byte === undefined) break;
      if (byte === lineFeed) this.#line += 1;
      if (this.#position === 'before') {
        this.#enter(byte, chunk, at);
        start = at + 1;
      } else if (this.#position === 'in') {
        if (!this.#endsItem(byte)) {
          const hidden = byte === colon ? this.#hiddenStart(chunk, at) : undefined;
          if (hidden === undefined) continue;
          this.#bytes.add(chunk.subarray(start, at));
          this.#startHidden(hidden, records);
          start = at;
          continue;
        }
        this.#bytes.add(chunk.subarray(start, at));
        this.#endItem(byte, records);
        start = at + 1;
      } else {
        const hidden = this.#mayGoOn && byte === colon ? this.#hiddenStart(chunk, at) : undefined;
        if (hidden !== undefined) {
          this.#goOn(hidden);
          start = at;
        } else if (!isBlank(byte)) this.#startLine ??= this.#line;
      }
    }
    if (this.#position === 'in') this.#bytes.add(chunk.subarray(start));
    this.#before = Buffer.concat([this.#before, chunk.subarray(-tailLength)]).subarray(-tailLength);
    return records;
  }

  end(): readonly RawRecord[] {
    if (this.#position === 'before') throw notAnArray();
    if (this.#position === 'behind') {
      return this.#startLine === undefined
        ? []
        : [this.#unreadable('数组结束之后还有内容，没有读取；请删去，或改用 NDJSON。')];
    }
    // What was cut off is not printed, even if it could be: nobody knows what else was lost.
    const detail =
      this.#startLine === undefined
        ? '数组没有结束，还缺 ]；可能没有传完整。'
        : `第 ${this.#records + 1} 项（第 ${this.#startLine} 行起）到正文末尾也没有结束，其后的内容都没有读；可能缺引号或括号，或没有传完整。`;
    return [this.#unreadable(detail)];
  }

  /** The start of a record before this colon where no record could start, were the item well-formed. */
  #hiddenStart(chunk: Uint8Array, at: number): Uint8Array | undefined {
    // RFC 8259, section 4: in an object a comma is followed by a string.
    const isWrong = this.#inString || this.#isFaulty || this.#mayGoOn || this.#nesting.isInObject;
    if (!isWrong) return undefined;
    if (at > 0 && !mayEndKey(chunk[at - 1])) return undefined;
    const tail =
      at >= tailLength
        ? chunk.subarray(at - tailLength, at)
        : Buffer.concat([this.#before, chunk.subarray(0, at)]).subarray(-tailLength);
    const length = hiddenStart(tail);
    return length === undefined ? undefined : Uint8Array.from(tail.subarray(-length));
  }

  /** Ends the item that hid the record, and goes on with the record, whose first bytes these are. */
  #startHidden(head: Uint8Array, records: RawRecord[]): void {
    const record = this.#bytes.take(this.#place());
    records.push('bytes' in record ? { ...record, bytes: record.bytes.subarray(0, -head.length) } : record);
    this.#goOn(head);
  }

  #goOn(head: Uint8Array): void {
    this.#position = 'in';
    this.#mayGoOn = false;
    this.#forget();
    this.#bytes.add(head);
    this.#startLine = this.#line - head.filter((byte) => byte === lineFeed).length;
    this.#nesting.open(openBrace);
  }

  #forget(): void {
    this.#nesting.clear();
    this.#inString = false;
    this.#escaped = false;
    this.#isBehindString = false;
    this.#isFaulty = false;
  }

  #enter(byte: number, chunk: Uint8Array, at: number): void {
    if (byte === openBracket) this.#position = 'in';
    else if (!isBlank(byte) && !isByteOrderMark(byte)) throw notAnArray(chunk.subarray(at));
  }

  /** Follows strings and brackets; true when the byte stands outside of the item. */
  #endsItem(byte: number): boolean {
    if (this.#inString) {
      this.#followString(byte);
      return false;
    }
    if (isBlank(byte)) return false;
    const isOutside = this.#nesting.isOutside;
    // RFC 8259, sections 4 and 5: what may stand behind a string, and where a colon.
    if (this.#isBehindString && !endsValue(byte) && byte !== colon) this.#isFaulty = true;
    if (byte === backslash || (byte === colon && isOutside)) this.#isFaulty = true;
    this.#isBehindString = false;
    // In an item that cannot be right no comma is trusted; it ends where the next record starts.
    if (byte === comma && isOutside && !this.#isFaulty) return true;
    if (byte === closeBracket || byte === closeBrace) {
      if (this.#nesting.close(byte)) return false;
      if (byte === closeBracket) return true;
    }
    this.#startLine ??= this.#line;
    if (byte === quotationMark) this.#inString = true;
    else if (byte === openBracket || byte === openBrace) this.#nesting.open(byte);
    return false;
  }

  #followString(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quotationMark) {
      this.#inString = false;
      this.#isBehindString = true;
    }
    // RFC 8259, section 7: control characters are escaped.
    else if (byte < 0x20) this.#isFaulty = true;
  }

  /** `mark`: the comma or the bracket after the item. */
  #endItem(mark: number, records: RawRecord[]): void {
    const isLast = mark === closeBracket;
    const isThere = this.#startLine !== undefined;
    const place = this.#place();
    const record = this.#bytes.take(place);
    if (isThere) records.push(record);
    // `[]` has no item; `[a,]` and `[,a]` lack one.
    else if (!isLast || this.#itemIsDue) records.push({ ...place, problem: missing(place.index) });
    else this.#records -= 1;
    this.#itemIsDue = !isLast;
    this.#startLine = undefined;
    this.#mayGoOn = isLast && (this.#isFaulty || !this.#nesting.isOutside);
    this.#forget();
    if (isLast) this.#position = 'behind';
  }

  #unreadable(detail: string): RawRecord {
    const place = this.#place();
    return { ...place, problem: new AppError('invalid-json', detail, { members: { line: place.line } }) };
  }

  #place(): { index: number; line: number } {
    this.#records += 1;
    return { index: this.#records, line: this.#startLine ?? this.#line };
  }
}

function missing(index: number): AppError {
  return new AppError('invalid-json', `第 ${index} 项是空的：多了一个逗号，请删去。`);
}

function notAnArray(rest: Uint8Array = new Uint8Array()): AppError {
  if ((rest[0] === 0xff && rest[1] === 0xfe) || (rest[0] === 0xfe && rest[1] === 0xff)) {
    return new AppError('invalid-encoding', '请求正文看来是 UTF-16，请另存为 UTF-8 后再提交。');
  }
  const hint =
    rest[0] === openBrace
      ? '；一行一项时请把 Content-Type 设为 application/x-ndjson'
      : rest.length === 0
        ? '；正文是空的'
        : '';
  return new AppError('invalid-json', `批次应为 JSON 数组 [{"form": …, "filing": …}, …]${hint}。`);
}

/** Where the bytes of a string end that mean nothing else: most of a filing is text. */
function endOfPlainText(chunk: Uint8Array, from: number): number {
  let at = from;
  for (let byte = chunk[at] ?? 0; byte >= 0x20 && byte !== quotationMark && byte !== backslash; byte = chunk[at] ?? 0) {
    if (byte === colon) break;
    at += 1;
  }
  return at;
}

/** What stands behind a value: a comma or the bracket that ends what it is in. */
function endsValue(byte: number): boolean {
  return byte === comma || byte === closeBracket || byte === closeBrace;
}

/** A quotation mark, or a blank behind it. */
function mayEndKey(byte: number | undefined): boolean {
  return byte === quotationMark || (byte !== undefined && isBlank(byte));
}

/** RFC 8259, section 2. */
function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === lineFeed || byte === 0x0d || byte === 0x09;
}

/** Bytes of U+FEFF in UTF-8, which RFC 8259, section 8.1 lets a reader ignore. */
function isByteOrderMark(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf;
}
