import { type Pagination, type PlacedRow, goOverPages } from '../pagination/paginate.ts';
import { sectionLabelOf } from './arrange.ts';
import { divideRow } from './divide-row.ts';
import { type PageFlow, type PlacedTable, roomsIn } from './flow.ts';
import type { StyleOf } from './style/style.ts';
import type { GridRow } from './table-grid.ts';

/**
 * Says on the page where its pages end. `data-page` is `start` on a table or block that starts a page, `write` on a row that
 * is filled in by hand, and `over` on a label whose rows go over. A row that goes on on the next page becomes as many rows as
 * it has pages. A gap or a room to sign that gives way gets its height.
 *
 * No break stands between rows: a page ends there by itself. Chromium repeats a break before a row: under the head row of the
 * next page. It repeats a break after a row too, where a merged cell of that row goes on.
 */
export function setPages({ tables, blocks, gaps }: PageFlow, pagination: Pagination, styleOf: StyleOf): void {
  tables.forEach((table, index) => placeTable(table, pagination.tables[index] ?? [], styleOf));
  blocks.forEach((block, index) => {
    if (pagination.blocks[index] === true) block.set('data-page', 'start');
  });
  gaps.forEach((gap, index) => {
    const height = pagination.gaps[index];
    if (height !== undefined) gap.addStyle(`margin-top:${height}px`);
  });
}

function placeTable(table: PlacedTable, placedRows: readonly PlacedRow[], styleOf: StyleOf): void {
  const { element, grid, head } = table;
  // A table that starts a page has its head row there.
  if (placedRows[0]?.startsPage === true) element.set('data-page', 'start');
  const rows = grid.rows.filter(({ isHead }) => !isHead);
  rows.forEach((row, index) => {
    const placed = placedRows[index];
    if (placed === undefined) return;
    if (placed.raised?.toWrite === true) row.element.set('data-page', 'write');
    for (const cell of row.cells) {
      if (cell.rows > 1 && goOverPages(placedRows.slice(index, index + cell.rows)))
        cell.element.set('data-page', 'over');
    }
    if (placed.roomBy !== undefined) setRoom(row, placed.roomBy, styleOf);
    if (placed.parts !== undefined) divideRow(row, placed.parts, placed.raised);
    else if (placed.raised !== undefined) row.element.addStyle(`height:${placed.raised.height}px`);
  });
  const label = sectionLabelOf(grid);
  if (label === undefined) return;
  if (goOverPages(placedRows)) label.element.set('data-page', 'over');
  // The label stands in the middle of all rows: half of the head row higher than in the middle of those beside it.
  else label.element.elements[0]?.addStyle(`top:-${head / 2}px`);
}

function setRoom({ cells }: GridRow, by: number, styleOf: StyleOf): void {
  for (const { element } of cells) {
    for (const { element: sign, most } of roomsIn(element, styleOf)) sign.addStyle(`margin-top:${most + by}px`);
  }
}
