import { extname } from 'node:path';
import { ThreadPool, type ThreadLoad } from '../concurrency/thread-pool.ts';
import type { PageRaster } from '../documents/ports.ts';
import type { RasterCalls } from './raster-thread.ts';

/** The raster with a thread to be ended. */
export interface ThreadedRaster extends PageRaster {
  readonly load: ThreadLoad;
  /** Finishes what waits and ends the thread. */
  close(): Promise<void>;
}

/** Pages of each work class that may wait. A page at 600 dpi takes a second or two. */
const capacity = 50;

/** Milliseconds without a page after which the thread ends, and with it the memory of PDFium. */
const idleTime = 30_000;

/**
 * Rasters pages with PDFium (WebAssembly), one at a time in one thread: an A4 page at 600 dpi is 35 million pixels,
 * which is memory enough. The same page and resolution give the same bytes on every machine.
 */
export function createPageRaster(): ThreadedRaster {
  const module = new URL(`raster-thread${extname(import.meta.url)}`, import.meta.url);
  const pool = new ThreadPool<RasterCalls>({ module, size: 1, capacity, idleTime });
  return {
    get load() {
      return pool.load;
    },
    png: async (pdf, page, dpi, limits) => pool.run(['png', pdf, page, dpi], limits),
    close: async () => pool.close(),
  };
}
