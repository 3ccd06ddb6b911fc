import type { MergedRows } from '../view.ts';

/** The rows, and empty ones after them until there are as many as the form prints at least. */
export function atLeast<Row>(count: number, rows: readonly Row[], empty: Row): readonly Row[] {
  const missing = Math.max(0, count - rows.length);
  return [...rows, ...Array.from({ length: missing }, () => empty)];
}

/** The rows of a merged cell: at least one, an empty one if need be. */
export function mergedRows<Row>(rows: readonly Row[], empty: Row): MergedRows<Row> {
  const [first = empty, ...rest] = rows;
  return { first, rest };
}
