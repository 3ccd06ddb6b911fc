import { AppError } from '../../errors.ts';
import type { RawRecord } from './records/raw-record.ts';

/** `{"form":"annex-2","filing":{}}`: what is shorter is no record. */
const shortestRecord = 30;

/** Up to so many fragments may be mistakes; more of them are no batch. */
const mostFragments = 1_000;

/** Records that are still read, and not looked at: a client that sends does not read its answer. */
const mostReadAway = 1_000_000;

/** A source of records that ends where it is no batch any more. */
export interface SensibleSource extends AsyncIterable<RawRecord> {
  /** Why it ended before it was through, if it did. */
  readonly fault: AppError | undefined;
}

/**
 * The records of a source until it has had too many that are none: each would be told of in a hundred times its bytes.
 */
export function untilSenseless(source: AsyncIterable<RawRecord>): SensibleSource {
  let fault: AppError | undefined;
  async function* records(): AsyncGenerator<RawRecord, void, undefined> {
    let fragments = 0;
    let left = mostReadAway;
    for await (const record of source) {
      if (fault !== undefined) {
        if (left-- === 0) return;
        continue;
      }
      if ('bytes' in record && record.bytes.length < shortestRecord) fragments += 1;
      yield record;
      if (fragments > mostFragments) {
        const detail = `读到第 ${record.index} 项为止，已有 ${fragments} 项不是 {"form": …, "filing": …}，其余没有再读；请核对正文。`;
        fault = new AppError('invalid-batch', detail);
      }
    }
  }
  return {
    [Symbol.asyncIterator]: records,
    get fault() {
      return fault;
    },
  };
}
