import { AppError } from '../../../errors.ts';
import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  isBlank,
  lineFeed,
  openBrace,
  openBracket,
  quotationMark,
} from '../../json/syntax.ts';
import { endOfPlainText, endsItem, endsValue, isByteOrderMark, isMatter } from './array-bytes.ts';
import { closedTooEarly, missing, notAnArray } from './array-problems.ts';
import { Nesting } from './nesting.ts';
import type { RawRecord, RecordSplitter } from './raw-record.ts';
import { RecordBytes } from './record-bytes.ts';
import { endsWithRecordKey, mayEndKey, recordStart, tailLength } from './record-start.ts';

/** Where the reader stands: before the array, in it, behind it. */
type Position = 'before' | 'in' | 'behind';

/** The chunk that is read, and where the bytes of the item start that are in it. */
interface Reading {
  readonly chunk: Uint8Array;
  start: number;
  readonly records: RawRecord[];
}

/**
 * Splits a JSON array into the bytes of its items without reading them: it follows strings and brackets, nothing else.
 *
 * What is wrong inside of an item is that item's problem. One starts wherever a record starts (`record-start.ts`), no
 * matter what was before it: in what seems to be a string, inside of an object or behind the end of the array. An item
 * ends where its object is closed. So a record is never lost to what is wrong with others (docs/batches.md says for
 * which records that holds). What is no record goes up to the next comma, or the next start of a record where no comma
 * can be trusted.
 */
export class ArraySplitter implements RecordSplitter {
  readonly #bytes: RecordBytes;
  readonly #nesting = new Nesting();
  #position: Position = 'before';
  #inString = false;
  #escaped = false;
  /** The last character apart from blanks ended a string. */
  #isBehindString = false;
  /** The last character apart from blanks ended the item: nothing more belongs to it. */
  #isClosed = false;
  /** The item holds what no JSON can hold: a comma in it need not be one between items. */
  #isFaulty = false;
  /** The bracket that ended the array stood inside of an item: what follows up to the next record is the rest of that. */
  #isRest = false;
  /** How many characters stood behind the end of the array, blanks and commas aside. */
  #passedOver = 0;
  /** The last bytes of the chunks before this one. */
  #before: Uint8Array = new Uint8Array();
  #line = 1;
  #records = 0;
  /** Line on which the item starts that is being read, and how many blanks are in front of it. */
  #startLine: number | undefined;
  #blanks = 0;
  /** A comma has been read, so that one more item has to come. */
  #itemIsDue = false;
  /** The item before this one, until it is certain that what follows is not the rest of it. */
  #held: RawRecord | undefined;

  /** `limit`: bytes of one record. */
  constructor(limit: number) {
    this.#bytes = new RecordBytes(limit);
  }

