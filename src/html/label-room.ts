import type { Paragraphs } from '../forms/view.ts';

/** Line and cell of docs/geometry.md, in pixels. */
const lineHeight = 20;
const cellPadding = 6;
const rule = 1;

/** A row of a View, by the names of its cells. */
export type CellTexts = Readonly<Record<string, unknown>>;

/** For the cells that can make a row high: how many em their lines are wide. */
export type ColumnWidths = Readonly<Record<string, number>>;

/**
 * Whether a row must stay on the page of the next one, because a merged label beside the rows may not fit beside
 * those up to this one: `break-after: avoid` then moves all of them, and the label, to the next page.
 *
 * Not simply for the first few rows of every label: high rows that are tied together leave pages half empty. So
 * the heights are estimated, from below, without fonts: too many rows kept does no harm, one too few cuts a label.
 */
export function keepsWithNext(
  rows: readonly CellTexts[],
  index: number,
  { labelLines, columns }: { readonly labelLines: number; readonly columns: ColumnWidths },
): boolean {
  const height = rows
    .slice(0, index + 1)
    .reduce((sum, row) => sum + leastLines(row, columns) * lineHeight + cellPadding + rule, 0);
  return height < labelLines * lineHeight + cellPadding;
}

function leastLines(row: CellTexts, columns: ColumnWidths): number {
  return Math.max(1, ...Object.entries(columns).map(([cell, width]) => leastLinesOf(row[cell] as Paragraphs, width)));
}

function leastLinesOf(paragraphs: Paragraphs, width: number): number {
  return paragraphs.reduce((sum, text) => sum + Math.max(1, Math.ceil(leastWidth(text) / width)), 0);
}

/** Em that a text is wide at least: Han and full-width characters are one em, the narrowest letter is a quarter. */
function leastWidth(text: string): number {
  const wide = text.match(/[\u3000-\u30ff\u3400-\u9fff\uff01-\uff60]/g)?.length ?? 0;
  return wide + (text.length - wide) / 4;
}
