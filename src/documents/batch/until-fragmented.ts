import { AppError } from '../../errors.ts';
import { type RawRecord, type RecordSplitter, splitRecords } from './records/raw-record.ts';

/** `{"form":"annex-2","filing":{}}`: what is shorter is no record. */
const shortestRecord = 30;

/** Up to so many fragments may be mistakes; more of them are no batch. */
const mostFragments = 1_000;

/** Bytes that are still read, and not looked at: a client that sends does not read its answer. */
const mostReadAway = 16 << 20;

/**
 * The records of a body until it has had too many that are none: each would be told of in a hundred times its bytes.
 * What follows is not even split. `fault`: why they ended before the body was through, if they did.
 */
export function untilFragmented(body: AsyncIterable<Uint8Array>, splitter: RecordSplitter) {
  let fault: AppError | undefined;
  async function* records(): AsyncGenerator<RawRecord, void, undefined> {
    const chunks = body[Symbol.asyncIterator]();
    // Without `return`: the body outlives the splitting.
    const pieces: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => ({ next: async () => chunks.next() }) };
    let fragments = 0;
    try {
      for await (const record of splitRecords(pieces, splitter)) {
        if (isFragment(record)) fragments += 1;
        yield record;
        if (fragments <= mostFragments) continue;
        const detail = `读到第 ${record.index} 项为止，已有 ${fragments} 项不是 {"form": …, "filing": …}，其余没有再读；请核对所给的内容。`;
        fault = new AppError('invalid-batch', detail);
        break;
      }
      if (fault !== undefined) await readAway(chunks);
    } finally {
      await chunks.return?.();
    }
  }
  return {
    [Symbol.asyncIterator]: records,
    get fault() {
      return fault;
    },
  };
}

function isFragment(record: RawRecord): boolean {
  return 'bytes' in record ? record.bytes.length < shortestRecord : record.isEmpty === true;
}

async function readAway(chunks: AsyncIterator<Uint8Array>): Promise<void> {
  let left = mostReadAway;
  for (let next = await chunks.next(); next.done !== true && left > 0; next = await chunks.next()) {
    left -= next.value.length;
  }
}
