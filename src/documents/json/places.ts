/** A place in a text as an editor shows it. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters (code points). */
  readonly column: number;
  /** `第 3 行第 15 列` */
  readonly words: string;
}

/** The place of an offset in UTF-16 units. */
export type PlaceAt = (offset: number) => Place;

/** From here on a column is counted in UTF-16 units: nobody counts characters in such a line. */
const longLine = 10_000;

/** Indexes the lines of a text once, for any number of places in it. */
export function createPlaces(text: string): PlaceAt {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (offset) => {
    const next = starts.findIndex((start) => start > offset);
    const line = next < 0 ? starts.length : next;
    const before = text.slice(starts[line - 1], offset);
    const column = (before.length > longLine ? before.length : Array.from(before).length) + 1;
    return { line, column, words: `第 ${line} 行第 ${column} 列` };
  };
}
