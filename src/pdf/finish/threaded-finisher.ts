import { extname } from 'node:path';
import { ThreadPool, type ThreadLoad } from '../../concurrency/thread-pool.ts';
import { beyondLimit } from '../../documents/page-limit.ts';
import type { FinishedPdf, PdfFinisher, UnfinishedDocument, WorkLimits } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import type { FinisherAnswer, FinisherResult, FinisherTask } from './finisher-thread.ts';
import { counted } from '../print/marked-page.ts';
import { createFinisher } from './finisher.ts';
import { checkFailure } from './check-failure.ts';
import { profileTable } from './profiles.ts';

/** The finisher with threads to be ended. */
export interface ThreadedFinisher extends PdfFinisher {
  readonly load: ThreadLoad;
  /** Starts a thread ahead of the first print. */
  warmUp(): void;
  /** Finishes what waits and ends the threads. */
  close(): Promise<void>;
}

/** Prints of each work class that may wait: more than there are pages to print them. */
const capacity = 200;

const finisherThread = new URL(`finisher-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * A finisher that makes whole files in threads: to read, tag, write and check one takes as much processor time as half
 * of its print, and meanwhile the event loop fills the next page and answers others. Parts, of which volumes are bound,
 * are read where they are asked for.
 */
export function createThreadedFinisher(threads: number, module = finisherThread): ThreadedFinisher {
  const pool = new ThreadPool<FinisherTask, FinisherAnswer>({ module, size: threads, capacity });
  return {
    ...createFinisher(),
    get load() {
      return pool.load;
    },
    finishAll: async (print, documents, { maxPages, ...limits }) => {
      const task = { print, documents: documents.map(forThread), maxPages };
      const answer = await attempt(pool, task, limits);
      if ('fault' in answer) throw checkFailure(answer.fault);
      return answer.results.map((result) => finished(result, maxPages));
    },
    warmUp: () => pool.warmUp(),
    close: async () => pool.close(),
  };
}

/** A thread that dies takes the task with it, which was not at fault as far as we know: worth one more try. */
async function attempt(
  pool: ThreadPool<FinisherTask, FinisherAnswer>,
  task: FinisherTask,
  limits: WorkLimits,
): Promise<FinisherAnswer> {
  const again = (error: unknown): Promise<FinisherAnswer> => {
    if (error instanceof AppError) throw error;
    return pool.run(task, limits);
  };
  return pool
    .run(task, limits)
    .catch(again)
    .catch((error: unknown) => {
      throw error instanceof AppError ? error : checkFailure(error);
    });
}

function finished(result: FinisherResult, maxPages: number): FinishedPdf | AppError {
  if ('bytes' in result) return result;
  return 'fault' in result ? checkFailure(result.fault) : beyondLimit(result.tooManyPages, maxPages);
}

/** The filing itself travels to the thread only where the file will hold it. */
function forThread({ page, profile, properties }: UnfinishedDocument): UnfinishedDocument {
  const source = profileTable[profile].embedsFiling ? properties.source : { ...properties.source, bytes: nothing };
  return { page: counted(page), profile, properties: { ...properties, source } };
}

const nothing = new Uint8Array();
