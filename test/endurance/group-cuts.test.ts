import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { FilledPage, PdfProperties } from '../../src/documents/ports.ts';
import { findForm } from '../../src/forms/catalogue.ts';
import { profiles } from '../../src/orders/options.ts';
import type { MarkedPart } from '../../src/pdf/print/marked-print.ts';
import { type PrintingEngine, createPrinter } from '../../src/pdf/printer.ts';
import { finisher, fontconfig, propertiesOf } from '../support/archive/printing.ts';
import { generatedFilings } from '../support/filings/generated.ts';
import { openPageRenderer } from '../support/page-renderer.ts';

interface Item {
  readonly name: string;
  readonly page: FilledPage;
  readonly properties: PdfProperties;
}

let engine: PrintingEngine;
let items: readonly Item[];

const limits = () => ({ signal: AbortSignal.timeout(60_000) });

beforeAll(async () => {
  const renderer = openPageRenderer(['annex-2']);
  engine = createPrinter({
    ...readConfig({}).engine,
    blankPage: (form) => renderer.blankPage(form),
    forms: ['annex-2'],
    fontconfig,
  });
  const form = findForm('annex-2');
  if (form === undefined) throw new Error('No form annex-2');
  items = generatedFilings('annex-2', 4, 7).map(({ name, filing }) => {
    const source = Buffer.from(JSON.stringify(filing));
    const accepted = form.schema.parse(JSON.parse(source.toString()));
    const properties = propertiesOf(form, accepted, source);
    const view = form.toView(accepted, { totals: 'as-filed' });
    return { name, properties, page: renderer.fill('annex-2', properties.title, view) };
  });
  await engine.start();
}, 60_000);
afterAll(() => engine.close());

async function partsOf(pages: readonly FilledPage[]): Promise<readonly MarkedPart[]> {
  const [first, ...more] = pages;
  if (first === undefined) throw new Error('Nothing to print');
  const print = await (more.length === 0 ? engine.print(first, limits()) : engine.printTogether(pages, limits()));
  return finisher.takeApart(print, pages);
}

describe('a file cut from a print of many', () => {
  it('is in every profile, byte for byte, the file of the same filing printed alone', async () => {
    // The last one comes first, so that what stands before an item differs too.
    const together = await partsOf([...items].reverse().map(({ page }) => page));
    const cuts = [...together].reverse();
    expect(cuts.reduce((pages, { pageCount }) => pages + pageCount, 0)).toBeGreaterThan(20);
    for (const [index, { name, page, properties }] of items.entries()) {
      const [alone] = await partsOf([page]);
      const cut = cuts[index];
      if (alone === undefined || cut === undefined) throw new Error(`${name} was not printed`);
      const differing = profiles.filter((profile) => {
        const [one, other] = [alone, cut].map((part) => finisher.finish(part, profile, properties).bytes);
        return Buffer.compare(one ?? Buffer.from('1'), other ?? Buffer.from('2')) !== 0;
      });
      expect([name, differing]).toEqual([name, []]);
    }
  });
});
