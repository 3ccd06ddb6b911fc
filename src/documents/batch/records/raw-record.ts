import type { AppError } from '../../../errors.ts';

/** Where a record stands in the body of a batch. */
export interface RecordPlace {
  /** Its number, from 1: the NNNN of its file. */
  readonly index: number;
  /** Line of the body on which it starts, from 1. */
  readonly line: number;
}

/** One record as it was sent, not yet read; or why its bytes could not be had. */
export type RawRecord = RecordPlace & ({ readonly bytes: Uint8Array } | { readonly problem: AppError });

/** Takes a body apart as its bytes come. */
export interface RecordSplitter {
  /** The records that end in this chunk. The chunk is not kept, nor changed. */
  push(chunk: Uint8Array): readonly RawRecord[];
  /** The records that the end of the body ends: the last line, or one that was cut off. */
  end(): readonly RawRecord[];
}

/**
 * The records of a body, one at a time: no further chunk is read while the caller is busy with one. Memory is bounded
 * by the longest record and one chunk.
 */
export async function* splitRecords(
  body: AsyncIterable<Uint8Array>,
  splitter: RecordSplitter,
): AsyncGenerator<RawRecord, void, undefined> {
  for await (const chunk of body) yield* splitter.push(chunk);
  yield* splitter.end();
}
