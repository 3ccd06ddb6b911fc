import { AppError } from '../../../errors.ts';
import { Nesting } from './nesting.ts';
import { RecordBytes } from './record-bytes.ts';
import type { RawRecord, RecordSplitter } from './raw-record.ts';
import {
  backslash,
  closeBrace,
  closeBracket,
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
 * What is wrong inside of an item is that item's problem; an item whose brackets do not match ends, as far as can
 * be told, where the array goes on. A quotation mark without its partner hides all that follows: those items are one.
 */
export class ArraySplitter implements RecordSplitter {
  readonly #bytes: RecordBytes;
  readonly #nesting = new Nesting();
  #position: Position = 'before';
  #inString = false;
  #escaped = false;
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
      const byte = chunk[at] ?? 0;
      if (byte === lineFeed) this.#line += 1;
      if (this.#position === 'before') {
        this.#enter(byte, chunk, at);
        start = at + 1;
      } else if (this.#position === 'in') {
        if (!this.#endsItem(byte)) continue;
        this.#bytes.add(chunk.subarray(start, at));
        this.#endItem(byte, records);
        start = at + 1;
      } else if (!isBlank(byte)) {
        this.#startLine ??= this.#line;
      }
    }
    if (this.#position === 'in') this.#bytes.add(chunk.subarray(start));
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
    return [this.#unreadable('数组没有结束，还缺 ]；可能没有传完整。')];
  }

  #enter(byte: number, chunk: Uint8Array, at: number): void {
    if (byte === openBracket) this.#position = 'in';
    else if (!isBlank(byte) && !isByteOrderMark(byte)) throw notAnArray(chunk.subarray(at));
  }

  /** Follows strings and brackets; true when the byte stands outside of the item. */
  #endsItem(byte: number): boolean {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === backslash) this.#escaped = true;
      else if (byte === quotationMark) this.#inString = false;
      return false;
    }
    if (isBlank(byte)) return false;
    if (byte === comma && this.#nesting.isOutside) return true;
    if (byte === closeBracket || byte === closeBrace) {
      if (this.#nesting.close(byte)) return false;
      if (byte === closeBracket) return true;
    }
    this.#startLine ??= this.#line;
    if (byte === quotationMark) this.#inString = true;
    else if (byte === openBracket || byte === openBrace) this.#nesting.open(byte);
    return false;
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
    this.#nesting.clear();
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

/** RFC 8259, section 2. */
function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === lineFeed || byte === 0x0d || byte === 0x09;
}

/** Bytes of U+FEFF in UTF-8, which RFC 8259, section 8.1 lets a reader ignore. */
function isByteOrderMark(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf;
}
