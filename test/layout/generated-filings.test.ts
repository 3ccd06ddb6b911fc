import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleNames } from '../../src/forms/form.ts';
import { sampleFiling } from '../support/archive/printing.ts';
import { contentProblems } from '../support/content.ts';
import { cornerFilings, generatedFilings } from '../support/filings/generated.ts';
import { readPrintedDocument } from '../support/pdf/printed-document.ts';
import { type PrintShop, openPrintShop } from '../support/print-shop.ts';
import { selectedForms } from '../support/selected-forms.ts';
import { flowProblems } from './flow-problems.ts';
import { layoutProblems } from './layout-problems.ts';

/**
 * `LAYOUT_FILINGS=300 LAYOUT_SEED=7` makes a sweep of it (`npm run test:layout`), `FORM=annex-4` one of a form. The name of a failed test says the
 * seed and the number of its filing: the same ones make it again.
 */
const count = Number(process.env['LAYOUT_FILINGS'] ?? 3);
const seed = Number(process.env['LAYOUT_SEED'] ?? 20_211_231);
const isSweep = process.env['LAYOUT_FILINGS'] !== undefined;

let shop: PrintShop;
beforeAll(async () => (shop = await openPrintShop()));
afterAll(() => shop.close());

/** Everything that is wrong with the print of a filing, measured from the PDF. */
async function problemsOf(form: string, filing: unknown): Promise<string[]> {
  const { pdf, pages, divided, view } = await shop.print({ form, filing });
  const document = await readPrintedDocument(pdf);
  return [
    ...contentProblems(form, view, document),
    ...layoutProblems(document),
    ...flowProblems(form, document),
    ...(divided === pages || hasParagraphsOnCover(view) ? [] : [`divided into ${divided} pages, printed on ${pages}`]),
    ...(pages === document.pages.length ? [] : [`${pages} pages are reported, ${document.pages.length} printed`]),
  ];
}

/** Of values on the cover only the lines are counted: one of several paragraphs may go over to a page more. */
function hasParagraphsOnCover(view: { readonly cover?: Readonly<Record<string, unknown>> }): boolean {
  return Object.values(view.cover ?? {}).some((value) => Array.isArray(value) && value.length > 1);
}

describe.each(selectedForms().map(({ id }) => id))(
  'every text stands in its own cell and the pages flow: %s',
  (form) => {
    const corners = cornerFilings(form).filter(({ isLarge }) => isSweep || !isLarge);
    const samples = sampleNames.filter((name) => isSweep || name !== 'longest');

    it.each(samples.map((name) => ({ name, filing: sampleFiling(form, name) })))('sample $name', async ({ filing }) => {
      expect(await problemsOf(form, filing)).toEqual([]);
    });

    it.each(corners)('$name', async ({ filing }) => {
      expect(await problemsOf(form, filing)).toEqual([]);
    });

    it.each(generatedFilings(form, count, seed))('$name', async ({ filing }) => {
      expect(await problemsOf(form, filing)).toEqual([]);
    });
  },
);
