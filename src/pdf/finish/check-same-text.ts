import type { PageContent, ShownText } from '../print/page-content.ts';
import { fontOf, type DrawnPages } from '../print/print.ts';
import type { PrintedFont } from '../print/printed-font.ts';

/**
 * Checks that a finished file shows the glyphs of its print, all of them in their order, with the same Unicode values. The
 * text of the print has been compared with the filing (`print/drawn-text.ts`).
 */
export function checkSameText(print: DrawnPages, finished: DrawnPages): string[] {
  const pairs = new Map<PrintedFont, PrintedFont>();
  const isSame =
    print.contents.length === finished.contents.length &&
    print.contents.every((content, page) => {
      const [before, after] = [shownIn(content), shownIn(finished.contents[page])];
      return (
        before.length === after.length &&
        before.every((text, index) => {
          const other = after[index];
          if (other === undefined) return false;
          const [font, otherFont] = [fontOf(print, page, text.font), fontOf(finished, page, other.font)];
          if (font === undefined || otherFont === undefined) return false;
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

function sameCodes({ codes }: ShownText, other: ShownText): boolean {
  if (codes.length !== other.codes.length) return false;
  for (let index = 0; index < codes.length; index += 1) if (codes[index] !== other.codes[index]) return false;
  return true;
}
