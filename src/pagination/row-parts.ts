import { linesIn, pageHeight, rowHeight } from './measures.ts';
import type { RowUnit } from './units.ts';

/** No page end leaves fewer lines of a row on either side, be it that the row is shorter. */
const leastLines = 2;

/** Lines of a row on each of the pages that it stands on, if so many stand on the first: each page after it is filled. */
export function partsOf({ lines, room, signed, lead }: RowUnit, first: number): readonly number[] {
  const parts = [first];
  let rest = lines - first;
  while (lead + rowHeight(rest) + room > pageHeight) {
    // A signature goes where it has room, together with what is above it.
    const part = Math.min(linesIn(pageHeight - lead), Math.max(1, rest - signed));
    parts.push(part);
    rest -= part;
  }
  return [...parts, rest];
}

/**
 * How many lines of a row stand on its first page, of which `available` px are left: as many as fit, or fewer if that
 * leaves too few for its last page, a signature not counted. Undefined if the row cannot be divided so.
 */
export function firstPart(row: RowUnit, available: number, labels: number): number | undefined {
  const last = leastLines + row.signed;
  for (
    let first = Math.min(linesIn(available), row.lines - last);
    first >= leastLines && rowHeight(first) >= labels;
    first -= 1
  ) {
    if ((partsOf(row, first).at(-1) ?? 0) >= last) return first;
  }
  return undefined;
}
