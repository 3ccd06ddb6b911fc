import { PageElement } from './element.ts';
import type { GridCell, PageTables, TableGrid } from './table-grid.ts';

/**
 * Writes the tables of a page as a browser wants them:
 *
 * - the rows over which a label runs are counted;
 * - the label of a section, which an author writes in the head row as in the issued form, starts in the body, because the
 *   head row repeats; an open cell above it makes the two look as one (docs/geometry.md);
 * - rows without height close the table with a rule where a page ends inside of it;
 * - what may go over a page has its label in a paragraph, which does not.
 */
export function arrangeTables(tables: PageTables): void {
  for (const [table, grid] of tables) {
    for (const { cells } of grid.rows) {
      for (const cell of cells)
        if (cell.element.get('scope') === 'rowgroup') cell.element.set('rowspan', String(cell.rows));
    }
    moveSectionLabel(grid);
    for (const { element, isHead, cells } of grid.rows) {
      const goesOver = element.classes.includes('flow');
      for (const { element: cell } of cells) {
        if (!isHead && (goesOver || cell.get('scope') === 'rowgroup')) inParagraph(cell);
      }
    }
    closeWithRules(table, grid.edges.length - 1);
  }
}

/** The label in the head row that runs over all rows of its table, if there is one. */
export function sectionLabelOf({ rows: [head] }: TableGrid): GridCell | undefined {
  return head?.isHead === true ? head.cells.find(({ element }) => element.get('scope') === 'rowgroup') : undefined;
}

function moveSectionLabel(grid: TableGrid): void {
  const label = sectionLabelOf(grid);
  const first = grid.rows[1];
  if (label === undefined || first === undefined) return;
  const { element } = label;
  element.replaceWith(PageElement.of('td class="above"'));
  element.set('class', 'below');
  element.set('rowspan', String(label.rows - 1));
  inParagraph(element);
  first.element.prepend(element);
}

function inParagraph(cell: PageElement): void {
  if (cell.name === 'th' && cell.elements[0]?.name !== 'p') cell.wrapChildren(PageElement.of('p'));
}

function closeWithRules(table: PageElement, columns: number): void {
  const rule = (name: string): PageElement => {
    const group = PageElement.of(`${name} class="rule" aria-hidden="true"`);
    const row = PageElement.of('tr');
    row.append(PageElement.of(`td colspan="${columns}"`));
    group.append(row);
    return group;
  };
  if (table.find('thead').length === 0) {
    const [columnGroup] = table.elements;
    columnGroup?.replaceWith(columnGroup, rule('thead'));
  }
  table.append(rule('tfoot'));
}
