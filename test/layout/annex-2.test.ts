import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleFiling } from '../support/archive/printing.ts';
import { generatedFilings } from '../support/filings/generated.ts';
import { type PrintedCell, type PrintedTable, readPrintedDocument, saying } from '../support/pdf/printed-document.ts';
import { type RuledRegions, ruledRegions } from '../support/pdf/ruled-regions.ts';
import { type PrintShop, openPrintShop } from '../support/print-shop.ts';

/** 30 mm in CSS pixels: room to write and stamp in the opinion cells of 附件2. */
const roomToSign = 113;

let shop: PrintShop;
beforeAll(async () => (shop = await openPrintShop()));
afterAll(() => shop.close());

/** Whether an opinion cell has nothing in it yet. */
function isToSign({ texts }: PrintedCell): boolean {
  return saying(texts).startsWith('审核人（盖章）：');
}

/** An empty opinion cell leaves at least 30 mm above 审核人. */
function roomProblems({ rows }: PrintedTable, regions: readonly RuledRegions[]): string[] {
  return rows
    .flat()
    .filter(isToSign)
    .flatMap(({ texts: [first] }) => {
      if (first === undefined) return [];
      const cell = regions[first.page]?.at(first.left + 1, first.baseline - 1);
      const room = first.top - (cell?.top ?? first.top);
      return room >= roomToSign ? [] : [`only ${room.toFixed(0)} px are free above 审核人 on page ${first.page + 1}`];
    });
}

it.each([
  ...(['official', 'blank', 'full'] as const).map((name) => ({ name, filing: sampleFiling('annex-2', name) })),
  ...generatedFilings('annex-2', 3, 20_211_231),
])('the opinion cells of annex-2 leave 30 mm to write and stamp: $name', async ({ name, filing }) => {
  const document = await readPrintedDocument((await shop.print({ form: 'annex-2', filing })).pdf);
  const regions = document.pages.map((page) => ruledRegions(page.rules, page));
  const tables = document.blocks.filter((block) => block.kind === 'table');
  if (name === 'blank') expect(tables.flatMap(({ rows }) => rows.flat()).filter(isToSign)).toHaveLength(4);
  expect(tables.flatMap((table) => roomProblems(table, regions))).toEqual([]);
});
