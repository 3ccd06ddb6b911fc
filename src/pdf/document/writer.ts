import type { FileLayout } from './file-body.ts';
import type { PdfEntries } from './objects.ts';
import { StreamedFile } from './streamed-file.ts';

export type { FileLayout } from './file-body.ts';

/**
 * Writes everything that the trailer entries reach. The bytes depend on nothing but the objects: they are numbered
 * in the order in which they are met from the trailer on, and the file identifier (14.4) is a digest of the file.
 */
export function writePdf(trailer: PdfEntries, layout: FileLayout): Buffer {
  const file = new StreamedFile(layout, true);
  file.end(trailer);
  return file.take();
}
