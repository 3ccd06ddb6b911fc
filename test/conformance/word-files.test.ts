import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleNames } from '../../src/forms/form.ts';
import { sampleFiling } from '../support/archive/printing.ts';
import { type WordCandidate, findFaults, inOneBody } from '../support/docx/ooxml-validator.ts';
import { type WordShop, openWordShop } from '../support/docx/word-files.ts';
import { type GeneratedFiling, cornerFilings, generatedFilings } from '../support/filings/generated.ts';
import { selectedForms } from '../support/selected-forms.ts';

/** `FORM=annex-4` judges one form. */
const generatedPerForm = 30;
/** Judged as files of their own: a file takes a second. */
const singlePerForm = 10;

describe('The Open XML SDK', { timeout: 600_000 }, () => {
  let shop: WordShop;
  beforeAll(() => (shop = openWordShop()));
  afterAll(() => shop.close());

  const made = (form: string, filings: readonly GeneratedFiling[]): Promise<WordCandidate[]> =>
    Promise.all(filings.map(async ({ name, filing }) => ({ name, bytes: await shop.make(form, filing) })));

  it.each(selectedForms().map(({ id }) => id))('finds nothing wrong with the samples of %s', async (form) => {
    const filings = sampleNames.map((name) => ({
      name,
      filing: sampleFiling(form, name) as GeneratedFiling['filing'],
    }));
    expect(await findFaults(await made(form, filings))).toEqual([]);
  });

  it.each(selectedForms().map(({ id }) => id))('finds nothing wrong with generated filings of %s', async (form) => {
    const generated = generatedFilings(form, generatedPerForm, 20_210_115);
    const files = await made(form, [...generated, ...cornerFilings(form)]);
    const together = { name: `${files.length} filings in one body`, bytes: inOneBody(files.map(({ bytes }) => bytes)) };
    expect(await findFaults([together, ...files.slice(0, singlePerForm)])).toEqual([]);
  });

  it('would find what is wrong in any part, also in many filings', async () => {
    const bytes = await shop.make('annex-4', sampleFiling('annex-4', 'blank'));
    const mistakes = [
      ['word/document.xml', '<w:keepNext/>', '<w:jc w:val="left"/><w:keepNext/>'],
      ['word/styles.xml', 'w:lineRule="exact"', 'w:lineRule="exactly"'],
      ['word/settings.xml', 'w:percent="100"', 'w:percent="all"'],
      ['word/fontTable.xml', '<w:family w:val="auto"/>', '<w:family w:val="any"/>'],
      ['docProps/app.xml', '<Application>', '<Applications/><Application>'],
    ] as const;
    const zip = new PizZip(bytes);
    for (const [part, right, wrong] of mistakes) {
      const xml = zip.file(part)?.asText() ?? '';
      expect(xml).toContain(right);
      zip.file(part, xml.replace(right, wrong));
    }
    const faulty = zip.generate({ type: 'uint8array' });
    const faults = (await findFaults([{ name: 'faulty', bytes: inOneBody([faulty, bytes]) }])).join('\n');
    for (const [part] of mistakes) expect(faults).toContain(`/${part}`);
  });
});
