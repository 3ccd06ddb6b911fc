import { figureOf } from '../money.ts';

/** The cells of those members as printed: amounts, scores and rates as filed, an empty one where nothing was filed. */
export function figureCells<Name extends string>(
  names: readonly Name[],
  filed: Readonly<Partial<Record<Name, string | undefined>>> | undefined,
): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, filed?.[name] ?? ''])) as Record<Name, string>;
}

/** `100万元`, `92.5%`; a dash, and an empty cell, stand alone. */
export function withUnit(cell: string | undefined, unit: string): string {
  return figureOf(cell) === undefined ? (cell ?? '') : `${cell}${unit}`;
}
