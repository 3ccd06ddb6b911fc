import { PageElement } from '../../page/element.ts';
import { unescapeHtml } from '../../page/escape.ts';
import { faultOf } from '../../page/fault.ts';
import type { StyleOf } from '../../page/style/style.ts';
import { tagEnd, tagStart } from './tagged-view.ts';
import type { TextRun } from './wordprocessing.ts';

/** Distance between the letters of an element, in em. */
const letterSpacing = '--word-letter-spacing';
/** Width that Word spreads the letters of an element to, in em: its faces are not all as wide as those of the page. */
const fitWidth = '--word-fit-width';

/** The text in an element, tags included; `\n` is a line end, `\t` comes between boxes side by side. */
export function runsOf(element: PageElement, styleOf: StyleOf): readonly TextRun[] {
  const isRow = styleOf(element).display === 'flex';
  return merged(
    element.children.flatMap((child, index) => [
      ...(isRow && index > 0 ? [{ text: '\t' }] : []),
      ...(typeof child === 'string' ? [{ text: textOf(child, element) }] : runsOfElement(child, styleOf)),
    ]),
  );
}

/** A text of the page with its tags in braces. Throws TemplateError for braces of its own, which would be a tag in Word. */
function textOf(source: string, element: PageElement): string {
  const text = unescapeHtml(source);
  const [brace] = /[{}]/.exec(text) ?? [];
  if (brace !== undefined) throw faultOf(element, `${brace} in its text would be read as a tag of the Word template`);
  return text.replaceAll(tagStart, '{').replaceAll(tagEnd, '}');
}

function runsOfElement(element: PageElement, styleOf: StyleOf): readonly TextRun[] {
  const of = element.get('of') ?? '';
  switch (element.name) {
    case 'br':
      return [{ text: '\n' }];
    case 'span': {
      const { custom, size } = styleOf(element);
      const lengthOf = (name: string): number => Math.round(Number.parseFloat(custom.get(name) ?? '0') * size * 20);
      const [spacing, fit] = [lengthOf(letterSpacing), lengthOf(fitWidth)];
      return runsOf(element, styleOf).map((run) => ({
        ...run,
        ...(spacing === 0 ? {} : { spacing }),
        ...(fit === 0 ? {} : { fit }),
      }));
    }
    case 'when':
      return [{ text: `{#${of}}` }, ...runsOf(element, styleOf), { text: `{/${of}}` }];
    case 'unless':
      return [{ text: `{^${of}}` }, ...runsOf(element, styleOf), { text: `{/${of}}` }];
    default:
      throw faultOf(element, 'a text of a Word file has no such part');
  }
}

/** Neighbours that are set alike are one run. */
function merged(runs: readonly TextRun[]): readonly TextRun[] {
  const result: TextRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last !== undefined && last.spacing === run.spacing && last.fit === run.fit)
      result.splice(-1, 1, { ...last, text: last.text + run.text });
    else result.push(run);
  }
  return result;
}
