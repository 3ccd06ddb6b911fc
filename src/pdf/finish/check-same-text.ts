import type { PageContent, ShownText } from '../print/page-content.ts';
import type { Print } from '../print/print.ts';
import type { PrintedFont } from '../print/printed-font.ts';

type Drawn = Pick<Print, 'pages' | 'contents' | 'fonts'>;

/**
 * Whether a finished file shows the glyphs of its print, all of them in their order, and says the same of each. What the
 * print shows has been held against the filing (`print/drawn-text.ts`).
 */
export function checkSameText(print: Drawn, finished: Drawn): string[] {
  const pairs = new Map<PrintedFont, PrintedFont>();
  const isSame =
    print.contents.length === finished.contents.length &&
    print.contents.every((content, page) => {
      const [before, after] = [shownIn(content), shownIn(finished.contents[page])];
      return (
        before.length === after.length &&
        before.every((text, index) => {
          const other = after[index];
          const [font, otherFont] = [fontOf(print, page, text), fontOf(finished, page, other)];
          if (other === undefined || font === undefined || otherFont === undefined) return false;
          pairs.set(otherFont, font);
          return font.face === otherFont.face && text.actualText === other.actualText && sameCodes(text, other);
        })
      );
    });
  // The file has no others than the glyphs that it shows, which are few.
  const saysTheSame = [...pairs].every(([{ toUnicode }, before]) =>
    [...toUnicode].every(([code, text]) => before.toUnicode.get(code) === text),
  );
  return isSame && saysTheSame ? [] : ['The file does not show what was printed'];
}

function shownIn(content: PageContent | undefined): readonly ShownText[] {
  const all: ShownText[] = [];
  for (const { shown } of content?.objects ?? []) all.push(...shown);
  return all;
}

function fontOf({ pages, fonts }: Drawn, page: number, text: ShownText | undefined): PrintedFont | undefined {
  const dictionary = text && pages[page]?.fonts.get(text.font);
  return dictionary && fonts.get(dictionary);
}

function sameCodes({ codes }: ShownText, other: ShownText): boolean {
  if (codes.length !== other.codes.length) return false;
  for (let index = 0; index < codes.length; index += 1) if (codes[index] !== other.codes[index]) return false;
  return true;
}
