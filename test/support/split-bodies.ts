import type { RawRecord, RecordSplitter } from '../../src/documents/batch/records/raw-record.ts';

/** The records of a body that comes in chunks of that many bytes. */
export function splitBody(
  splitter: RecordSplitter,
  body: string | Uint8Array,
  chunkSize: number,
): readonly RawRecord[] {
  const bytes = Buffer.from(body);
  const records: RawRecord[] = [];
  for (let at = 0; at < bytes.length; at += chunkSize)
    records.push(...splitter.push(bytes.subarray(at, at + chunkSize)));
  return [...records, ...splitter.end()];
}

/** The bytes of a record as Latin-1, a character for each byte, without the blanks around them; or the code of its problem. */
export function bytesShown(record: RawRecord): string {
  return 'bytes' in record ? Buffer.from(record.bytes).toString('latin1').trim() : `problem ${record.problem.code}`;
}
