import { type Decimal, decimal } from './decimal.ts';

/**
 * What stands before a negative figure: the hyphen of JSON, U+2212, its fullwidth form, and the two that typesetting
 * programs put in their place. What was filed is printed; the rules read them all alike.
 */
export const minusSigns = '-−－–﹣';

/** What a money cell of a paper form holds where there is no figure: strokes, a slash, the word for none. */
export const noFigurePattern = '[-‐‑‒–—―−－─━﹣]{1,4}|[/／]|无';

const noFigure = new RegExp(`^(?:${noFigurePattern})$`, 'u');
const leadingMinus = new RegExp(`^[${minusSigns}]`, 'u');

/** Whether a money cell says that there is no figure. It is filled, and counts for nothing. */
export function isNoFigure(cell: string): boolean {
  return noFigure.test(cell);
}

/** The figure of a money cell that its field has accepted; `undefined` for an empty one and for a dash. */
export function figureOf(cell: string | undefined): Decimal | undefined {
  return cell === undefined || isNoFigure(cell) ? undefined : decimal(cell.replace(leadingMinus, '-'));
}
