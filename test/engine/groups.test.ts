import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finisher } from '../../src/pdf/finish/finisher.ts';
import type { PrintingEngine } from '../../src/pdf/printer.ts';
import { samplePages } from '../support/engine-samples.ts';
import { createTestEngine, testPage, within } from '../support/engine.ts';
import { pageTexts } from '../support/pdf/page-texts.ts';

const samples = samplePages();

describe('filings that are printed together', () => {
  let engine: PrintingEngine;
  beforeAll(async () => {
    engine = createTestEngine({ blankPage: samples[0].blankPage, forms: samples.map(({ page }) => page.form) });
    await engine.start();
  });
  afterAll(async () => engine.close());

  it.each(samples)('have the pages, and the page numbers, that each has alone: $page.form', async ({ page }) => {
    const short = { ...page, body: page.body.replaceAll(/<table[^]*?<\/table>/g, '') };
    const items = [page, short, page, page, short];
    const alone = await Promise.all(items.map(async (item) => pageTexts(await engine.print(item, within(60_000)))));
    const group = await engine.printTogether(items, within(60_000));
    const texts = await pageTexts(group);
    const together = finisher.takeApart(group, items).map(({ pageCount }) => texts.splice(0, pageCount));
    expect(together).toEqual(alone);
    expect(alone.map((pages) => pages.length)).not.toContain(0);
  });

  it('may be one', async () => {
    const items = [samples[1].page];
    const group = await engine.printTogether(items, within(60_000));
    expect(finisher.takeApart(group, items)).toHaveLength(1);
  });

  it('are of one form, and at least one', async () => {
    const mixed = samples.map(({ page }) => page);
    await expect(engine.printTogether(mixed, within(60_000))).rejects.toThrow('of one form');
    await expect(engine.printTogether([], within(60_000))).rejects.toThrow('of one form');
  });
});

describe('a group of other pages', () => {
  it('is told apart also where items have several pages of the same kind', async () => {
    const engine = createTestEngine({ pages: 1 });
    try {
      const lengths = [1, 3, 2, 1, 1, 4];
      const items = lengths.map((length, item) =>
        testPage(Array.from({ length }, (_, page) => `<p style="break-after:page">${item}/${page}</p>`).join('')),
      );
      const group = await engine.printTogether(items, within(60_000));
      expect(finisher.takeApart(group, items).map(({ pageCount }) => pageCount)).toEqual(lengths);
      expect(await pageTexts(group)).toEqual(
        lengths.flatMap((length, item) => Array.from({ length }, (_, page) => `${page + 1} ${item}/${page}`)),
      );
    } finally {
      await engine.close();
    }
  });
});
