import { PDFiumLibrary } from '@hyzyla/pdfium';
import { serveTasks, type Served } from '../concurrency/serve-tasks.ts';
import { encodePng } from './png.ts';

/** One page to be rastered: number from 1, resolution in dots per inch. */
export interface RasterTask {
  readonly pdf: Uint8Array;
  readonly page: number;
  readonly dpi: number;
}

/** The page as PNG, or how many pages the file has when it has no such page. */
export type RasterResult = { readonly png: Uint8Array } | { readonly pages: number };

const pointsPerInch = 72;
const library = await PDFiumLibrary.init();

// A page is one call of WebAssembly and one of zlib; of our own pages it takes two seconds at most.
serveTasks<RasterTask, RasterResult>(rastered, { uninterrupted: true });

async function rastered({ pdf, page, dpi }: RasterTask): Promise<Served<RasterResult>> {
  const document = await library.loadDocument(pdf);
  try {
    const pages = document.getPageCount();
    if (page > pages) return { result: { pages }, transfer: [] };
    const sheet = document.getPage(page - 1);
    const { originalWidth, originalHeight } = sheet.getOriginalSize();
    const { data: png } = await sheet.render({
      width: Math.round((originalWidth * dpi) / pointsPerInch),
      height: Math.round((originalHeight * dpi) / pointsPerInch),
      scale: 1,
      colorSpace: 'Gray', // the forms are black on white; a quarter of the memory
      render: ({ width, height, data }) => Promise.resolve(encodePng({ width, height, pixels: data, dpi })),
    });
    return { result: { png }, transfer: png.buffer instanceof ArrayBuffer ? [png.buffer] : [] };
  } finally {
    document.destroy();
  }
}
