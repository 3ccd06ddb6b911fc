import { elementsIn, type TaggedElement } from './structure-tree.ts';

/** A cell in its place: column and row from 0. */
export interface GridCell {
  readonly element: TaggedElement;
  readonly column: number;
  readonly row: number;
}

/** The cells of a table on their grid. */
export interface TableGrid {
  readonly cells: readonly GridCell[];
  readonly rows: number;
  readonly columns: number;
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
  return { cells, rows: rows.length, columns, regular, at: (column, row) => slots[row]?.[column] };
}