  /** Throws AppError `invalid-json` or `invalid-encoding` when the body is no array at all. */
  push(chunk: Uint8Array): readonly RawRecord[] {
    const reading: Reading = { chunk, start: 0, records: [] };
    for (let at = 0; at < chunk.length; at += 1) {
      if (this.#inString && !this.#escaped) at = endOfPlainText(chunk, at);
      const byte = chunk[at];
      if (byte === undefined) break;
      if (byte === lineFeed) this.#line += 1;
      if (this.#position === 'before') this.#enter(byte, reading, at);
      else if (byte === colon && this.#startsRecord(reading, at)) continue;
      else if (this.#position === 'in') this.#follow(byte, reading, at);
      else this.#passOver(byte);
    }
    if (this.#position === 'in') this.#bytes.add(chunk.subarray(reading.start));
    this.#before = Buffer.concat([this.#before, chunk.subarray(-tailLength)]).subarray(-tailLength);
    return reading.records;
  }

  end(): readonly RawRecord[] {
    if (this.#position === 'before') throw notAnArray();
    const held = this.#held === undefined ? [] : [this.#held];
    if (this.#position === 'behind') {
      return this.#passedOver === 0 && !this.#itemIsDue ? held : [...held, this.#behindTheArray()];
    }
    // What was cut off is not printed, even if it could be: more may have been lost.
    const detail =
      this.#startLine === undefined
        ? '数组没有结束，还缺 ]；可能没有传完整。'
        : `第 ${this.#records + 1} 项（第 ${this.#startLine} 行起）到末尾也没有结束，其后的内容都没有读；可能缺引号或括号，或没有传完整。`;
    return [...held, this.#unreadable(detail)];
  }

  #enter(byte: number, reading: Reading, at: number): void {
    if (byte === openBracket) this.#position = 'in';
    else if (!isBlank(byte) && !isByteOrderMark(byte)) throw notAnArray(reading.chunk.subarray(at));
    reading.start = at + 1;
  }

  /** Whether a record starts before this colon, which is not the item that is being read anyway; ends what was before it. */
  #startsRecord(reading: Reading, at: number): boolean {
    if (!mayEndKey(reading.chunk, at)) return false;
    const tail = this.#tail(reading.chunk, at);
    const found = recordStart(tail);
    if (found === undefined || (found.isBehindKey && this.#mayHoldValue)) return false;
    const { length } = found;
    const head = Uint8Array.from(tail.subarray(-length));
    if (this.#position === 'in') {
      const before = this.#bytes.length + at - reading.start - length;
      if (before === this.#blanks) return false;
      this.#bytes.add(reading.chunk.subarray(reading.start, at));
      const record = this.#bytes.take(this.#place());
      this.#emit('bytes' in record ? { ...record, bytes: record.bytes.subarray(0, -length) } : record, reading.records);
    } else if (this.#passedOver > head.filter(isMatter).length && !this.#isRest) {
      this.#emit(this.#behindTheArray(), reading.records);
    }
    this.#position = 'in';
    this.#forget();
    this.#bytes.add(head);
    this.#startLine = this.#line - head.filter((byte) => byte === lineFeed).length;
    this.#nesting.open(openBrace);
    reading.start = at;
    return true;
  }

  /** A value may stand here that is an object: the reader of a filing says that a whole record was put in it. */
  get #mayHoldValue(): boolean {
    return this.#position === 'in' && !this.#inString && !this.#isFaulty && !this.#nesting.isOutside;
  }

  /** The last bytes before an offset. */
  #tail(chunk: Uint8Array, at: number): Uint8Array {
    if (at >= tailLength) return chunk.subarray(at - tailLength, at);
    return Buffer.concat([this.#before, chunk.subarray(0, at)]).subarray(-tailLength);
  }

  #follow(byte: number, reading: Reading, at: number): void {
    if (!this.#inString && !isBlank(byte)) {
      if (this.#isClosed && !endsItem(byte)) this.#endItem(undefined, reading, at);
      if (this.#startLine === undefined) this.#begin(byte, reading, at);
      if (byte === colon && this.#nesting.isOutside) this.#judgeHeld(reading, at);
    }
    if (this.#isEndOfItem(byte)) this.#endItem(byte, reading, at);
  }

  #begin(byte: number, reading: Reading, at: number): void {
    if (byte === comma || byte === closeBracket) return;
    this.#startLine = this.#line;
    this.#blanks = this.#bytes.length + at - reading.start;
    if (byte !== quotationMark) this.#release(reading.records);
  }

  /** Follows strings and brackets; true when the byte stands outside of the item. */
  #isEndOfItem(byte: number): boolean {
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
      if (this.#nesting.close(byte)) {
        this.#isClosed = this.#nesting.isOutside && !this.#isFaulty;
        return false;
      }
      if (byte === closeBracket) return true;
    }
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

  /** `mark`: the comma or the bracket after the item; undefined when neither is there. */
  #endItem(mark: number | undefined, reading: Reading, at: number): void {
    this.#bytes.add(reading.chunk.subarray(reading.start, at));
    reading.start = mark === undefined ? at : at + 1;
    const isLast = mark === closeBracket;
    const isThere = this.#startLine !== undefined;
    const place = this.#place();
    const record = this.#bytes.take(place);
    if (isThere) this.#emit(record, reading.records);
    // `[]` has no item; `[a,]` and `[,a]` lack one.
    else if (!isLast || this.#itemIsDue)
      this.#emit({ ...place, problem: missing(place.index), isEmpty: true }, reading.records);
    else this.#records -= 1;
    this.#itemIsDue = mark === comma;
    this.#isRest = isLast && (this.#isFaulty || !this.#nesting.isOutside);
    this.#forget();
    if (!isLast) return;
    this.#position = 'behind';
    this.#release(reading.records);
  }

  #forget(): void {
    this.#nesting.clear();
    this.#inString = false;
    this.#escaped = false;
    this.#isBehindString = false;
    this.#isClosed = false;
    this.#isFaulty = false;
    this.#passedOver = 0;
    this.#startLine = undefined;
    this.#blanks = 0;
  }

  /** The item is whole, as far as can be told before the next one begins. */
  #emit(record: RawRecord, records: RawRecord[]): void {
    this.#release(records);
    this.#held = record;
  }

  #release(records: RawRecord[]): void {
    if (this.#held !== undefined) records.push(this.#held);
    this.#held = undefined;
  }

  /**
   * Behind the item stands a key and its value. Unless a record lacks its opening brace there, the item before was closed
   * too early, by a brace too many: what is printed of it would lack the rest.
   */
  #judgeHeld({ chunk, records }: Reading, at: number): void {
    const held = this.#held;
    if (held === undefined) return;
    const isKey = this.#isBehindString && !this.#isFaulty;
    if (isKey && 'bytes' in held && !endsWithRecordKey(this.#tail(chunk, at))) {
      this.#held = { index: held.index, line: held.line, problem: closedTooEarly(held.index, held.line) };
    }
    this.#release(records);
  }

  /** Behind the array nothing should be, but for what is in front of a record. */
  #passOver(byte: number): void {
    if (byte === comma) this.#itemIsDue = true;
    else if (isMatter(byte)) {
      this.#passedOver += 1;
      this.#startLine ??= this.#line;
    }
  }

  #behindTheArray(): RawRecord {
    return this.#unreadable('数组结束之后还有内容，没有读取；请删去，或改用 NDJSON。');
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
