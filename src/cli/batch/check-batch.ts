import type { FilingReport } from '../../documents/press.ts';
import { checkFiling, isFine, unreadable } from '../filing-check.ts';
import type { BatchService, CheckOptions } from './batch-service.ts';
import type { BatchInput } from './input/batch-input.ts';
import type { InputRecord } from './input/input-record.ts';
import { type RefusedRow, whereOf } from './refused-items.ts';

/** What is checked, and with what. */
interface Check {
  readonly input: BatchInput;
  readonly service: Pick<BatchService, 'report'>;
  readonly options: CheckOptions & { readonly strict: boolean };
  readonly signal: AbortSignal;
  /** So many items are through. */
  readonly onProgress: (done: number) => void;
}

/** An item and what its check found. */
interface CheckedItem extends Pick<InputRecord, 'source' | 'line' | 'form' | 'name'>, FilingReport {
  /** From 1. */
  readonly index: number;
}

/** What the check of a batch found. */
export interface BatchCheck {
  readonly counts: {
    readonly total: number;
    readonly valid: number;
    readonly invalid: number;
    readonly warnings: number;
  };
  readonly items: readonly CheckedItem[];
}

/** Checks every item and prints none. Rejects when it is interrupted, or cannot check. */
export async function checkBatch({ input, service, options, signal, onProgress }: Check): Promise<BatchCheck> {
  const items: CheckedItem[] = [];
  for await (const record of input.records()) {
    signal.throwIfAborted();
    const { source, line, form, name } = record;
    const report =
      'filing' in record
        ? await checkFiling(async () => service.report(record.form, record.filing, options))
        : unreadable(record.problem);
    const { valid, errors, warnings, notices } = report;
    const labels = Object.entries({ source, line, form, name }).filter(([, value]) => value !== undefined);
    items.push({ index: items.length + 1, ...Object.fromEntries(labels), valid, errors, warnings, notices });
    onProgress(items.length);
  }
  const valid = items.filter((item) => isFine(item, options.strict)).length;
  const warnings = items.reduce((sum, item) => sum + item.warnings.length, 0);
  return { counts: { total: items.length, valid, invalid: items.length - valid, warnings }, items };
}

/** The items that would not be printed, with their errors, and under `strict` their warnings. */
export function badItemsOf({ items }: BatchCheck, strict: boolean): readonly RefusedRow[] {
  return items
    .filter((item) => !isFine(item, strict))
    .map((item) => ({
      index: item.index,
      where: whereOf(item),
      problems: item.valid ? item.warnings : item.errors,
    }));
}
