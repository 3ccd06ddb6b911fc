import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Composition } from '../../src/composition.ts';
import { type BatchPress, createBatchPress } from '../../src/documents/batch/batch-press.ts';
import { createDocumentItems } from '../../src/documents/batch/document-items.ts';
import type { LineSize } from '../../src/documents/batch/print-in-order.ts';
import { createVolumeItems } from '../../src/documents/batch/volume-items.ts';
import type { VolumeSummary } from '../../src/documents/batch/volume-output.ts';
import type { BatchOrder } from '../../src/orders/batch-order.ts';
import { ThreadedBinder } from '../../src/pdf/volume/binder.ts';
import { templatesFolder } from './archive/printing.ts';

/** A record of a batch. */
export interface BatchItem {
  readonly form: string;
  /** As it is sent, blanks and all. */
  readonly filing: string;
}

export interface PrintedVolume {
  readonly pdf: Buffer;
  readonly summary: VolumeSummary;
}

/** A sample of a form, its department and project replaced where they are given. */
export function volumeItem(form: string, sample: string, change: Readonly<Record<string, string>> = {}): BatchItem {
  const text = readFileSync(join(templatesFolder, form, 'samples', `${sample}.json`), 'utf8').trim();
  if (Object.keys(change).length === 0) return { form, filing: text };
  const filing = { ...(JSON.parse(text) as object), ...change };
  return { form, filing: JSON.stringify(filing, undefined, 1).replaceAll('\n', ' ') };
}

/** A batch press on the printing engine of a composition, with groups of its own. */
export function batchPressOf(
  { parts, engine, identity }: Composition,
  size: LineSize,
): { readonly batches: BatchPress; close(): Promise<void> } {
  const binder = new ThreadedBinder();
  const deadline = 60_000;
  const batches = createBatchPress({
    identity,
    documents: createDocumentItems(parts, deadline),
    volumes: {
      items: createVolumeItems(parts, deadline),
      binder,
      pages: parts.prepress,
      printer: engine,
    },
    size,
    bounds: { places: 4, open: 8 },
    recordLimit: 1 << 22,
    spool: { memory: 1 << 24, total: 1 << 28 },
  });
  return { batches, close: async () => binder.close() };
}

const volumeOrder: BatchOrder = {
  ...{ output: 'volume', format: 'pdf', profile: 'plain', onError: 'fail', strict: false, totals: 'as-filed' },
};

/** Prints a volume to its end. */
export async function printVolume(
  batches: BatchPress,
  items: readonly BatchItem[],
  order: Partial<BatchOrder> = {},
): Promise<PrintedVolume> {
  const lines = items.map(({ form, filing }) => `{"form":"${form}","filing":${filing.replaceAll('\n', ' ')}}\n`);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const line of lines) yield await Promise.resolve(Buffer.from(line));
  }
  const { signal } = new AbortController();
  const body = { notation: 'lines', bytes: bytes() } as const;
  const delivery = await batches.start({ ...volumeOrder, ...order }, body, { signal, drain: signal });
  const pieces: Uint8Array[] = [];
  for await (const piece of delivery.bytes) pieces.push(piece);
  const summary = delivery.summary();
  if (summary === undefined) throw new Error('The volume did not end');
  return { pdf: Buffer.concat(pieces), summary };
}
