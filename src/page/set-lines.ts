import { checkpoint } from '../concurrency/checkpoint.ts';
import type { PageElement } from './element.ts';
import { faultOf } from './fault.ts';
import { setText } from './set-text.ts';
import type { StyleOf } from './style/style.ts';
import type { GridCell, PageTables } from './table-grid.ts';
import { boxesIn, cellContentWidth, contentWidth, isRow } from './widths.ts';

/** What there is to know of the faces of the page. */
export interface PageFaces {
  /** Advance of a character in em, in a font stack that begins with that CSS family. */
  advancesOf(family: string): (codePoint: number) => number;
  /** The face in which Word draws a character that 宋体 may lack. */
  readonly supplementary: { faceFor(codePoint: number): string | undefined };
}

const twipsPerPixel = 15;
const twipsPerPoint = 20;

/** Elements whose text is set in lines, unless it stands in boxes side by side. */
const textElements = new Set(['p', 'h1', 'h2']);

/**
 * Breaks the texts of a page into lines: paragraphs, headings and labels. The line ends become line feeds, which
 * `white-space` keeps and which leave the text of a paragraph one text.
 *
 * Throws TemplateError for a text whose column is not known, or the width of whose letters.
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
  } else if (textElements.has(element.name)) {
    if (!isRow(element, styleOf)) setInLines(element, contentWidth(styleOf(element), column), setting);
    else if (element.hasText) throw faultOf(element, 'beside its boxes stands text in none, whose width is not known');
  } else {
    const inner = contentWidth(styleOf(element), column);
    for (const [box, width] of boxesIn(element, inner, styleOf)) setIn(box, width, setting);
  }
}

function setInCell({ element, width }: GridCell, setting: Setting): void {
  const inner = cellContentWidth(setting.styleOf(element), width);
  if (element.name === 'th' && element.hasText) setInLines(element, inner, setting);
  else for (const child of element.elements) setIn(child, inner, setting);
}

function setInLines(element: PageElement, width: number, { styleOf, faces }: Setting): void {
  if (element.children.length === 0) return;
  const style = styleOf(element);
  if (style.letterSpacing !== 'normal')
    throw faultOf(element, 'its letters are spaced, so that its lines are not known');
  checkpoint();
  setText(
    element,
    {
      width: width * twipsPerPixel,
      size: style.size * twipsPerPoint,
      advance: faces.advancesOf(style.face),
      otherFace: (codePoint) => faces.supplementary.faceFor(codePoint),
    },
    styleOf,
  );
}
