import { fitGaps } from './fit-gaps.ts';
import type { Flow } from './flow.ts';
import { pageHeight } from './measures.ts';
import { placeSection } from './place-section.ts';
import { unitsOf } from './units.ts';

/** How a row is placed: by which rules, and where that puts it. */
export interface PlacedRow {
  /** May go on on the next page. */
  readonly splits: boolean;
  /** If it is higher than its text needs, in px; and whether that is to write in it by hand. */
  readonly raised?: { readonly height: number; readonly by: number; readonly toWrite?: boolean };
  /** Is the first of a page. */
  readonly startsPage: boolean;
  /** Is that though a line of it would have fitted on the page before. */
  readonly isPulled: boolean;
  /** Ends where the page ends, or little more than a line before. */
  readonly fillsPage: boolean;
  /** Goes on on the next page. */
  readonly isSplit: boolean;
}

/** Free height in px under a row that fills its page, at most. */
const nearly = 24;

/** Of each table in the order of the document, the rows below its head row. */
export type PlacedTables = readonly (readonly PlacedRow[])[];

/** Where everything stands. */
export interface Pagination {
  readonly tables: PlacedTables;
  /** Of each block, whether it is the first of a page other than that of its section. */
  readonly blocks: readonly boolean[];
  /** Of each gap the height in px, if that is not the designed one. */
  readonly gaps: readonly (number | undefined)[];
  /** Pages of the document. */
  readonly pages: number;
}

/**
 * Divides a document into pages, once for print and Word file: the page is told where its pages end, the Word file by
 * which rules Word has to end them at the same place.
 */
export function paginate(flow: Flow): Pagination {
  const tables: PlacedRow[][] = [];
  const blocks: boolean[] = [];
  const gaps: (number | undefined)[] = [];
  let pages = 0;
  for (const section of flow) {
    const fitted = fitGaps(section);
    gaps.push(...fitted.gaps);
    const units = unitsOf(fitted.section);
    const { starts, pulled, split, splits, heights, bottoms, pages: ofSection } = placeSection(units);
    pages += ofSection;
    units.forEach((unit, index) => {
      if (unit.kind === 'block') {
        blocks.push(starts.has(index));
        return;
      }
      if (unit.first) tables.push([]);
      const height = heights[index] ?? 0;
      tables.at(-1)?.push({
        splits: splits.has(index),
        ...(height > unit.height
          ? { raised: { height, by: height - unit.height, ...(unit.toWrite === undefined ? {} : { toWrite: true }) } }
          : {}),
        startsPage: starts.has(index),
        isPulled: pulled.has(index),
        fillsPage: (bottoms[index] ?? 0) > pageHeight - nearly,
        isSplit: split.has(index),
      });
    });
  }
  return { tables, blocks, gaps, pages };
}

/** Whether rows that follow each other stand on more than one page. */
export function goOverPages(rows: readonly PlacedRow[]): boolean {
  return rows.some(({ startsPage, isSplit }, index) => isSplit || (startsPage && index > 0));
}
