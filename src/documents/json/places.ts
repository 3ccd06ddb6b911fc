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

/** Counts the lines of a text once, for any number of rising places in it. */
export function createPlaces(text: string): PlaceAt {
  let line = 1;
  let start = 0;
  return (offset) => {
    if (offset < start) [line, start] = [1, 0];
    for (let end = text.indexOf('\n', start); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    const before = text.slice(start, offset);
    const column = (before.length > longLine ? before.length : Array.from(before).length) + 1;
    return { line, column, words: `第 ${line} 行第 ${column} 列` };
  };
}
