import type { ShownText } from '../print/page-content.ts';
import type { DrawnPage } from '../print/print.ts';
import type { PrintedFont } from '../print/printed-font.ts';

/**
 * Checks that a finished file shows the glyphs of its print, all of them in their order, with the same Unicode values. The
 * text of the print has been compared with the filing (`print/drawn-text.ts`).
 */
export function checkSameText(print: readonly DrawnPage[], finished: readonly DrawnPage[]): string[] {
  const pairs = new Map<PrintedFont, PrintedFont>();
  const isSame =
    print.length === finished.length &&
    print.every((page, pageIndex) => {
      const otherPage = finished[pageIndex];
      const [before, after] = [shownIn(page), shownIn(otherPage)];
      return (
        before.length === after.length &&
        before.every((text, index) => {
          const other = after[index];
          if (other === undefined) return false;
          const [font, otherFont] = [page.fonts.get(text.font), otherPage?.fonts.get(other.font)];
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

function shownIn(page: DrawnPage | undefined): readonly ShownText[] {
  const all: ShownText[] = [];
  for (const { shown } of page?.content.objects ?? []) all.push(...shown);
  return all;
}

function sameCodes({ codes }: ShownText, other: ShownText): boolean {
  if (codes.length !== other.codes.length) return false;
  for (let index = 0; index < codes.length; index += 1) if (codes[index] !== other.codes[index]) return false;
  return true;
}
