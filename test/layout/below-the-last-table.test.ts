import { afterAll, beforeAll, expect, it } from 'vitest';
import { sample } from '../support/filing-report.ts';
import { readPrintedDocument } from '../support/pdf/printed-document.ts';
import { type PrintShop, openPrintShop } from '../support/print-shop.ts';
import { layoutProblems } from './layout-problems.ts';
import { pageEndProblems } from './page-end-problems.ts';

let shop: PrintShop;
beforeAll(async () => (shop = await openPrintShop()));
afterAll(() => shop.close());

const paragraphs = (count: number): string => Array.from({ length: count }, () => '同意').join('\n');

/** One opinion of so many lines, above the instructions of annex-4. */
function opinionOf(lines: number, reviewer?: string): object {
  const { revisions, ...filing } = sample('annex-4', 'official') as { readonly revisions: readonly object[] };
  const budgetOffice = { opinion: paragraphs(lines), ...(reviewer === undefined ? {} : { reviewer }) };
  return { ...filing, revisions: revisions.slice(0, 1), review: { opinions: { budgetOffice } } };
}

it.each([39, 40, 41, 42, 43, 44])('the instructions stand on one page below an opinion of %i lines', async (lines) => {
  const { pdf, pages, divided } = await shop.print({ form: 'annex-4', filing: opinionOf(lines) });
  const document = await readPrintedDocument(pdf);
  expect([...pageEndProblems(document), ...layoutProblems(document)]).toEqual([]);
  expect(divided).toBe(pages);
});

it('a signature that no page holds is divided as other text', async () => {
  const { pdf, pages, divided } = await shop.print({ form: 'annex-4', filing: opinionOf(1, '王小明'.repeat(600)) });
  const document = await readPrintedDocument(pdf);
  expect(layoutProblems(document)).toEqual([]);
  expect([pages, divided]).toEqual([3, 3]);
});
