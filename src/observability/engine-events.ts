import type { Logger } from './logger.ts';
import type { ServiceMetrics } from './metrics.ts';

/** What the printing engine reports, told to the log and the metrics. Fits the observer of `src/pdf`. */
export function engineEvents({ logger, metrics }: { readonly logger: Logger; readonly metrics: ServiceMetrics }) {
  return {
    browserStarted: (started: { pid: number; version: string; sandbox: boolean; milliseconds: number }): void => {
      metrics.browserStarts.inc();
      logger.info(started, 'browser started');
    },
    browserStartFailed: ({ attempt, retryIn, reason, error }: FailedStart): void => {
      metrics.browserStartFailures.inc();
      // No filing has come near a browser that did not start: its words may be told.
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

interface FailedStart {
  readonly attempt: number;
  readonly retryIn: number;
  readonly reason: string;
  readonly error: unknown;
}

function reasonsOf(error: unknown): readonly string[] {
  const reasons: string[] = [];
  for (let current = error; current instanceof Error && reasons.length < 5; current = current.cause) {
    reasons.push(current.message.split('\n').slice(0, 8).join('\n'));
  }
  return reasons;
}
