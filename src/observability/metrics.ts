import { Registry, collectDefaultMetrics } from 'prom-client';
import { type BatchObserver, batchOutcomes } from '../documents/batch/batch-account.ts';
import { batchOutputs } from '../orders/batch-order.ts';
import { instrumentsOf } from './instruments.ts';

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const bytes = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000];

/** Items of a batch: from a handful to a whole province. */
const batchItems = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000];
const batchSeconds = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000, 3_000];

export type ServiceMetrics = ReturnType<typeof createMetrics>;

/**
 * Everything that the service counts, in a registry of its own; `gauges.ts` adds what it asks for at each scrape. No label
 * ever holds what a caller wrote: routes are patterns, forms, formats and rules come from fixed lists.
 */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { counter, histogram, gauge } = instrumentsOf(registry);
  return {
    registry,
    requests: counter(
      'http_requests_total',
      'Answered requests by route pattern and status; 499: the client left',
      'method',
      'route',
      'status',
    ),
    requestSeconds: histogram(
      'http_request_duration_seconds',
      'From the first byte of the head to the last of the answer',
      seconds,
      'method',
      'route',
    ),
    requestsInFlight: gauge('http_requests_in_flight', 'Requests being answered'),
    rejectedConnections: counter('http_rejected_connections_total', 'Connections ended for what is not HTTP', 'code'),
    documents: counter('filing_press_documents_total', 'Documents made', 'form', 'format', 'profile'),
    documentPages: histogram('filing_press_document_pages', 'Pages of a PDF', [1, 2, 3, 5, 8, 13, 30, 100], 'form'),
    documentBytes: histogram('filing_press_document_bytes', 'Bytes of a document', bytes, 'format'),
    warnings: counter('filing_press_filing_warnings_total', 'Warnings about filings that were printed', 'form', 'rule'),
    refusals: counter('filing_press_filing_errors_total', 'Findings for which filings were refused', 'form', 'rule'),
    browserStarts: counter('filing_press_browser_starts_total', 'Browsers that came up'),
    browserStartFailures: counter('filing_press_browser_start_failures_total', 'Browsers that did not come up'),
    browserStops: counter('filing_press_browser_stops_total', 'Browsers that ended or were replaced', 'reason'),
    pagesReplaced: counter('filing_press_browser_pages_replaced_total', 'Pages that were lost and opened anew'),
    printRetries: counter('filing_press_print_retries_total', 'Prints tried again after the page was lost'),
    printSeconds: histogram('filing_press_print_duration_seconds', 'Filling and printing a page', seconds, 'form'),
    printWaitSeconds: histogram('filing_press_print_wait_seconds', 'Waiting for a free page', seconds, 'form'),
    batches: batchMetrics(registry),
  };
}

/** The metrics of batches; an observer writes them. */
function batchMetrics(registry: Registry): BatchObserver {
  const { counter, histogram, gauge } = instrumentsOf(registry);
  const running = gauge('filing_press_batches_running', 'Batches being checked, printed or sent', 'output');
  const batches = counter('filing_press_batches_total', 'Batches that have ended', 'output', 'format', 'outcome');
  const printed = counter(
    'filing_press_batch_items_printed_total',
    'Items of batches that were printed into the answer',
    'output',
    'format',
    'form',
  );
  const refused = counter(
    'filing_press_batch_items_refused_total',
    'Items of batches that were left out, by the code of their problem',
    'output',
    'format',
    'code',
  );
  const sizes = histogram('filing_press_batch_items', 'Items of a batch, printed or refused', batchItems, 'output');
  const durations = histogram(
    'filing_press_batch_duration_seconds',
    'From the start of a batch to the end of its answer',
    batchSeconds,
    'output',
  );
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
