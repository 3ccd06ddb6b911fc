/** A row of a Word table, cut at its cells; put together again it is the row. */
export interface TableRow {
  readonly isHead: boolean;
  /** What is not in a cell: one piece more than there are cells. */
  readonly around: readonly string[];
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly xml: string;
  /** Column of the grid in which it begins. */
  readonly column: number;

  readonly merge?: 'restart' | 'continue' | undefined;
}

const headRow = /<w:tblHeader(?! w:val="(?:false|off|0)")[ /]/;
const rowPattern = /<w:tr(?: [^>]*)?>.*?<\/w:tr>/gs;
const cellPattern = /(<w:tc(?: [^>]*)?>.*?<\/w:tc>)/s;

/** The rows of a table that has no table inside. */
export function rowsOf(table: string): readonly TableRow[] {
  return Array.from(table.matchAll(rowPattern), ([row]) => readRow(row));
}

function readRow(row: string): TableRow {
  const pieces = row.split(cellPattern);
  let column = numberIn(row, /<w:gridBefore w:val="(\d+)"/) ?? 0;
  const cells = pieces
    .filter((_, index) => index % 2 === 1)
    .map((xml): TableCell => {
      const cell = { xml, column, merge: mergeOf(xml) };
      column += numberIn(xml, /<w:gridSpan w:val="(\d+)"/) ?? 1;
      return cell;
    });
  const around = pieces.filter((_, index) => index % 2 === 0);
  return { isHead: headRow.test(around[0] ?? ''), around, cells };
}

function mergeOf(cell: string): TableCell['merge'] {
  const merge = /<w:vMerge(?: w:val="(\w+)")? *\/>/.exec(cell);
  if (merge === null) return undefined;
  return merge[1] === 'restart' ? 'restart' : 'continue';
}

function numberIn(xml: string, pattern: RegExp): number | undefined {
  const digits = pattern.exec(xml)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The table with other rows. */
export function withRows(table: string, rows: readonly TableRow[]): string {
  let index = 0;
  return table.replace(rowPattern, (row) => {
    const other = rows[index];
    index += 1;
    return other === undefined ? row : writeRow(other);
  });
}

function writeRow({ around, cells }: TableRow): string {
  return around.map((piece, index) => piece + (cells[index]?.xml ?? '')).join('');
}

/** The cell of a row that begins in a column. */
export const cellAt = (row: TableRow | undefined, column: number): TableCell | undefined =>
  row?.cells.find((cell) => cell.column === column);

/** The row with other XML in its cells; where and how they are merged is read from it anew. */
export function withCells(row: TableRow, xmlOf: (cell: TableCell, index: number) => string): TableRow {
  return {
    ...row,
    cells: row.cells.map((cell, index) => {
      const xml = xmlOf(cell, index);
      return { ...cell, xml, merge: mergeOf(xml) };
    }),
  };
}
