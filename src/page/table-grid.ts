import type { PageElement } from './element.ts';
import { faultOf, sourceOf } from './fault.ts';

/** A cell on the columns of its table. */
export interface GridCell {
  readonly element: PageElement;
  /** Columns from the first to the one before `to`. */
  readonly from: number;
  readonly to: number;
  /** Rows that it runs over, its own included: of the label of a section in the head row, all rows of the table. */
  readonly rows: number;
  /** Of the columns, in px; rules and inner margins included. */
  readonly width: number;
}

/** A row of a table with the cells that start in it. */
export interface GridRow {
  readonly element: PageElement;
  readonly isHead: boolean;
  readonly cells: readonly GridCell[];
  /** Labels that started in a row above and go on beside this one. */
  readonly beside: readonly GridCell[];
}

/** The cells of a table on its columns. */
export interface TableGrid {
  /** Where columns begin and end, in px from the left edge of the table. */
  readonly edges: readonly number[];
  readonly rows: readonly GridRow[];
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Lays the rows of a table out on the columns of its `colgroup`; one column without a width takes what the others leave
 * of the table's. A cell with `scope="rowgroup"` is a label: it runs over its row and those below that leave its columns
 * free. Throws TemplateError for a row that has more or fewer columns than the table.
 */
export function layOutTable(table: PageElement, tableWidth: number): TableGrid {
  const edges = edgesOf(table, tableWidth);
  const columns = edges.length - 1;
  const rows: GridRow[] = [];
  /** Labels that may go on, from the left. */
  let labels: Mutable<GridCell>[] = [];
  for (const row of table.find('tr')) {
    const own = row.elements.map((element) => ({ element, columns: element.number('colspan') ?? 1 }));
    const free = columns - own.reduce((sum, cell) => sum + cell.columns, 0);
    labels = labels.filter(({ to }) => to <= free);
    const covered = (labels.at(-1)?.to ?? 0) + columns - free;
    if (covered !== columns) {
      const cells = sourceOf(own[0]?.element);
      const where = cells === undefined || cells === sourceOf(row) ? '' : `; its cells stand in ${cells}`;
      throw faultOf(row, `its cells and the labels beside them have ${covered} of ${columns} columns${where}`);
    }
    for (const label of labels) label.rows += 1;
    let from = free;
    const beside = [...labels];
    const cells = own.map((cell): Mutable<GridCell> => {
      const to = from + cell.columns;
      const placed = { element: cell.element, from, to, rows: 1, width: (edges[to] ?? 0) - (edges[from] ?? 0) };
      from = to;
      return placed;
    });
    for (const cell of cells) {
      if (cell.element.get('rowspan') !== undefined)
        throw faultOf(cell.element, 'rows are counted by scope="rowgroup"');
      if (cell.element.get('scope') !== 'rowgroup') continue;
      if (cell.from !== (labels.at(-1)?.to ?? 0))
        throw faultOf(cell.element, 'a label over several rows stands left of all others');
      labels.push(cell);
    }
    rows.push({ element: row, isHead: row.parent?.name === 'thead', cells, beside });
  }
  return { edges, rows };
}

function edgesOf(table: PageElement, tableWidth: number): readonly number[] {
  const widths = table.find('col').map((column) => column.number('width'));
  if (widths.length === 0) throw faultOf(table, 'it has no colgroup');
  if (widths.filter((width) => width === undefined).length > 1)
    throw faultOf(table, 'two of its columns have no width');
  const rest = tableWidth - widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const edges = [0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + (width ?? rest));
  if (rest < 0 || (edges.at(-1) ?? 0) !== tableWidth) {
    throw faultOf(table, `its columns are ${tableWidth - rest} px wide, and it is ${tableWidth}`);
  }
  return edges;
}

/** The tables of a page. */
export type PageTables = ReadonlyMap<PageElement, TableGrid>;

/** Lays out all tables of a page, each as wide as the text block. */
export function layOutTables(page: PageElement, textBlock: number): PageTables {
  return new Map(page.find('table').map((table) => [table, layOutTable(table, textBlock)]));
}
