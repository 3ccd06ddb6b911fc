import { PDFiumLibrary } from '@hyzyla/pdfium';
import { Moved } from '../concurrency/calls.ts';
import { serveCalls } from '../concurrency/serve-calls.ts';
import { AppError } from '../errors.ts';
import { crispRules } from './crisp-rules.ts';
import { encodePng } from './png.ts';

const pointsPerInch = 72;
const library = await PDFiumLibrary.init();

// A page is one call of WebAssembly and one of zlib; of our own pages it takes two seconds at most.
const calls = { png };
export type RasterCalls = typeof calls;
serveCalls(calls, { uninterrupted: true });

/** One page as PNG: its number from 1, its resolution in dots per inch. */
async function png(pdf: Uint8Array, page: number, dpi: number): Promise<Moved<Uint8Array>> {
  const document = await library.loadDocument(pdf);
  try {
    const pages = document.getPageCount();
    if (page > pages) {
      throw new AppError('page-not-found', `文件共 ${pages} 页，没有第 ${page} 页。`, { members: { pages } });
    }
    const sheet = document.getPage(page - 1);
    const { originalWidth, originalHeight } = sheet.getOriginalSize();
    const width = Math.round((originalWidth * dpi) / pointsPerInch);
    const height = Math.round((originalHeight * dpi) / pointsPerInch);
    crispRules(sheet, { across: width / originalWidth, down: height / originalHeight });
    const { data } = await sheet.render({
      ...{ width, height, scale: 1 },
      colorSpace: 'Gray', // the forms are black on white; a quarter of the memory
      render: ({ width, height, data }) => Promise.resolve(encodePng({ width, height, pixels: data, dpi })),
    });
    return new Moved(data, [data]);
  } finally {
    document.destroy();
  }
}
