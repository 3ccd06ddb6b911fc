import { checkpoint } from '../concurrency/checkpoint.ts';
import { breakLines } from '../typesetting/line-breaker.ts';
import { PageElement, type PageNode } from './element.ts';
import { escapeHtml, unescapeHtml } from './escape.ts';
import type { StyleOf } from './style/style.ts';
import type { GridCell, PageTables } from './table-grid.ts';
import { boxesIn, cellContentWidth, contentWidth } from './widths.ts';

/** What there is to know of the faces of the page. */
export interface PageFaces {
  /** Advance of a character in em, in a font stack that begins with that CSS family. */
  advancesOf(family: string): (codePoint: number) => number;
  /** The face in which Word draws a character that 宋体 may lack. */
  readonly supplementary: { faceFor(codePoint: number): string | undefined };
}

const twipsPerPixel = 15;
const twipsPerPoint = 20;

/** Elements whose text is set in lines when it is all that they hold. */
const textElements = new Set(['p', 'h1', 'h2']);

/** Blanks at the end of a line: they do not count where Word centres it or aligns it right. */
const hangingBlanks = /[ \u3000]+$/;

/** Lines of which the blanks at the end take no room. */
function hanging(lines: readonly string[]): readonly PageNode[] {
  return lines.flatMap((line, index): readonly PageNode[] => {
    const start = index === 0 ? '' : '\n';
    const [blanks] = hangingBlanks.exec(line) ?? [];
    if (blanks === undefined) return [start + escapeHtml(line)];
    const element = PageElement.of('span class="hanging"');
    element.children = [blanks];
    return [start + escapeHtml(line.slice(0, -blanks.length)), element];
  });
}

/**
 * Breaks the texts of a page into lines: each paragraph or heading that holds nothing but text. The line ends become
 * line feeds, which `white-space: pre-wrap` keeps and which leave the text of a paragraph one text.
 *
 * Throws TemplateError for a text whose column is not known.
 */
export function setLines(page: PageElement, tables: PageTables, styleOf: StyleOf, faces: PageFaces): void {
  setIn(page, 0, { tables, styleOf, faces });
}

/** What lines are set by. */
interface Setting {
  readonly tables: PageTables;
  readonly styleOf: StyleOf;
  readonly faces: PageFaces;
}

function setIn(element: PageElement, column: number, setting: Setting): void {
  const { styleOf } = setting;
  const grid = setting.tables.get(element);
  if (grid !== undefined) {
    for (const { cells } of grid.rows) for (const cell of cells) setInCell(cell, setting);
  } else if (textElements.has(element.name)) setText(element, column, setting);
  else {
    const inner = contentWidth(styleOf(element), column);
    for (const [box, width] of boxesIn(element, inner, styleOf)) setIn(box, width, setting);
  }
}

function setInCell({ element, width }: GridCell, setting: Setting): void {
  const inner = cellContentWidth(setting.styleOf(element), width);
  for (const child of element.elements) setIn(child, inner, setting);
}

function setText(element: PageElement, column: number, { styleOf, faces }: Setting): void {
  const [text] = element.children;
  if (element.children.length !== 1 || typeof text !== 'string') return;
  checkpoint();
  const style = styleOf(element);
  const lines = breakLines(unescapeHtml(text), {
    width: contentWidth(style, column) * twipsPerPixel,
    size: style.size * twipsPerPoint,
    advance: faces.advancesOf(style.face),
    otherFace: (codePoint) => faces.supplementary.faceFor(codePoint),
  });
  if (style.align !== 'left' && lines.some((line) => hangingBlanks.test(line))) element.children = hanging(lines);
  else if (lines.length > 1) element.children = [escapeHtml(lines.join('\n'))];
}
