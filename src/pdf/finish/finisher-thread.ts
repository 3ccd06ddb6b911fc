import { Moved, sentError, type SentError } from '../../concurrency/calls.ts';
import { serveCalls } from '../../concurrency/serve-calls.ts';
import { beyondLimit } from '../../documents/page-limit.ts';
import type { FinishedPdf, UnfinishedDocument } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import { checkFailure } from './check-failure.ts';
import { createFinisher } from './finisher.ts';

/** What became of a document, or why there is none. */
export type FinisherResult = FinishedPdf | SentError;

const finisher = createFinisher();

const calls = { finishAll };
export type FinisherCalls = typeof calls;
serveCalls(calls);

/** The documents of a print, one a page; throws if the print as a whole is at fault. */
function finishAll(print: Uint8Array, documents: readonly UnfinishedDocument[], maxPages: number) {
  const pages = documents.map(({ page }) => page);
  const parts = vouchedFor(() => finisher.takeApart(print, pages));
  const results = documents.map(({ profile, properties }, index): FinisherResult => {
    try {
      const part = parts[index];
      if (part === undefined) throw new Error('A part of the print is missing');
      if (part.pageCount > maxPages) throw beyondLimit(part.pageCount, maxPages);
      return vouchedFor(() => finisher.finish(part, profile, properties));
    } catch (error) {
      if (error instanceof AppError) return sentError(error);
      throw error;
    }
  });
  return new Moved<readonly FinisherResult[]>(
    results,
    results.flatMap((result) => ('bytes' in result ? [result.bytes] : [])),
  );
}

/** A fault of this program in a document is a fault of that document. */
function vouchedFor<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof AppError ? error : checkFailure(error);
  }
}
