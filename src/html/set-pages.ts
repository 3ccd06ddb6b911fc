import { goOverPages, paginate, type PlacedRow } from '../pagination/paginate.ts';
import { readFlow, type TablePlaces } from './read-flow.ts';

/**
 * Tells a filled page, whose lines are set, where its pages end: `data-page` is `start` on a table or block that starts
 * a page, `end` on the row before one that does though it could be split, `split` on a row that goes on on the next page, and
 * `over` on a label cell whose rows do; a gap that gives way has its height. Chromium repeats a break before a row under the repeated head row, and one after
 * a row on the page where a merged cell of that row goes on: so there is none where the page ends by itself.
 */
export function setPages(body: string): DividedBody {
  const { flow, tables: places, blocks, gaps } = readFlow(body);
  const pagination = paginate(flow);
  const marks = new Marks();
  pagination.tables.forEach((rows, index) => {
    const table = places[index];
    if (table !== undefined) markTable(rows, table, marks);
  });
  pagination.blocks.forEach((starts, index) => {
    const place = blocks[index];
    if (starts && place !== undefined) marks.add(place, startOfPage);
  });
  pagination.gaps.forEach((height, index) => {
    const place = gaps[index];
    if (height !== undefined && place !== undefined) marks.add(place, `style="margin-top:${height}px"`);
  });
  return { body: marks.in(body), pageCount: pagination.pages };
}

/** A body that knows where its pages end. */
export interface DividedBody {
  readonly body: string;
  readonly pageCount: number;
}

function markTable(rows: readonly PlacedRow[], { table, rows: places }: TablePlaces, marks: Marks): void {
  rows.forEach(({ startsPage, isSplit, raised }, index) => {
    const place = places[index];
    if (place === undefined) return;
    // A table that starts a page has its head row there.
    if (startsPage && index === 0) marks.add(table, startOfPage);
    const next = rows[index + 1];
    const words = [...(isSplit ? ['split'] : []), ...(next?.isPulled === true ? ['end'] : [])];
    if (words.length > 0) marks.add(place.row, `data-page="${words.join(' ')}"`);
    if (raised !== undefined) marks.add(place.row, `style="height:${raised.height}px"`);
    for (const { cell, rows: span } of place.merged) {
      if (goOverPages(rows.slice(index, index + span))) marks.add(cell, 'data-page="over"');
    }
  });
}

const startOfPage = 'data-page="start"';

/** Attributes to be written at offsets at which those of an element end. */
class Marks {
  readonly #marks = new Map<number, string>();

  add(place: number, attribute: string): void {
    this.#marks.set(place, `${this.#marks.get(place) ?? ''} ${attribute}`);
  }

  in(body: string): string {
    let result = '';
    let at = 0;
    for (const [place, attributes] of [...this.#marks].toSorted(([one], [other]) => one - other)) {
      result += body.slice(at, place) + attributes;
      at = place;
    }
    return result + body.slice(at);
  }
}
