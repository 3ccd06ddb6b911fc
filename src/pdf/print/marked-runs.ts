import { PdfFormatError } from '../syntax/format-error.ts';
import { type GraphicsObject, type PageContent, black } from './page-content.ts';

/** Text objects of one mark in a row. Two runs of one mark with another in between, the text around a tick, are two. */
export interface MarkedRun {
  /** Index of its page, from 0. */
  readonly page: number;
  /** Its number among the runs of the page, from 0. */
  readonly index: number;
  readonly objects: readonly GraphicsObject[];
}

/**
 * The runs of text of a print, for each mark. Text outside of the page area may have none: it is that of `@page` margin
 * boxes. Throws PdfFormatError for text in the page area without a mark, which no reader would read aloud, for a colour
 * that is no mark, and for a print that Chromium has tagged.
 *
 * @param marks of the page: the first one, and how many there are
 */
export function readMarkedRuns(
  pages: readonly { readonly content: PageContent }[],
  { first, count }: { readonly first: number; readonly count: number },
): readonly MarkedRun[][] {
  const runs = Array.from({ length: count }, (): MarkedRun[] => []);
  for (const [page, { content }] of pages.entries()) {
    let index = 0;
    let mark = black;
    let run: GraphicsObject[] = [];
    for (const object of content.objects) {
      const { kind, colour } = object;
      if (object.mark !== undefined) throw new PdfFormatError('The print is tagged already');
      if (colour === black) {
        if (kind === 'text' && object.inPageArea) throw new PdfFormatError('The print has text that is not marked');
        continue;
      }
      if (kind === 'path') throw new PdfFormatError('The print has a colour');
      if (colour === mark) {
        run.push(object);
        continue;
      }
      const ofMark = runs[colour - first];
      if (ofMark === undefined) throw new PdfFormatError('The print has text in a colour that is no mark');
      mark = colour;
      run = [object];
      ofMark.push({ page, index, objects: run });
      index += 1;
    }
  }
  return runs;
}
