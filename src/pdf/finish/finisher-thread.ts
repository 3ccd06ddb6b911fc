import { Moved, type SentError, sentError } from '../../concurrency/calls.ts';
import { serveCalls } from '../../concurrency/serve-calls.ts';
import { beyondLimit } from '../../documents/page-limit.ts';
import type { FinishedPdf, UnfinishedDocument } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import { finisher } from './finisher.ts';

const calls = { finishAll };
export type FinisherCalls = typeof calls;
serveCalls(calls);

/**
 * The documents of a print, one a page: what became of each, or why there is none. Throws if the print as a whole is at
 * fault.
 */
function finishAll(print: Uint8Array, documents: readonly UnfinishedDocument[], maxPages: number) {
  const pages = documents.map(({ page }) => page);
  const parts = finisher.takeApart(print, pages);
  const results = documents.map(({ profile, properties }, index): FinishedPdf | SentError => {
    try {
      const part = parts[index];
      if (part === undefined) throw new Error('A part of the print is missing');
      if (part.pageCount > maxPages) throw beyondLimit(part.pageCount, maxPages);
      return finisher.finish(part, profile, properties);
    } catch (error) {
      if (error instanceof AppError) return sentError(error);
      throw error;
    }
  });
  return new Moved(
    results,
    results.flatMap((result) => ('bytes' in result ? [result.bytes] : [])),
  );
}
