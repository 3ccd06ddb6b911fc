import { lineFeed } from '../../json/syntax.ts';
import type { RawRecord, RecordSplitter } from './raw-record.ts';
import { RecordBytes } from './record-bytes.ts';

/**
 * Splits `application/x-ndjson`: one record a line, blank lines apart. A line that is no JSON costs nothing but
 * itself: the next line starts at the next line feed, which no JSON string can hold as it is (RFC 8259, section 7).
 */
export class LineSplitter implements RecordSplitter {
  readonly #bytes: RecordBytes;
  #line = 1;
  #records = 0;

  /** `limit`: bytes of one record. */
  constructor(limit: number) {
    this.#bytes = new RecordBytes(limit);
  }

  push(chunk: Uint8Array): readonly RawRecord[] {
    const records: RawRecord[] = [];
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      this.#bytes.add(chunk.subarray(start, end));
      this.#endLine(records);
      this.#line += 1;
      start = end + 1;
    }
    this.#bytes.add(chunk.subarray(start));
    return records;
  }

  end(): readonly RawRecord[] {
    const records: RawRecord[] = [];
    this.#endLine(records);
    return records;
  }

  #endLine(records: RawRecord[]): void {
    if (this.#bytes.isEmpty) return;
    const record = this.#bytes.take({ index: this.#records + 1, line: this.#line });
    if ('bytes' in record && isBlank(record.bytes)) return;
    this.#records += 1;
    records.push(record);
  }
}

/** Blanks as JSON has them; a byte order mark before nothing is nothing too. */
function isBlank(bytes: Uint8Array): boolean {
  const text = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  return text.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
