import { createBatchPress } from '../../src/documents/batch/batch-press.ts';
import type { ManifestItem } from '../../src/documents/batch/manifest.ts';
import type { BatchOrder } from '../../src/orders/batch-order.ts';
import { createFakeItemPress } from './fake-item-press.ts';
import { createFakeVolumes } from './fake-volumes.ts';

const plainOrder: BatchOrder = {
  ...{ output: 'zip', format: 'pdf', profile: 'plain', onError: 'skip', strict: false, totals: 'as-filed' },
};

/** A press for batches without a browser, its fakes, and what ends its batches. */
export function shop(overrides: { readonly spool?: { memory: number; total: number } } = {}) {
  const documents = createFakeItemPress();
  const press = createBatchPress({
    identity: { build: 'filing-press/0.0.0', fonts: {} },
    ...{
      documents,
      volumes: createFakeVolumes(documents),
      recordLimit: 1000,
      spool: { memory: 1_000_000, total: 10_000_000, ...overrides.spool },
    },
    size: { side: 2, group: 4, ahead: 16 },
    bounds: { places: 2, open: 4 },
  });
  const client = new AbortController();
  const drain = new AbortController();
  return {
    documents,
    press,
    client,
    drain,
    start: async (
      lines: AsyncIterable<string> | readonly string[],
      order: Partial<BatchOrder> = {},
      onItem?: (item: ManifestItem) => void,
    ) =>
      press.start(
        { ...plainOrder, ...order },
        { notation: 'lines', bytes: chunks(lines) },
        { signal: client.signal, drain: drain.signal },
        onItem === undefined ? {} : { onItem },
      ),
    files: async (lines: AsyncIterable<string> | readonly string[]) =>
      press.files(
        plainOrder,
        { notation: 'lines', bytes: chunks(lines) },
        { signal: client.signal, drain: drain.signal },
      ),
  };
}

async function* chunks(lines: AsyncIterable<string> | readonly string[]): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(`${line}\n`);
}
