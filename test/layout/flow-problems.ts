import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonSchema, jsonSchemaOf } from '../../src/forms/json-schema.ts';
import { formOf } from '../support/filing-report.ts';
import { cellOf } from '../support/filings/cells.ts';
import {
  type PlacedText,
  type PrintedCell,
  type PrintedDocument,
  type PrintedTable,
  saying,
} from '../support/pdf/printed-document.ts';
import { type RuledRegions, ruledRegions } from '../support/pdf/ruled-regions.ts';
import { pageEndProblems } from './page-end-problems.ts';

/** Of a page: upper margin, and height between the margins, in CSS pixels. */
const [margin, pageHeight] = [75, 972];
/** A row of more lines than this is higher than a page with its head row: it has to split. */
const linesOfPage = 42;
/** Height of a section with a head row that stays on one page, in CSS pixels; the line of signatures counts too. */
const shortSection = 324 - 30;
/** Everything about how a print flows over its pages that a careful clerk would not let pass. */
export function flowProblems(form: string, document: PrintedDocument): string[] {
  const regions = document.pages.map((page) => ruledRegions(page.rules, page));
  const tables = document.blocks.filter((block) => block.kind === 'table');
  const narratives = new Set([...narrativeLabels(jsonSchemaOf(formOf(form).schema)), ...flowingLists(form)]);
  return [
    ...document.blocks.flatMap((block, index) =>
      block.kind === 'table' ? splitProblems(block, linesAbove(document.blocks.slice(0, index)), narratives) : [],
    ),
    ...tables.flatMap((table) => headRowProblems(table, document, regions)),
    ...headingProblems(document),
    ...startProblems(document),
    ...tables.flatMap(shortSectionProblems),
    ...signOffProblems(document),
    ...pageEndProblems(document),
  ];
}

/** Labels of the rows that may split over pages: of narratives that are no cell of a list's row. */
function narrativeLabels(schema: JsonSchema, above: readonly string[] = []): ReadonlySet<string> {
  const labels = Object.values(schema.properties ?? {}).flatMap((member) => {
    const label = member['x-label'] ?? member.title ?? '';
    if (member.items?.['x-label'] === '' || (label === '' && member.properties === undefined)) return [];
    if (cellOf(member).kind === 'narrative') return [...above, label];
    return [...narrativeLabels(member.items ?? member, member.properties === undefined ? [] : [label])];
  });
  return new Set(labels);
}

/** Titles of the tables in which the rows of a list may split: their template says so. */
function flowingLists(form: string): readonly string[] {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'templates', form, 'page.hbs'), 'utf8');
  return [
    ...page.matchAll(/<table title="([^"]*)">(?:(?!<\/table>)[^])*?\{\{#each[^}]*\}\}\s*<tr class="flow">/g),
  ].flatMap(([, title]) => title ?? []);
}

/** Labels are never cut; rows split only if they are narratives, too high for any page, or begin in its upper half. */
function splitProblems({ rows }: PrintedTable, above: number, narratives: ReadonlySet<string>): string[] {
  let label = '';
  return rows.flatMap((row, index) => {
    const first = row[0];
    if (first?.type === 'TH') label = saying(first.texts);
    const problems = row
      .filter(({ type, texts }) => type === 'TH' && pagesOf(texts).length > 1)
      .map(({ texts }) => `the label “${saying(texts)}” is cut by the end of page ${(texts[0]?.page ?? 0) + 1}`);
    const start = Math.min(...row.flatMap(({ texts }) => pagesOf(texts)));
    const late = row.filter(({ type, texts }) => type === 'TH' && texts[0] !== undefined && texts[0].page > start);
    problems.push(
      ...late.map(({ texts }) => `the label “${saying(texts)}” is not on page ${start + 1}, where its row starts`),
    );
    const cells = row.filter(({ rowSpan }) => rowSpan === 1);
    const split = pagesOf(cells.flatMap(({ texts }) => texts)).length > 1;
    const high = cells.some(({ texts }) => linesOf(texts) > linesOfPage - (index === 0 ? above : 0));
    const top = Math.min(
      ...cells.flatMap(({ texts }) => texts.filter(({ page }) => page === start).map((text) => text.top)),
    );
    // It would leave the page more than half empty, and take the head row of its table along if it is the first below it.
    const isWide = top - margin < pageHeight / 2 + (index === 1 ? 60 : 10);
    if (split && !high && !isWide && !narratives.has(label)) {
      problems.push(`the row of “${brief(cells)}” beside “${label}” splits over pages`);
    }
    return problems;
  });
}

/** Lines of the headings right above a table, which stay with its first row. */
function linesAbove(blocks: PrintedDocument['blocks']): number {
  const last = blocks.findLastIndex(({ kind }) => kind === 'table');
  return linesOf(blocks.slice(last + 1).flatMap((block) => (block.kind === 'table' ? [] : block.texts)));
}

