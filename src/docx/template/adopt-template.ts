import type PizZip from 'pizzip';
import { ruledTableStart } from '../sections/fit-pages.ts';
import { type TableRow, rowsOf, withCells, withRows } from '../sections/table-rows.ts';
import { block, firstDifference, textOf } from './compare-templates.ts';
import type { WordDocument } from './word-document.ts';

const [documentPart, stylesPart] = ['word/document.xml', 'word/styles.xml'];

/**
 * Makes a Word file the template of a form, whatever program wrote it last. Its tables are those of the page, one by one; so
 * what the press goes by, and some programs write otherwise or leave out, is said as the page has it: which tables are ruled
 * and what they are called, where labels and pages begin, and the ids of the styles, which are the same by their names.
 *
 * Throws if its tables, rows or tags are not those of the page.
 *
 * @param made what the page makes
 */
export function adoptTemplate(docx: PizZip, made: WordDocument): void {
  const [document, styles] = [docx.file(documentPart)?.asText() ?? '', docx.file(stylesPart)?.asText() ?? ''];
  const difference = firstDifference(made.body, document);
  if (difference !== undefined) throw new Error(difference);
  const ids = otherIds(styles, made);
  const renamed = (xml: string): string =>
    xml.replace(
      /(<w:(?:pStyle|basedOn|next|link) w:val="|<w:style [^>]*w:styleId=")([^"]+)/g,
      (_, start: string, id: string) => start + (ids.get(id) ?? id),
    );
  if (ids.size > 0) docx.file(stylesPart, renamed(styles));
  docx.file(documentPart, withTableMarks(withPageStarts(renamed(document), made.body), made.body));
}

/** The ids of styles that have a name of the page's and another id, with that of the page. */
function otherIds(styles: string, made: WordDocument): ReadonlyMap<string, string> {
  const wanted = new Map(made.styles.map(({ name, id }) => [name, id]));
  const found = styles.matchAll(/<w:style [^>]*w:styleId="([^"]+)"[^>]*>\s*<w:name w:val="([^"]*)"/g);
  return new Map(
    Array.from(found, ([, id = '', name = '']) => [id, wanted.get(name) ?? id] as const).filter(
      ([id, other]) => id !== other,
    ),
  );
}

/** The tables with what those of the page say beyond text: whether they are ruled, their captions, where labels begin. */
function withTableMarks(document: string, made: string): string {
  const wanted = made.match(table) ?? [];
  let index = 0;
  return document.replace(table, (own) => {
    const model = wanted[index++] ?? '';
    const caption = /<w:tblCaption [^>]*>/.exec(model)?.[0] ?? '';
    const captioned = own.includes('<w:tblCaption ')
      ? own
      : own.replace(/(?=<w:tblDescription |<w:tblPrChange |<\/w:tblPr>)/, caption);
    const labelled = withRows(captioned, withLabels(rowsOf(captioned), rowsOf(model)));
    return model.includes('<w:tblBorders>') ? labelled.replace('<w:tbl>', ruledTableStart) : labelled;
  });
}

const table = /<w:tbl>[^]*?<\/w:tbl>/g;

/** LibreOffice saves no merge of a cell that runs over one row of the template; it may be one of a list. */
function withLabels(rows: readonly TableRow[], model: readonly TableRow[]): readonly TableRow[] {
  return rows.map((row, at) =>
    withCells(row, ({ xml, merge }, index) =>
      merge === undefined && model[at]?.cells[index]?.merge === 'restart'
        ? xml.replace(/<w:tcPr>(?:<w:(?:cnfStyle|tcW|gridSpan|hMerge)\b[^>]*>)*/, '$&<w:vMerge w:val="restart"/>')
        : xml,
    ),
  );
}

/** LibreOffice saves that a paragraph begins a page as a break in it, or in the tag before it, which is not printed. */
function withPageStarts(document: string, made: string): string {
  const isTable = (xml: string): boolean => xml.startsWith('<w:tbl>');
  const wanted = (made.match(block) ?? []).filter((xml) => !isTable(xml) && textOf(xml) !== '');
  let index = 0;
  return document.replace(block, (own) => {
    if (isTable(own)) return own;
    const unbroken = own.replace(/<w:br w:type="page"[^>]*>|<w:pageBreakBefore\b[^>]*>/g, '');
    if (textOf(own) === '' || wanted[index++]?.includes('<w:pageBreakBefore/>') !== true) return unbroken;
    return unbroken
      .replace(/^<w:p(?: [^>]*)?>(?!<w:pPr>)/, '$&<w:pPr></w:pPr>')
      .replace(/<w:pPr>(?:<w:(?:pStyle|keepNext|keepLines)\b[^>]*>)*/, '$&<w:pageBreakBefore/>');
  });
}
