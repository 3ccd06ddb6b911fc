import { type GraphicsObject, readPageContent } from '../../pdf/print/page-content.ts';
import type { PrintedPage } from '../../pdf/print/print.ts';
import { type PrintedFont, printedFonts, textOfShown } from '../../pdf/print/printed-font.ts';
import { unlessDamaged } from '../../pdf/syntax/format-error.ts';
import type { PdfDictionary } from '../../pdf/syntax/objects.ts';
import type { PdfFile } from '../../pdf/syntax/reader.ts';

/** A page of a form has at most 60 kB. What is much longer was not printed by this service, and is not read. */
const longestContent = 1 << 20;
/** UTF-16 units that the text of a page has at most; of a form some 2,100. */
const longestText = 1 << 18;
/** Units of a text in one step of work. */
const unitsPerStep = 16;

/** Fonts by their dictionaries; undefined where one of them is no font of this service. */
type PageFonts = ReadonlyMap<PdfDictionary, PrintedFont> | undefined;

export function fontsOf(file: PdfFile, pages: readonly PrintedPage[]): PageFonts {
  return unlessDamaged(() => printedFonts(file, pages));
}

/**
 * What a page shows, line by line, as the codes and ToUnicode maps of the file have it; undefined if it draws what no
 * page of this service draws.
 */
export function textOfPage(file: PdfFile, page: PrintedPage, fonts: PageFonts): string | undefined {
  const { content, fonts: resources } = page;
  if (content.length > longestContent) return undefined;
  return unlessDamaged(() => {
    let left = longestText;
    const textOfObject = ({ shown }: GraphicsObject): string =>
      shown
        .map((one) => {
          const dictionary = resources.get(one.font);
          const text = textOfShown(one, dictionary && fonts?.get(dictionary), left);
          left -= text.length;
          file.spend(1 + (one.codes.length + text.length) / unitsPerStep);
          return text;
        })
        .join('');
    return readPageContent(content, file)
      .objects.filter(({ kind }) => kind === 'text')
      .map(textOfObject)
      .join('\n');
  });
}
