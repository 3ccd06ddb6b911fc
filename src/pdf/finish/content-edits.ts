import type { ContentRange } from '../print/content-operands.ts';
import type { PageArea, PageContent } from '../print/page-content.ts';

/** A range of a content stream and what takes its place. */
export interface ContentEdit extends ContentRange {
  readonly text: string;
}

/**
 * The edits that make a content stream independent of its print: the same page has the same bytes, printed on its own or as
 * the two hundredth of many. In the order of the content.
 *
 * - The flow of the document is moved so that the page stands at its top. Chromium keeps the coordinates of one
 *   endless column; on its twelfth page they leave the range that PDF/A-1 allows (ISO 19005-1, 6.1.12: 32,767).
 * - Fonts are named as `fontNameOf` says; Skia counts them over the whole file.
 * - Graphics states go: they set what is the default (`assertOpaque` has made sure), under counted names again.
 * - Colours go: they are marks (`src/pdf/print`), or black, which is the default.
 */
export function canonicalEdits(content: PageContent, fontNameOf: (name: string) => string): ContentEdit[] {
  const { text, stateOperators, fontNames, areas } = content;
  const edits: ContentEdit[] = [];
  // One end of line was before the operator and one is behind it.
  for (const { start, end } of stateOperators) edits.push({ start, end: Math.min(end + 1, text.length), text: '' });
  for (const { start, end } of fontNames)
    edits.push({ start, end, text: `/${fontNameOf(text.slice(start + 1, end))}` });
  for (const area of areas) moveToTop(text, area, edits);
  return edits.sort(byStart);
}

function byStart(one: ContentRange, other: ContentRange): number {
  return one.start - other.start;
}

function moveToTop(text: string, area: PageArea, edits: ContentEdit[]): void {
  const distance = onGrid((Number(area.top) - area.translation) / area.scale);
  if (distance === 0) return;
  edits.push({ ...area.translationRange, text: area.top });
  for (const { start, end } of area.ordinates) {
    edits.push({ start, end, text: number(onGrid(Number(text.slice(start, end)) - distance)) });
  }
}

/** Layout units of Chromium: lengths and places are multiples of 1/64 px. */
const unitsPerPixel = 64;
/** How far a written number may be off: eight significant digits of six before the point. */
const rounding = 0.006;

/** The number of layout units that a rounded number stands for; a number that is none stays as it is. */
function onGrid(value: number): number {
  const units = Math.round(value * unitsPerPixel) / unitsPerPixel;
  return Math.abs(units - value) < rounding ? units : value;
}

/** As Skia writes numbers: eight significant digits, nothing needless. */
function number(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const text = String(Number(value.toPrecision(8)));
  return text.replace(/^(-?)0\./, '$1.');
}
