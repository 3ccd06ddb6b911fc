import { type Pagination, type PlacedRow, goOverPages } from '../pagination/paginate.ts';
import { sectionLabelOf } from './arrange.ts';
import type { PageFlow, PlacedTable } from './flow.ts';

/**
 * Says on the page where its pages end: `data-page` is `start` on a table or block that starts a page, `end` on the row
 * before one that does though it could be split, `split` on a row that goes on on the next page, `write` on one to be filled in by hand, and `over` on a label
 * whose rows do; a gap that gives way has its height. Chromium repeats a break before a row under the repeated head row,
 * and one after a row on the page where a merged cell of that row goes on: so there is none where the page ends by itself.
 */
export function setPages({ tables, blocks, gaps }: PageFlow, pagination: Pagination): void {
  tables.forEach((table, index) => placeTable(table, pagination.tables[index] ?? []));
  blocks.forEach((block, index) => {
    if (pagination.blocks[index] === true) block.set('data-page', 'start');
  });
  gaps.forEach((gap, index) => {
    const height = pagination.gaps[index];
    if (height !== undefined) gap.addStyle(`margin-top:${height}px`);
  });
}

function placeTable({ element: table, grid, head }: PlacedTable, placedRows: readonly PlacedRow[]): void {
  // A table that starts a page has its head row there.
  if (placedRows[0]?.startsPage === true) table.set('data-page', 'start');
  const rows = grid.rows.filter(({ isHead }) => !isHead);
  rows.forEach(({ element, cells }, index) => {
    const placed = placedRows[index];
    if (placed === undefined) return;
    const words = [
      ...(placed.isSplit ? ['split'] : []),
      ...(placedRows[index + 1]?.isPulled === true ? ['end'] : []),
      ...(placed.raised?.toWrite === true ? ['write'] : []),
    ];
    if (words.length > 0) element.set('data-page', words.join(' '));
    if (placed.raised !== undefined) element.addStyle(`height:${placed.raised.height}px`);
    for (const cell of cells) {
      if (cell.rows > 1 && goOverPages(placedRows.slice(index, index + cell.rows)))
        cell.element.set('data-page', 'over');
    }
  });
  const label = sectionLabelOf(grid);
  if (label === undefined) return;
  if (goOverPages(placedRows)) label.element.set('data-page', 'over');
  // The label stands in the middle of all rows: half of the head row higher than in the middle of those beside it.
  else label.element.elements[0]?.addStyle(`top:-${head / 2}px`);
}
