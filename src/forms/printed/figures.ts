import { figureOf } from '../money.ts';

/** An amount, a score or a rate as filed; empty where nothing was filed. */
export function figure(cell: string | undefined): string {
  return cell ?? '';
}

/** `100万元`, `92.5%`; a dash, and an empty cell, stand alone. */
export function withUnit(cell: string | undefined, unit: string): string {
  return figureOf(cell) === undefined ? figure(cell) : `${cell}${unit}`;
}
