import { extname } from 'node:path';
import { ThreadPool } from '../concurrency/thread-pool.ts';
import type { PageRaster, WorkLimits } from '../documents/ports.ts';
import type { RasterCalls } from './raster-thread.ts';

const module = new URL(`raster-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * Rasters pages with PDFium (WebAssembly), one at a time in one thread: an A4 page at 600 dpi is 35 million pixels,
 * which is memory enough. The same page and resolution give the same bytes on every machine.
 */
export class ThreadedRaster extends ThreadPool<RasterCalls> implements PageRaster {
  constructor() {
    // A page at 600 dpi takes a second or two. The memory of PDFium ends with its thread, 30 s after the last page.
    super({ module, size: 1, capacity: 50, idleTime: 30_000 });
  }

  async png(pdf: Uint8Array, page: number, dpi: number, limits: WorkLimits): Promise<Uint8Array> {
    return this.run(['png', pdf, page, dpi], limits);
  }
}
