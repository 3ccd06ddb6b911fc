import { type TaggedElement, elementsIn } from './structure-tree.ts';

/** A cell in its place: column and row from 0. */
interface GridCell {
  readonly element: TaggedElement;
  readonly column: number;
  readonly row: number;
}

/** The cells of a table on their grid. */
interface TableGrid {
  readonly cells: readonly GridCell[];
  /** Whether every slot is covered by exactly one cell (ISO 14289-1, 7.2: what makes a table regular). */
  readonly regular: boolean;
  /** The cell that covers a slot. */
  at(column: number, row: number): GridCell | undefined;
}

/** Spans beyond these are damage, not tables. */
const mostSpan = 1000;

/** Lays the rows of a Table element out: each cell in the first free slot of its row. */
export function layOutTable(table: TaggedElement): TableGrid {
  const rows = elementsIn(table).filter(({ type }) => type === 'TR');
  const slots: (GridCell | undefined)[][] = rows.map(() => []);
  const cells: GridCell[] = [];
  let regular = true;
  for (const [rowIndex, row] of rows.entries()) {
    let column = 0;
    for (const element of elementsIn(row)) {
      while (slots[rowIndex]?.[column] !== undefined) column++;
      const cell = { element, column, row: rowIndex };
      cells.push(cell);
      const [rowSpan, columnSpan] = [Math.min(element.rowSpan, mostSpan), Math.min(element.columnSpan, mostSpan)];
      for (let y = rowIndex; y < rowIndex + rowSpan; y++) {
        const line = slots[y];
        if (line === undefined) regular = false;
        for (let x = column; line !== undefined && x < column + columnSpan; x++) {
          if (line[x] !== undefined) regular = false;
          line[x] = cell;
        }
      }
    }
  }
  const columns = Math.max(0, ...slots.map((line) => line.length));
  for (const line of slots) {
    for (let column = 0; column < columns; column++) if (line[column] === undefined) regular = false;
  }
  return { cells, regular, at: (column, row) => slots[row]?.[column] };
}

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
