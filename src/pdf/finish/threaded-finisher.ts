import { extname } from 'node:path';
import { receivedError } from '../../concurrency/calls.ts';
import { ThreadPool, type ThreadLoad } from '../../concurrency/thread-pool.ts';
import type { PdfFinisher, UnfinishedDocument } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import type { FinisherCalls } from './finisher-thread.ts';
import { counted } from '../print/marked-page.ts';
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
 * of its print, and meanwhile the event loop fills the next page and answers others.
 */
export function createThreadedFinisher(threads: number, module = finisherThread): ThreadedFinisher {
  const pool = new ThreadPool<FinisherCalls>({ module, size: threads, capacity });
  return {
    get load() {
      return pool.load;
    },
    finishAll: async (print, documents, { maxPages, ...limits }) => {
      const sent = documents.map(forThread);
      const results = await attempt(async () => pool.run(['finishAll', print, sent, maxPages], limits));
      return results.map((result) => ('bytes' in result ? result : receivedError(result)));
    },
    warmUp: () => pool.warmUp(),
    close: async () => pool.close(),
  };
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

/** The filing itself travels to the thread only where the file will hold it. */
function forThread({ page, profile, properties }: UnfinishedDocument): UnfinishedDocument {
  const source = profileTable[profile].embedsFiling ? properties.source : { ...properties.source, bytes: nothing };
  return { page: counted(page), profile, properties: { ...properties, source } };
}

const nothing = new Uint8Array();
