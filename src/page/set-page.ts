import type { FillingOptions } from '../documents/ports.ts';
import { type Pagination, paginate } from '../pagination/paginate.ts';
import { arrangeTables } from './arrange.ts';
import type { PageElement } from './element.ts';
import { flowOf } from './flow.ts';
import { type PageFaces, setLines } from './set-lines.ts';
import { setPages } from './set-pages.ts';
import type { StyleOf } from './style/style.ts';
import { layOutTables } from './table-grid.ts';
import { contentWidth } from './widths.ts';

/**
 * Sets a filled page: its tables on their columns, its texts in lines, its lines on pages. Gives where everything stands.
 * Throws TemplateError for a page whose heights and widths are not known: a fault of its template.
 */
export function setPage(
  page: PageElement,
  styleOf: StyleOf,
  faces: PageFaces,
  options: FillingOptions = {},
): Pagination {
  const tables = layOutTables(page, contentWidth(styleOf(page), 0));
  setLines(page, tables, styleOf, faces);
  arrangeTables(tables);
  const flow = flowOf(page, tables, styleOf, options);
  const pagination = paginate(flow.flow);
  setPages(flow, pagination, styleOf);
  return pagination;
}
