import { type Measure, breakLines } from '../typesetting/line-breaker.ts';
import { PageElement, type PageNode } from './element.ts';
import { escapeHtml, unescapeHtml } from './escape.ts';
import { faultOf } from './fault.ts';
import type { StyleOf } from './style/style.ts';

/** A line of a text: from one place of the text to another, a character of the text being one place. */
interface Line {
  readonly start: number;
  /** Where the blanks at its end begin if they take no room. */
  readonly blanks: number;
  readonly end: number;
  /** The line before it ended because it was full, not because the author ended it. */
  readonly isBroken: boolean;
}

/** Blanks at the end of a line: they do not count where Word centres it or aligns it right. */
const hangingBlanks = /[ \u3000]+$/;

/**
 * Breaks a text into lines: of an element that holds text, or text beside `span` and `br`. Line ends become line feeds.
 * Throws TemplateError for an element in it whose letters are not those of the text around it.
 */
export function setText(element: PageElement, measure: Measure, styleOf: StyleOf): void {
  const stretches = [''];
  collect(element, stretches, styleOf);
  const hangs = styleOf(element).align !== 'left';
  const broken = stretches.map((stretch) => breakLines(stretch, measure));
  if (broken.some((lines) => lines.length > 1 || (hangs && hangingBlanks.test(lines[0] ?? ''))))
    new LineWriter(linesOf(broken, hangs)).write(element);
}

/** Adds the texts in an element to what stands between `br` and `br`. */
function collect(element: PageElement, stretches: string[], styleOf: StyleOf): void {
  for (const child of element.children) {
    if (typeof child === 'string') stretches.push((stretches.pop() ?? '') + unescapeHtml(child));
    else if (child.name === 'br') stretches.push('');
    else {
      assertSetAlike(child, element, styleOf);
      collect(child, stretches, styleOf);
    }
  }
}

function assertSetAlike(inner: PageElement, outer: PageElement, styleOf: StyleOf): void {
  const [own, around] = [styleOf(inner), styleOf(outer)];
  const isInText = inner.name === 'span' && own.display === 'inline';
  const takesRoom = [own.margin, own.padding, own.border].some(({ left, right }) => left !== 0 || right !== 0);
  const isAlike = own.size === around.size && own.face === around.face && own.letterSpacing === around.letterSpacing;
  if (!isInText || takesRoom || !isAlike) {
    throw faultOf(inner, 'it stands in a text and is set otherwise, so that the lines of the text are not known');
  }
}

function linesOf(broken: readonly (readonly string[])[], hangs: boolean): readonly Line[] {
  let start = 0;
  return broken.flatMap((lines) =>
    lines.map((line, index): Line => {
      const [blanks = ''] = (hangs ? hangingBlanks.exec(line) : null) ?? [];
      const end = start + line.length;
      const set = { start, end, blanks: end - blanks.length, isBroken: index > 0 };
      start = end;
      return set;
    }),
  );
}

/** Writes the ends of lines into the texts of an element. */
class LineWriter {
  readonly #lines: readonly Line[];
  /** Place of the text that is next. */
  #at = 0;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  write(element: PageElement): void {
    element.children = element.children.flatMap((child): readonly PageNode[] => {
      if (typeof child === 'string') return this.#cut(unescapeHtml(child));
      this.write(child);
      return [child];
    });
  }

  #cut(text: string): readonly PageNode[] {
    const [from, to] = [this.#at, this.#at + text.length];
    this.#at = to;
    const nodes: PageNode[] = [];
    let written = '';
    for (const { start, blanks, end, isBroken } of this.#lines) {
      if (end <= from || start >= to) continue;
      const part = (first: number, last: number): string =>
        text.slice(Math.max(first, from) - from, Math.max(last, from) - from);
      if (isBroken && start >= from) written += '\n';
      written += escapeHtml(part(start, blanks));
      const hanging = part(blanks, end);
      if (hanging === '') continue;
      nodes.push(...(written === '' ? [] : [written]), hangingElement(hanging));
      written = '';
    }
    return written === '' ? nodes : [...nodes, written];
  }
}

/** Blanks that take no room. */
function hangingElement(blanks: string): PageElement {
  const element = PageElement.of('span class="hanging"');
  element.children = [blanks];
  return element;
}
