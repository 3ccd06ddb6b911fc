/** What the height of a row and of a page is made of, in CSS pixels (docs/geometry.md). */

/** A line of text in a table, and of the lines above and below one. */
export const lineHeight = 20;

/** Inner margins of a cell, above and below together. */
export const cellPadding = 6;

/** Weight of a ruling line. */
export const rule = 1;

/** What a page holds between its margins. */
export const pageHeight = 972;

/** Height of a row whose highest cell has that many lines, the rule below it included. */
export function rowHeight(lines: number): number {
  return lines * lineHeight + cellPadding + rule;
}

/** Lines of text that a row has room for in so much height. */
export function linesIn(height: number): number {
  return Math.floor((height - cellPadding - rule) / lineHeight);
}
