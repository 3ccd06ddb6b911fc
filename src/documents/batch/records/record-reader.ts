import type { WorkLimits } from '../../ports.ts';
import { readRecord, type BatchRecord } from './batch-record.ts';

/** Reads records, wherever the work is done. Rejects with RecordError, and with the signal's reason. */
export type RecordReader = (bytes: Uint8Array, limits: WorkLimits) => Promise<BatchRecord>;

/** Reads records at once. */
export const readRecordAtOnce: RecordReader = async (bytes) =>
  new Promise((resolve) => {
    // What it throws rejects the promise.
    resolve(readRecord(bytes));
  });
