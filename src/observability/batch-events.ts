import type { BatchObserver } from '../documents/batch/batch-account.ts';
import { loggedErrors, type Logger } from './logger.ts';
import type { ServiceMetrics } from './metrics.ts';

/** What batches report, told to the log and the metrics. */
export function batchEvents({ logger, metrics }: EventTargets): BatchObserver {
  return {
    ...metrics.batches,
    itemRefused: (order, error, index) => {
      metrics.batches.itemRefused(order, error, index);
      // The manifest tells the caller to ask the administrator, who finds it here; the batch itself is a 200. An item
      // that was not printed because the service ends, or the client went, is no fault of its own.
      if (error.status < 500 || error.code === 'draining') return;
      const { output, format, profile } = order;
      const facts = { output, format, profile, item: index, code: error.code };
      const level = error.code === 'internal' ? 'error' : 'warn';
      logger[level]({ ...facts, error: loggedErrors(error, logger.isLevelEnabled('debug')) }, 'item of a batch failed');
    },
  };
}

interface EventTargets {
  readonly logger: Logger;
  readonly metrics: ServiceMetrics;
}
