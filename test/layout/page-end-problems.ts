import {
  type PlacedText,
  type PrintedCell,
  type PrintedDocument,
  type PrintedTable,
  saying,
} from '../support/pdf/printed-document.ts';

/** Of a page: margins, and height between them, in CSS pixels (docs/geometry.md). */
const [margin, pageHeight] = [75, 972];

/** Everything about where the pages of a print end that a careful clerk would be ashamed of. */
export function pageEndProblems(document: PrintedDocument): string[] {
  const tables = document.blocks.filter((block) => block.kind === 'table');
  return [
    ...tables.flatMap(({ rows }) => rows.flatMap(fewLineProblems)),
    ...emptyPageProblems(document),
    ...loneNoteProblems(document, tables),
    ...tornNoteProblems(document),
    ...tables.flatMap(loneRowProblems),
  ];
}

/** A row that goes on on the next page has two lines at least on each of its pages. */
function fewLineProblems(row: readonly PrintedCell[]): string[] {
  const cells = ownCells(row);
  const pages = pagesOf(row);
  if (pages.length < 2) return [];
  return pages
    .filter((page) => Math.max(...cells.map(({ texts }) => linesOn(page, texts))) < 2)
    .map((page) => `one line of “${brief(row)}” stands alone on page ${page + 1}`);
}

/** No page is more than half empty, but for the last one of a part. */
function emptyPageProblems({ pages, blocks }: PrintedDocument): string[] {
  const starts = new Set(
    blocks.flatMap(({ kind, ...block }) =>
      kind === 'heading' && 'texts' in block ? (block.texts[0]?.page ?? []) : [],
    ),
  );
  return pages.flatMap(({ texts, rules, height }, page) => {
    const isLast = page === pages.length - 1 || starts.has(page + 1);
    const bottoms = [
      ...rules.map(({ bottom }) => bottom),
      ...texts
        .filter(({ text, baseline }) => text.trim() !== '' && baseline < height - margin)
        .map(({ bottom }) => bottom),
    ];
    const filled = Math.max(0, ...bottoms) - margin;
    return isLast || filled >= pageHeight / 2 ? [] : [`page ${page + 1} is more than half empty`];
  });
}

/** What the issuer says under the tables does not stand alone on a page, if there is a row that it could stand under. */
function loneNoteProblems({ blocks }: PrintedDocument, tables: readonly PrintedTable[]): string[] {
  const notes = blocks.flatMap((block) =>
    block.kind === 'paragraph' && /^(?:注:|填表说明)/.test(saying(block.texts)) ? [block] : [],
  );
  const rows = tables.flatMap((table) => table.rows);
  const rowsOn = (page: number): number => rows.filter((row) => pagesOf(row).includes(page)).length;
  return notes.flatMap(({ texts: [first] }) => {
    if (first === undefined || first.page === 0 || rowsOn(first.page) > 0) return [];
    return rowsOn(first.page - 1) < 2 ? [] : [`“${first.text.slice(0, 10)}” stands alone on page ${first.page + 1}`];
  });
}

/** What stands under a table, signatures and notes, stands there on one page. */
function tornNoteProblems({ blocks }: PrintedDocument): string[] {
  const problems: string[] = [];
  let below: readonly PlacedText[] | undefined;
  for (const block of blocks) {
    if (block.kind === 'table') below = [];
    else if (block.kind === 'heading') below = undefined;
    else if (below !== undefined) {
      const texts = block.texts.filter(({ text }) => text.trim() !== '');
      below = [...below, ...texts];
      const [first, last] = [below[0], texts.at(-1)];
      if (first !== undefined && last !== undefined && first.page !== last.page)
        problems.push(
          `“${saying(texts).slice(0, 30)}” ends on page ${last.page + 1}, what it belongs to begins on ${first.page + 1}`,
        );
    }
  }
  return problems;
}

/** No row of one line is all that stands of a table on its last page, if the page before has rows to spare. */
function loneRowProblems({ rows }: PrintedTable): string[] {
  const [head, ...body] = rows;
  const [spare, before, last] = body.slice(-3).map(pagesOf);
  const row = body.at(-1);
  if (head?.some(({ scope }) => scope === 'Column') !== true || row === undefined) return [];
  const [page] = last ?? [];
  if (page === undefined || before?.length !== 1 || before[0] !== page - 1 || spare?.at(-1) !== page - 1) return [];
  const isOfOneLine = ownCells(row).every(({ texts }) => linesOn(page, texts) < 2);
  return isOfOneLine ? [`“${brief(row)}” is alone on page ${page + 1}`] : [];
}

/** Those that are no labels over several rows. */
const ownCells = (row: readonly PrintedCell[]): readonly PrintedCell[] => row.filter(({ rowSpan }) => rowSpan === 1);

function pagesOf(row: readonly PrintedCell[]): readonly number[] {
  const texts = ownCells(row).flatMap((cell) => cell.texts);
  return [...new Set(texts.filter(({ text }) => text.trim() !== '').map(({ page }) => page))].toSorted((a, b) => a - b);
}

function linesOn(page: number, texts: readonly PlacedText[]): number {
  return new Set(texts.filter((text) => text.page === page).map(({ baseline }) => baseline.toFixed(0))).size;
}

const brief = (row: readonly PrintedCell[]): string => saying(row.flatMap(({ texts }) => texts)).slice(0, 30);
