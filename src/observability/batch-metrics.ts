import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { batchOutcomes, type BatchObserver } from '../documents/batch/batch-account.ts';
import { batchOutputs } from '../orders/batch-order.ts';

/** Items of a batch: from a handful to a whole province. */
const items = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000];
const seconds = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000, 3_000];

/** The metrics of batches, written by what they are told. */
export function createBatchMetrics(registry: Registry): BatchObserver {
  const registers = [registry];
  const running = new Gauge({
    name: 'filing_press_batches_running',
    help: 'Batches being checked, printed or sent',
    labelNames: ['output'],
    registers,
  });
  const batches = new Counter({
    name: 'filing_press_batches_total',
    help: 'Batches that have ended',
    labelNames: ['output', 'format', 'outcome'],
    registers,
  });
  const printed = new Counter({
    name: 'filing_press_batch_items_printed_total',
    help: 'Items of batches that were printed into the answer',
    labelNames: ['output', 'format', 'form'],
    registers,
  });
  const refused = new Counter({
    name: 'filing_press_batch_items_refused_total',
    help: 'Items of batches that were left out, by the code of their problem',
    labelNames: ['output', 'format', 'code'],
    registers,
  });
  const sizes = new Histogram({
    name: 'filing_press_batch_items',
    help: 'Items of a batch, printed or refused',
    labelNames: ['output'],
    buckets: items,
    registers,
  });
  const durations = new Histogram({
    name: 'filing_press_batch_duration_seconds',
    help: 'From the start of a batch to the end of its answer',
    labelNames: ['output'],
    buckets: seconds,
    registers,
  });
  // Series that are there before the first event: a rate over them sees that one too.
  for (const output of batchOutputs) {
    running.set({ output }, 0);
    for (const outcome of batchOutcomes) batches.inc({ output, format: 'pdf', outcome }, 0);
  }

  return {
    started: ({ output }) => running.inc({ output }),
    itemPrinted: ({ output, format }, form) => printed.inc({ output, format, form: form ?? '' }),
    itemRefused: ({ output, format }, { code }) => refused.inc({ output, format, code }),
    ended: ({ output, format }, { outcome, counts, milliseconds }) => {
      running.dec({ output });
      batches.inc({ output, format, outcome });
      sizes.observe({ output }, counts.total);
      durations.observe({ output }, milliseconds / 1000);
    },
  };
}
