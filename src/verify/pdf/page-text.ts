import type { PdfDictionary } from '../../pdf/document/objects.ts';
import { unlessDamaged } from '../../pdf/document/format-error.ts';
import type { PdfFile } from '../../pdf/document/reader.ts';
import { readPageContent, type GraphicsObject } from '../../pdf/archive/page-content.ts';
import { printedFonts, textOfShown, type PrintedFont } from '../../pdf/archive/printed-font.ts';
import { readPages, type PrintedPage } from '../../pdf/archive/print.ts';

/** A page to be compared. */
export interface ComparablePage {
  readonly dictionary: PdfDictionary;
  readonly content: string;
  /** Reads what it shows, line by line; undefined if it draws what no page of this service draws. */
  readonly text: () => string | undefined;
}

export interface ComparablePages {
  readonly pages: readonly ComparablePage[];
  readonly fonts: readonly PrintedFont[];
}

/** A page of a form has at most 60 kB. What is much longer was not printed by this service, and is not read. */
const MAX_CONTENT = 1 << 20;
/** UTF-16 units that the text of a page has at most; of a form some 2,100. */
const longestText = 1 << 18;
/** Units of a text in one step of work. */
const unitsPerStep = 16;

/** The pages with their texts, as the codes and ToUnicode maps of the file have them. */
export function comparablePages(file: PdfFile): ComparablePages {
  const pages = readPages(file);
  const fonts = fontsOf(file, pages);
  return {
    pages: pages.map((page) => ({
      dictionary: page.dictionary,
      content: page.content,
      text: () => textOf(file, page, fonts),
    })),
    fonts: [...(fonts?.values() ?? [])],
  };
}

/** What one page shows, line by line; undefined if it draws what no page of this service draws. */
export function textOfPage(file: PdfFile, page: PrintedPage): string | undefined {
  return textOf(file, page, fontsOf(file, [page]));
}

function fontsOf(file: PdfFile, pages: readonly PrintedPage[]): ReadonlyMap<PdfDictionary, PrintedFont> | undefined {
  return unlessDamaged(() => printedFonts(file, pages));
}

function textOf(
  file: PdfFile,
  { content, fonts: resources }: PrintedPage,
  fonts: ReadonlyMap<PdfDictionary, PrintedFont> | undefined,
): string | undefined {
  if (content.length > MAX_CONTENT) return undefined;
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
