import type { TaggedElement } from './structure-tree.ts';
import { layOutTable, type GridCell, type TableGrid } from './table-grid.ts';

/**
 * The header cells of each data cell of a table, nearest first, by the algorithm of HTML ("forming relationships between
 * data cells and header cells").
 */
export function headersOf(table: TaggedElement): ReadonlyMap<TaggedElement, readonly TaggedElement[]> {
  const grid = layOutTable(table);
  const dataCells = grid.cells.filter(({ element }) => element.type === 'TD');
  return new Map(dataCells.map((cell) => [cell.element, headersOfCell(cell, grid)]));
}

function headersOfCell({ element, column, row }: GridCell, grid: TableGrid): TaggedElement[] {
  const found = new Set<TaggedElement>();
  for (let y = row; y < row + element.rowSpan; y++) scan(grid, column, y, 'Row', found);
  for (let x = column; x < column + element.columnSpan; x++) scan(grid, x, row, 'Column', found);
  return [...found];
}

/** Walks left (for row headers) or up (for column headers) from a slot. */
function scan(grid: TableGrid, x: number, y: number, scope: 'Row' | 'Column', found: Set<TaggedElement>): void {
  const opaque: GridCell[] = [];
  let block: GridCell[] = [];
  const [dx, dy] = scope === 'Row' ? [1, 0] : [0, 1];
  let previous: GridCell | undefined;
  for (let [column, row] = [x - dx, y - dy]; column >= 0 && row >= 0; column -= dx, row -= dy) {
    const cell = grid.at(column, row);
    if (cell === undefined || cell === previous) continue;
    previous = cell;
    if (cell.element.type === 'TH') {
      block.push(cell);
      if (cell.element.scope === scope && !opaque.some((other) => coversSame(other, cell, scope)))
        found.add(cell.element);
    } else if (block.length > 0) {
      opaque.push(...block);
      block = [];
    }
  }
}

/** A header cell is hidden by a nearer one of the same rows (or columns) with data cells in between. */
function coversSame(one: GridCell, other: GridCell, scope: 'Row' | 'Column'): boolean {
  return scope === 'Row'
    ? one.row === other.row && one.element.rowSpan === other.element.rowSpan
    : one.column === other.column && one.element.columnSpan === other.element.columnSpan;
}
