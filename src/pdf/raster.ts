import { extname } from 'node:path';
import { TaskThread } from '../concurrency/task-thread.ts';
import { WorkQueue } from '../concurrency/work-queue.ts';
import type { PageRaster } from '../documents/ports.ts';
import { AppError } from '../errors.ts';
import type { RasterResult, RasterTask } from './raster-thread.ts';

/** The raster with a thread to be ended. */
export interface ThreadedRaster extends PageRaster {
  /** Finishes what waits and ends the thread. */
  close(): Promise<void>;
}

/** Pages of each work class that may wait. A page at 600 dpi takes a second or two. */
const capacity = 50;

/**
 * Rasters pages with PDFium (WebAssembly), one at a time in one thread: an A4 page at 600 dpi is 35 million pixels,
 * which is memory enough. The same page and resolution give the same bytes on every machine.
 */
export function createPageRaster(): ThreadedRaster {
  const thread = new TaskThread<RasterTask, RasterResult>(
    new URL(`raster-thread${extname(import.meta.url)}`, import.meta.url),
  );
  const queue = new WorkQueue({ concurrency: 1, capacity });
  return {
    png: async (pdf, page, dpi, { signal, workClass }) => {
      const raster = await queue.run(async () => thread.run({ pdf, page, dpi }, signal), signal, workClass);
      if ('png' in raster) return raster.png;
      throw new AppError('page-not-found', `文件共 ${raster.pages} 页，没有第 ${page} 页。`, {
        members: { pages: raster.pages },
      });
    },
    close: async () => {
      await queue.close();
      await thread.close();
    },
  };
}
