import type { BatchItem } from './types.ts';

/** Bytes of one piece of a body: many short lines are one. */
const pieceSize = 64 * 1024;

/** The items as NDJSON, one a line, as they come. An error of their source breaks the request off. */
export function batchBody(items: AsyncIterable<BatchItem> | Iterable<BatchItem>): ReadableStream<Uint8Array> {
  const lines = encodedLines(items);
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await lines.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}

/**
 * Whether a request can be sent while it is made. Browsers send streams over HTTP/2 only, or not at all: there the body is
 * collected first.
 */
export function canStreamBodies(): boolean {
  return 'process' in globalThis || 'Deno' in globalThis;
}

async function* encodedLines(
  items: AsyncIterable<BatchItem> | Iterable<BatchItem>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  let lines = '';
  for await (const item of items) {
    lines += `${JSON.stringify(item)}\n`;
    if (lines.length < pieceSize) continue;
    yield encoder.encode(lines);
    lines = '';
  }
  if (lines !== '') yield encoder.encode(lines);
}
