import { unescapeHtml } from '../../src/page/escape.ts';
import { openPageRenderer } from './page-renderer.ts';
import { type PrintedDocument, saying, withoutBlanks } from './pdf/printed-document.ts';

/** A line outside of tables, or the rows of a table, each with the cells that start in it; blanks aside. */
export type ContentBlock = string | readonly (readonly string[])[];

/** What a document says, block by block, in reading order. Empty lines are left out. */
export type Content = readonly ContentBlock[];

const renderer = openPageRenderer();

/** What a document of a form must say for a View: what its page template makes of it. */
export function expectedContent(form: string, view: object): Content {
  return pageContent(renderer.fill(form, '', view).body);
}

/** What a page says; rows that only draw a rule say nothing, and one that goes on on the next page is one. */
function pageContent(body: string): Content {
  const blocks: (string | string[][])[] = [];
  const rests = new Set<readonly string[]>();
  let rows: string[][] | undefined;
  let line = '';
  const isRule = /<(thead|tfoot) class="rule"[^]*?<\/\1>/g;
  for (const [element, text = '', tag = ''] of body.replace(isRule, '').matchAll(/([^<]*)<(\/?[a-z0-9]+)[^>]*>/g)) {
    line += withoutBlanks(unescapeHtml(text));
    if (/^\/t[dh]$/.test(tag)) rows?.at(-1)?.push(line);
    else if (tag === 'tr') {
      const row: string[] = [];
      rows?.push(row);
      if (element.endsWith(' data-rest="">')) rests.add(row);
    } else if (/^\/?(?:table|section|div|p|h\d)$/.test(tag) && (rows === undefined || tag === '/table')) {
      if (line !== '') blocks.push(line);
      if (tag === 'table') blocks.push((rows = []));
      if (tag === '/table') rows = undefined;
    } else if (!/^t[dh]$/.test(tag)) continue;
    line = '';
  }
  return blocks.map((block) => (typeof block === 'string' ? block : wholeRows(block, rests)));
}

/** Rows with what goes on from one in the next, whose cells stand right of labels over both. */
function wholeRows(rows: readonly string[][], rests: ReadonlySet<readonly string[]>): string[][] {
  const whole: string[][] = [];
  for (const row of rows) {
    const begun = rests.has(row) ? whole.pop() : undefined;
    const labels = (begun?.length ?? 0) - row.length;
    whole.push(begun?.map((cell, index) => cell + (row[index - labels] ?? '')) ?? row);
  }
  return whole;
}

/** What a print says. */
export function printedContent({ blocks }: PrintedDocument): Content {
  return blocks
    .map((block) =>
      block.kind === 'table' ? block.rows.map((row) => row.map(({ texts }) => saying(texts))) : saying(block.texts),
    )
    .filter((block) => block !== '');
}

/** Where a print says something else than its page must, or not all that the View has; empty if nowhere. */
export function contentProblems(form: string, view: object, document: PrintedDocument): string[] {
  const [expected, printed] = [expectedContent(form, view), printedContent(document)];
  const differences = Array.from({ length: Math.max(expected.length, printed.length) }, (_, index) =>
    difference(expected[index] ?? '', printed[index] ?? ''),
  );
  return [...differences, ...unsaid(view, printed)].filter((problem) => problem !== '');
}

/** The first string of a View that a document does not say in its turn: a View has the order of its page. */
export function unsaid(view: object, content: Content): readonly string[] {
  const said = content.flat(2).join('\n');
  let at = 0;
  for (const text of stringsOf(view).map(withoutBlanks)) {
    const found = said.indexOf(text, at);
    if (found < 0) return [`${brief(text)} is not printed after ${brief(said.slice(Math.max(0, at - 40), at))}`];
    at = found + text.length;
  }
  return [];
}

/** All strings of a View, in its order. */
export function stringsOf(view: unknown): readonly string[] {
  if (typeof view === 'string') return [view];
  return typeof view === 'object' && view !== null ? Object.values(view).flatMap(stringsOf) : [];
}

function difference(expected: ContentBlock, printed: ContentBlock): string {
  if (typeof expected === 'string' || typeof printed === 'string') {
    return expected === printed ? '' : `expected ${brief(expected)}, printed ${brief(printed)}`;
  }
  const row = Array.from({ length: Math.max(expected.length, printed.length) }, (_, index) => index).find(
    (index) => JSON.stringify(expected[index]) !== JSON.stringify(printed[index]),
  );
  return row === undefined ? '' : `row ${row}: expected ${brief(expected[row])}, printed ${brief(printed[row])}`;
}

function brief(content: unknown): string {
  const words = content === undefined ? 'nothing' : JSON.stringify(content);
  return words.length > 200 ? `${words.slice(0, 200)}…` : words;
}
