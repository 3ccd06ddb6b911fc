import { fitGaps } from './fit-gaps.ts';
import type { Flow } from './flow.ts';
import { pageHeight } from './measures.ts';
import { type Placement, placeSection } from './place-section.ts';
import { type RowUnit, unitsOf } from './units.ts';

/** How a row is placed: by which rules, and where that puts it. */
export interface PlacedRow {
  /** May go on on the next page. */
  readonly splits: boolean;
  /**
   * If it is higher than its text needs, in px: of a row that is split, by so much below its text, else around it. `above` is free
   * space above the text of a row that is split; `toWrite` says that it is high to be filled in by hand.
   */
  readonly raised?: {
    readonly height: number;
    readonly by: number;
    readonly above?: number;
    readonly toWrite?: boolean;
  };
  /** How many px more of room to sign it has than was designed, or less. */
  readonly roomBy?: number;
  /** Is the first of a page. */
  readonly startsPage: boolean;
  /** Ends where the page ends, or little more than a line before. */
  readonly fillsPage: boolean;
  /** Goes on on the next page. */
  readonly isSplit: boolean;
  /** Of one that does, the lines on each of its pages. */
  readonly parts?: readonly number[];
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
    const placement = placeSection(units);
    pages += placement.pages;
    units.forEach((unit, index) => {
      if (unit.kind === 'block') blocks.push(placement.starts.has(index));
      else {
        if (unit.first) tables.push([]);
        tables.at(-1)?.push(placedRow(unit, index, placement));
      }
    });
  }
  return { tables, blocks, gaps, pages };
}

function placedRow(unit: RowUnit, index: number, placement: Placement): PlacedRow {
  const { starts, parts, splits, heights, bottoms } = placement;
  const height = heights[index] ?? 0;
  const above = placement.above.get(index);
  const own = parts.get(index);
  return {
    splits: splits.has(index),
    ...heightsOf(unit, height, above ?? 0),
    startsPage: starts.has(index),
    fillsPage: (bottoms[index] ?? 0) > pageHeight - nearly,
    isSplit: own !== undefined,
    ...(own === undefined ? {} : { parts: own }),
  };
}

/** A row with room to sign has more or less of it; any other that is not as high as its text needs has free space. */
function heightsOf(unit: RowUnit, height: number, above: number): Pick<PlacedRow, 'raised' | 'roomBy'> {
  const by = height - unit.height - above;
  if (unit.toWrite !== undefined && by > 0) return { raised: { height, by, toWrite: true } };
  const hasOtherRoom = unit.room > 0 && height - above !== unit.least;
  return {
    ...(hasOtherRoom ? { roomBy: by } : {}),
    ...(unit.lostRoom > 0 ? { roomBy: -unit.lostRoom } : {}),
    ...(above > 0 || (by > 0 && !hasOtherRoom)
      ? { raised: { height, by: hasOtherRoom ? 0 : by, ...(above > 0 ? { above } : {}) } }
      : {}),
  };
}

/** Whether rows that follow each other stand on more than one page. */
export function goOverPages(rows: readonly PlacedRow[]): boolean {
  return rows.some(({ startsPage, isSplit }, index) => isSplit || (startsPage && index > 0));
}
