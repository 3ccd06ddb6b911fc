import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleNames } from '../../src/forms/form.ts';
import { sampleFiling } from '../support/archive/printing.ts';
import { expectedContent, unsaid } from '../support/content.ts';
import { readWordFile } from '../support/docx/read-word-file.ts';
import { wordContent } from '../support/docx/word-content.ts';
import { type WordShop, openWordShop } from '../support/docx/word-files.ts';
import { cornerFilings, generatedFilings } from '../support/filings/generated.ts';
import { selectedForms } from '../support/selected-forms.ts';

let shop: WordShop;
beforeAll(() => (shop = openWordShop()));
afterAll(() => shop.close());

async function expectCells(form: string, filing: unknown): Promise<void> {
  const content = wordContent(readWordFile(await shop.make(form, filing)));
  const view = shop.viewOf(form, filing);
  expect(content).toEqual(expectedContent(form, view));
  expect(unsaid(view, content)).toEqual([]);
}

describe.each(selectedForms().map(({ id }) => id))(
  'Each cell of a Word file says what was filed for it: %s',
  (form) => {
    it.each(sampleNames.filter((name) => name !== 'longest'))('sample %s', async (sample) => {
      await expectCells(form, sampleFiling(form, sample));
    });

    it.each(cornerFilings(form).filter(({ isLarge }) => !isLarge))('$name', async ({ filing }) => {
      await expectCells(form, filing);
    });

    it.each(generatedFilings(form, 8, 20_210_115))('$name', async ({ filing }) => {
      await expectCells(form, filing);
    });
  },
);

describe('What looks like a tag is text', () => {
  const texts = [
    '{projectName}',
    '{#schedule}{period}{/schedule}',
    '{/subprojects}',
    '{^filedOn}{@raw}{',
    '}{{projectName}} {{{overview}}}',
    '<w:t>&amp;</w:t> ]]> <!-- --> <?xml?>',
  ];

  it.each(texts)('%s', async (text) => {
    const full = sampleFiling('annex-2', 'full') as Readonly<Record<string, unknown>>;
    const hostile = { projectName: text, overview: `${text}\n${text}`, department: text, schedule: [{ period: text }] };
    await expectCells('annex-2', { ...full, ...hostile });
    const blank = sampleFiling('annex-4', 'blank') as Readonly<Record<string, unknown>>;
    await expectCells('annex-4', { ...blank, projectName: text, filingUnit: text });
  });
});
