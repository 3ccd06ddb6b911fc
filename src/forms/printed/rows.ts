/** The rows, and empty ones after them until there are as many as the form prints at least. */
export function atLeast<Row>(count: number, rows: readonly Row[], empty: Row): readonly Row[] {
  const missing = Math.max(0, count - rows.length);
  return [...rows, ...Array.from({ length: missing }, () => empty)];
}
