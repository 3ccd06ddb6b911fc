import type { BatchObserver } from '../documents/batch/batch-account.ts';
import { type Logger, loggedErrors } from './logger.ts';
import type { ServiceMetrics } from './metrics.ts';

/** Where events are written. */
interface EventTargets {
  readonly logger: Logger;
  readonly metrics: ServiceMetrics;
}

/** Writes what batches report to the log and the metrics. */
export function batchEvents({ logger, metrics }: EventTargets): BatchObserver {
  return {
    ...metrics.batches,
    itemRefused: (order, error, index) => {
      metrics.batches.itemRefused(order, error, index);
      // The manifest sends the caller to the administrator, and the log is where that one looks: the batch itself is a
      // 200. An item that was not printed because the service ends, or the client went, is no fault of its own.
      if (error.status < 500 || error.code === 'draining') return;
      const { output, format, profile } = order;
      const facts = { output, format, profile, item: index, code: error.code };
      const level = error.code === 'internal' ? 'error' : 'warn';
      logger[level]({ ...facts, error: loggedErrors(error, logger.isLevelEnabled('debug')) }, 'item of a batch failed');
    },
  };
}

/** Writes what the printing engine reports to the log and the metrics. Fits the observer of `src/pdf`. */
export function engineEvents({ logger, metrics }: EventTargets) {
  return {
    browserStarted: (started: { pid: number; version: string; sandbox: boolean; milliseconds: number }): void => {
      metrics.browserStarts.inc();
      logger.info(started, 'browser started');
    },
    browserStartFailed: (failed: { attempt: number; retryIn: number; reason: string; error: unknown }): void => {
      metrics.browserStartFailures.inc();
      const { attempt, retryIn, reason, error } = failed;
      // No filing has come near a browser that did not start: the log may hold its words.
      logger.error({ attempt, retryIn, reason, reasons: reasonsOf(error) }, 'browser did not start');
    },
    browserStopped: (stopped: { pid: number; reason: string; documents: number }): void => {
      metrics.browserStops.inc({ reason: stopped.reason });
      const isFault = stopped.reason === 'crashed' || stopped.reason === 'unresponsive';
      logger[isFault ? 'warn' : 'info'](stopped, 'browser stopped');
    },
    pageReplaced: (replaced: { reason: string }): void => {
      metrics.pagesReplaced.inc();
      logger.debug(replaced, 'page replaced');
    },
    retried: (retried: { form: string; reason: string }): void => {
      metrics.printRetries.inc();
      logger.warn({ form: retried.form }, 'print tried again');
    },
    printed: ({ form, waited, printing }: { form: string; waited: number; printing: number }): void => {
      metrics.printWaitSeconds.observe({ form }, waited / 1000);
      metrics.printSeconds.observe({ form }, printing / 1000);
    },
  };
}

function reasonsOf(error: unknown): readonly string[] {
  const reasons: string[] = [];
  for (let current = error; current instanceof Error && reasons.length < 5; current = current.cause) {
    reasons.push(current.message.split('\n').slice(0, 8).join('\n'));
  }
  return reasons;
}
