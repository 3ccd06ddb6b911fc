import { extname } from 'node:path';
import { receivedError } from '../../concurrency/calls.ts';
import { ThreadPool } from '../../concurrency/thread-pool.ts';
import type { FinishedPdf, PdfFinisher, UnfinishedDocument, WorkLimits } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import { counted } from '../print/marked-page.ts';
import { checkFailure } from './check-failure.ts';
import type { FinisherCalls } from './finisher-thread.ts';
import { sentProperties } from './profiles.ts';

/** Prints of each work class that may wait: more than there are pages to print them. */
const capacity = 200;

const finisherThread = new URL(`finisher-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * A finisher that makes whole files in threads: to read, tag, write and check one takes as much processor time as half
 * of its print, and meanwhile the event loop fills the next page and answers others.
 */
export class ThreadedFinisher extends ThreadPool<FinisherCalls> implements PdfFinisher {
  constructor(threads: number, module = finisherThread) {
    super({ module, size: threads, capacity });
  }

  async finishAll(
    print: Uint8Array,
    documents: readonly UnfinishedDocument[],
    { maxPages, ...limits }: WorkLimits & { readonly maxPages: number },
  ): Promise<(FinishedPdf | AppError)[]> {
    const sent = documents.map(({ page, profile, properties }) => ({
      ...{ page: counted(page), profile },
      properties: sentProperties(properties, profile),
    }));
    const results = await attempt(async () => this.run(['finishAll', print, sent, maxPages], limits));
    return results.map((result) => ('bytes' in result ? result : receivedError(result)));
  }
}

/** A thread that dies takes the task with it, which was not at fault as far as we know: worth one more try. */
async function attempt<T>(work: () => Promise<T>): Promise<T> {
  const again = async (error: unknown): Promise<T> => {
    if (error instanceof AppError) throw error;
    return work();
  };
  return work()
    .catch(again)
    .catch((error: unknown) => {
      throw error instanceof AppError ? error : checkFailure(error);
    });
}
