import { serveTasks } from '../../concurrency/serve-tasks.ts';
import type { FilledPage, FinishedPdf, PdfProperties } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import type { Profile } from '../../orders/options.ts';
import { createFinisher } from './finisher.ts';

/** A print, and what each of its pages is to be finished as. */
export interface FinisherTask {
  readonly print: Uint8Array;
  readonly documents: readonly {
    readonly page: FilledPage;
    readonly profile: Profile;
    readonly properties: PdfProperties;
  }[];
  /** A document of more pages is not made. */
  readonly maxPages: number;
}

/** A document, or why there is none. */
export type FinisherResult = FinishedPdf | { readonly tooManyPages: number } | { readonly fault: Error };

/** All documents, or what is wrong with the print as a whole. */
export type FinisherAnswer = { readonly results: readonly FinisherResult[] } | { readonly fault: Error };

const finisher = createFinisher();

serveTasks<FinisherTask, FinisherAnswer>((task) => {
  const result = answer(task);
  const results = 'results' in result ? result.results : [];
  return Promise.resolve({ result, transfer: results.flatMap((one) => ('bytes' in one ? ownBuffer(one.bytes) : [])) });
});

function answer({ print, documents, maxPages }: FinisherTask): FinisherAnswer {
  return orFault(() => {
    const parts = finisher.takeApart(
      print,
      documents.map(({ page }) => page),
    );
    return {
      results: documents.map(({ profile, properties }, index): FinisherResult => {
        const part = parts[index];
        if (part === undefined) throw new Error('A part of the print is missing');
        if (part.pageCount > maxPages) return { tooManyPages: part.pageCount };
        return orFault(() => finisher.finish(part, profile, properties));
      }),
    };
  });
}

/** Errors lose their class on the way between threads. That of an AppError here says no more than its cause. */
function orFault<T>(work: () => T): T | { readonly fault: Error } {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { fault: error instanceof AppError && error.cause instanceof Error ? error.cause : error };
  }
}

/** What is moved to the other side: a buffer that holds these bytes and nothing else. */
function ownBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
