import { type Turns, turns } from '../../../concurrency/turns.ts';
import type { AppError } from '../../../errors.ts';

/** Bytes that one record may have. */
export const recordLimit = 4 * 1024 * 1024;

/** Where a record stands in the body of a batch. */
export interface RecordPlace {
  /** Its number, from 1: the NNNN of its file. */
  readonly index: number;
  /** Line of the body on which it starts, from 1. */
  readonly line: number;
}

/** One record as it was sent, not yet read; or why its bytes could not be had: `isEmpty` where there were none. */
export type RawRecord = RecordPlace &
  ({ readonly bytes: Uint8Array } | { readonly problem: AppError; readonly isEmpty?: true });

/** Takes a body apart as its bytes come. */
export interface RecordSplitter {
  /** The records that end in this chunk. The chunk is not kept, nor changed. */
  push(chunk: Uint8Array): readonly RawRecord[];
  /** The records that the end of the body ends: the last line, or one that was cut off. */
  end(): readonly RawRecord[];
}

/** Bytes that are split at once: of the shortest fragments, a thousand. */
const sliceSize = 2_048;

/** Records of one slice that are more than a batch has there: they take longer than their bytes. */
const manyRecords = 64;

/**
 * The records of a body, one at a time: no further chunk is read while the caller is busy with one. Memory is bounded
 * by the longest record and one chunk. Where a body is all fragments, it goes on in a turn of its own after each slice:
 * several of such bodies take turns (ADR 0126).
 */
export async function* splitRecords(
  body: AsyncIterable<Uint8Array>,
  splitter: RecordSplitter,
  turnsOfLoop: Pick<Turns, 'next'> = turns,
): AsyncGenerator<RawRecord, void, undefined> {
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length; at += sliceSize) {
      const records = splitter.push(chunk.subarray(at, at + sliceSize));
      yield* records;
      if (records.length > manyRecords) await turnsOfLoop.next();
    }
  }
  yield* splitter.end();
}
