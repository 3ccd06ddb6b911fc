/**
 * Lengths of docs/geometry.md in the units of WordprocessingML. 1 px of the page is 15 twips, so no length
 * of the forms is ever rounded.
 */

/** Twentieths of a point, the unit of `dxa` widths, indents and spacing. */
export const twips = (px: number): number => px * 15;

/** Half of the rule under a table is below its edge, in px, rounded up: what is under a table ends where it does on the page. */
export const belowTable = 1;

/** Weight of every rule in eighths of a point: 0.75 pt. */
export const ruleWeight = 6;

/** Inner margins of a cell in px, as in the stylesheet of the page; left and right a rule's half wider than there. */
export const cellMargin = { horizontal: 5, vertical: 3 } as const;
