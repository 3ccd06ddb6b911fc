import type { BatchObserver } from '../documents/batch/batch-account.ts';
import { createBatchMetrics } from './batch-metrics.ts';
import { threadGauges, type ThreadGauges } from './thread-metrics.ts';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the engine can say of itself at any moment. */
export interface EngineGauges {
  /** Documents that wait for a page. */
  readonly waiting: number;
  /** Documents that are being printed. */
  readonly running: number;
  /** A browser is up. */
  readonly ready: boolean;
  /** It has Chromium's sandbox on. */
  readonly sandbox: boolean;
  /** Why there is none: one of the engine's fixed reasons. */
  readonly fault: string | undefined;
  /** Bytes that all processes of the browsers hold. */
  readonly memory: () => Promise<number>;
}

export interface ServiceMetrics {
  readonly registry: Registry;
  readonly requests: Counter<'method' | 'route' | 'status'>;
  readonly requestSeconds: Histogram<'method' | 'route'>;
  readonly requestsInFlight: Gauge;
  readonly rejectedConnections: Counter<'code'>;
  readonly documents: Counter<'form' | 'format' | 'profile'>;
  readonly documentPages: Histogram<'form'>;
  readonly documentBytes: Histogram<'format'>;
  readonly warnings: Counter<'form' | 'rule'>;
  readonly refusals: Counter<'form' | 'rule'>;
  readonly browserStarts: Counter;
  readonly browserStartFailures: Counter;
  readonly browserStops: Counter<'reason'>;
  readonly pagesReplaced: Counter;
  readonly printRetries: Counter;
  readonly printSeconds: Histogram<'form'>;
  readonly printWaitSeconds: Histogram<'form'>;
  /** Writes the metrics of batches. */
  readonly batches: BatchObserver;
  /** Names the source of the engine's gauges; asked at each scrape. */
  readonly watchEngine: (gauges: () => EngineGauges) => void;
  /** Names the source of the gauges of threads; asked at each scrape. */
  readonly watchThreads: (gauges: () => ThreadGauges) => void;
}

/**
 * Every metric of the service in a registry of its own. No label ever holds what a caller wrote: routes are
 * patterns, forms, formats and rules come from fixed lists.
 */
export function createMetrics(): ServiceMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = <const Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <const Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets: number[],
  ) => new Histogram({ name, help, labelNames, buckets, registers });

  return {
    registry,
    requests: counter('http_requests_total', 'Answered requests by route pattern and status; 499: the client left', [
      'method',
      'route',
      'status',
    ]),
    requestSeconds: histogram(
      'http_request_duration_seconds',
      'From the first byte of the head to the last of the answer',
      ['method', 'route'],
      seconds,
    ),
    requestsInFlight: new Gauge({ name: 'http_requests_in_flight', help: 'Requests being answered', registers }),
    rejectedConnections: counter('http_rejected_connections_total', 'Connections ended for what is not HTTP', ['code']),
    documents: counter('filing_press_documents_total', 'Documents made', ['form', 'format', 'profile']),
    documentPages: histogram('filing_press_document_pages', 'Pages of a PDF', ['form'], [1, 2, 3, 5, 8, 13, 30, 100]),
    documentBytes: histogram('filing_press_document_bytes', 'Bytes of a document', ['format'], bytes),
    warnings: counter('filing_press_filing_warnings_total', 'Warnings about filings that were printed', [
      'form',
      'rule',
    ]),
    refusals: counter('filing_press_filing_errors_total', 'Findings for which filings were refused', ['form', 'rule']),
    browserStarts: counter('filing_press_browser_starts_total', 'Browsers that came up', []),
    browserStartFailures: counter('filing_press_browser_start_failures_total', 'Browsers that did not come up', []),
    browserStops: counter('filing_press_browser_stops_total', 'Browsers that ended or were replaced', ['reason']),
    pagesReplaced: counter('filing_press_browser_pages_replaced_total', 'Pages that were lost and opened anew', []),
    printRetries: counter('filing_press_print_retries_total', 'Prints tried again after the page was lost', []),
    printSeconds: histogram('filing_press_print_duration_seconds', 'Filling and printing a page', ['form'], seconds),
    printWaitSeconds: histogram('filing_press_print_wait_seconds', 'Waiting for a free page', ['form'], seconds),
    batches: createBatchMetrics(registry),
    watchThreads: (gauges) => threadGauges(registry, gauges),
    watchEngine: (gauges) => {
      engineGauge(registry, 'filing_press_print_queue', 'Documents that wait for a page', () => gauges().waiting);
      engineGauge(registry, 'filing_press_prints_running', 'Documents being printed', () => gauges().running);
      engineGauge(registry, 'filing_press_browser_up', '1 while a browser is up', () => Number(gauges().ready));
      const sandbox = '1 while a browser is up that has its sandbox on';
      engineGauge(registry, 'filing_press_browser_sandbox', sandbox, () => Number(gauges().sandbox));
      const memory = 'Memory of all processes of the browsers, what they share counted once';
      engineGauge(registry, 'filing_press_browser_memory_bytes', memory, async () => gauges().memory());
      faultGauge(registry, () => gauges().fault);
    },
  };
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const bytes = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000];

function engineGauge(registry: Registry, name: string, help: string, value: () => number | Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await value());
    },
  });
}

function faultGauge(registry: Registry, fault: () => string | undefined): void {
  new Gauge({
    name: 'filing_press_browser_fault',
    help: '1 for the reason why there is no browser; no series while there is one',
    labelNames: ['reason'],
    registers: [registry],
    collect() {
      this.reset();
      const reason = fault();
      if (reason !== undefined) this.set({ reason }, 1);
    },
  });
}