/** A head row is repeated on each page of its table, and never stands without a row below it. */
function headRowProblems(
  { rows }: PrintedTable,
  { pages }: PrintedDocument,
  regions: readonly RuledRegions[],
): string[] {
  const head = rows[0] ?? [];
  const [name] = head.filter(({ scope, texts }) => scope === 'Column' && texts.length > 0);
  if (name === undefined) return [];
  const words = saying(name.texts);
  const used = pagesOf(rows.flat().flatMap(({ texts }) => texts));
  return used.flatMap((page, index) => {
    const shown = pages[page]?.texts.filter((text) => index === 0 || text.mcid === undefined) ?? [];
    const text = shown.find((text) => words.startsWith(saying([text])) && saying([text]) !== '');
    if (text === undefined) return [`page ${page + 1} does not repeat the head row of “${words}”`];
    const onPage = index === 0 ? (name.texts.at(-1) ?? text) : text;
    const cell = regions[page]?.at((onPage.left + onPage.right) / 2, (onPage.top + onPage.bottom) / 2);
    const below = cell && regions[page]?.at((cell.left + cell.right) / 2, cell.bottom + 4);
    return below === undefined ? [`the head row of “${words}” ends page ${page + 1}`] : [];
  });
}

/** A heading has something under it, and 填表说明 its first note. */
function headingProblems({ blocks }: PrintedDocument): string[] {
  return blocks.flatMap((block, index) => {
    const isHeading = block.kind === 'heading' || (block.kind === 'paragraph' && saying(block.texts) === '填表说明:');
    if (!isHeading) return [];
    const next = blocks.slice(index + 1).find((other) => other.kind === 'table' || saying(other.texts) !== '');
    const following = next?.kind === 'table' ? (next.rows[0] ?? []).flatMap(({ texts }) => texts) : (next?.texts ?? []);
    const page = block.texts[0]?.page;
    return following[0] === undefined || following[0].page === page
      ? []
      : [`“${saying(block.texts)}” ends page ${(page ?? 0) + 1}`];
  });
}

/** Each part starts a page, and so does each sub-project, be there one or twelve. */
function startProblems({ blocks }: PrintedDocument): string[] {
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'heading' || block.level === 1) return [];
    const page = block.texts[0]?.page ?? 0;
    const before = blocks
      .slice(0, index)
      .flatMap((other): readonly { readonly texts: readonly PlacedText[] }[] =>
        other.kind === 'table' ? other.rows.flat() : [other],
      );
    return before.some(({ texts }) => pagesOf(texts).includes(page))
      ? [`“${saying(block.texts)}” does not start page ${page + 1}`]
      : [];
  });
}

/** A section that is low enough is not divided. */
function shortSectionProblems({ rows }: PrintedTable): string[] {
  const [head] = rows;
  if (head?.some(({ scope }) => scope === 'Column') !== true) return [];
  const lines = rows.map((row) =>
    Math.max(1, ...row.filter(({ rowSpan }) => rowSpan === 1).map(({ texts }) => linesOf(texts))),
  );
  const height = lines.reduce((sum, count) => sum + count * 20 + 7, 0);
  const pages = pagesOf(rows.flat().flatMap(({ texts }) => texts));
  return height > shortSection || pages.length < 2
    ? []
    : [`the short section of “${brief(head)}” goes over page ${(pages[0] ?? 0) + 1}`];
}

/** The line of signatures is on the page of the last row above it. */
function signOffProblems({ blocks }: PrintedDocument): string[] {
  const index = blocks.findIndex((block) => block.kind === 'paragraph' && saying(block.texts).startsWith('填表人：'));
  const [line, above] = [blocks[index], blocks[index - 1]];
  if (line?.kind !== 'paragraph' || above?.kind !== 'table') return [];
  const label = above.rows.flat().findLast(({ type }) => type === 'TH');
  const page = line.texts[0]?.page;
  const last = above.rows.at(-1)?.flatMap(({ texts }) => texts) ?? [];
  const rowPage = (last.length > 0 ? last : (label?.texts ?? [])).at(-1)?.page;
  return page === rowPage ? [] : [`the line of signatures is on page ${(page ?? 0) + 1}, its table ends before`];
}

function pagesOf(texts: readonly PlacedText[]): number[] {
  return [...new Set(texts.filter(({ text }) => text.trim() !== '').map(({ page }) => page))].toSorted((a, b) => a - b);
}

function linesOf(texts: readonly PlacedText[]): number {
  return new Set(texts.map(({ page, baseline }) => `${page} ${baseline.toFixed(0)}`)).size;
}

function brief(cells: readonly PrintedCell[]): string {
  return saying(cells.flatMap(({ texts }) => texts)).slice(0, 40);
}
