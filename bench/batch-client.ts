import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a batch is sent and read. */
export interface BatchPace {
  /** Milliseconds before each item is sent; default none. */
  readonly sendPause?: number;
  /** Most bytes a second that are read; default as many as come. */
  readonly readRate?: number;
}

/** A batch that was answered. */
export interface AnsweredBatch {
  /** Of the answer. */
  readonly bytes: number;
  /** From the first byte sent to the last one received. */
  readonly seconds: number;
  /** From the first byte sent to the first one received. */
  readonly firstByte: number;
}

/** Sends items as NDJSON and throws the answer away as it comes. Rejects when it is not 200 or breaks off. */
export async function sendBatch(
  port: number,
  query: string,
  items: Iterable<string>,
  { sendPause = 0, readRate = Infinity }: BatchPace = {},
): Promise<AnsweredBatch> {
  const start = performance.now();
  const call = request({
    ...{ host: '127.0.0.1', port, path: `/v1/batches?${query}`, method: 'POST', agent: new Agent() },
    headers: { 'Content-Type': 'application/x-ndjson', 'Transfer-Encoding': 'chunked' },
  });
  const answered = once(call, 'response') as Promise<[IncomingMessage]>;
  const sending = (async () => {
    for (const item of items) {
      if (sendPause > 0) await sleep(sendPause);
      if (!call.write(`${item}\n`)) await once(call, 'drain');
    }
    call.end();
  })();
  const [answer] = await answered;
  const firstByte = (performance.now() - start) / 1000;
  let bytes = 0;
  const reading = performance.now();
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    const due = (bytes / readRate) * 1000 - (performance.now() - reading);
    if (due > 20) await sleep(due);
  }
  await sending;
  if (answer.statusCode !== 200) throw new Error(`The batch was answered with ${answer.statusCode ?? 0}`);
  return { bytes, seconds: (performance.now() - start) / 1000, firstByte };
}
