import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/forms/catalogue.ts';
import { sampleNames } from '../../src/forms/form.ts';
import { sampleFiling } from '../support/archive/printing.ts';
import { characters, filedInBlankAnnex4, firstMissing, issuedText, labelsOfAnnex2 } from '../support/issued-text.ts';
import { describeWithTools } from '../support/outside-tools.ts';
import { listFonts, readTexts, textReaders } from '../support/pdf/text-readers.ts';
import { type PrintShop, openPrintShop } from '../support/print-shop.ts';

let shop: PrintShop;
const prints = new Map<string, Uint8Array>();

beforeAll(async () => {
  shop = await openPrintShop();
  for (const { id } of catalogue) {
    for (const sample of sampleNames) {
      const { pdf } = await shop.print({ form: id, filing: sampleFiling(id, sample) });
      prints.set(`${id} ${sample}`, pdf);
    }
  }
});
afterAll(() => shop.close());

const printOf = (form: string, sample: string): Uint8Array => prints.get(`${form} ${sample}`) ?? new Uint8Array();

describeWithTools('The text of a PDF, read by other programs', ['pdftotext', 'pdffonts', 'mutool'], () => {
  describe.each(textReaders)('by %s', (reader) => {
    it('is for the sample official of 附件2 the issued and filled form, to the character and in order', async () => {
      const text = (await readTexts(reader, printOf('annex-2', 'official'))).join('');
      expect(characters(text)).toBe(characters(issuedText('annex-2.filled')));
    });

    it('is for the sample blank of 附件4 the issued blank form with its project and indicator', async () => {
      const text = characters((await readTexts(reader, printOf('annex-4', 'blank'))).join(''));
      expect(filedInBlankAnnex4.reduce((rest, words) => rest.replace(words, ''), text)).toBe(
        characters(issuedText('annex-4.blank')),
      );
    });

    it('has for the sample official of 附件4 every character of the blank form in order', async () => {
      const text = characters((await readTexts(reader, printOf('annex-4', 'official'))).join(''));
      expect(firstMissing(characters(issuedText('annex-4.blank')), text)).toBe('');
    });

    it('has for the sample blank of 附件2 every label in order', async () => {
      const text = characters((await readTexts(reader, printOf('annex-2', 'blank'))).join(''));
      expect(firstMissing(characters(labelsOfAnnex2), text)).toBe('');
    });
  });

  it.each(catalogue.flatMap(({ id }) => sampleNames.map((sample) => [id, sample] as const)))(
    'is the same for all of them, and has no look-alikes: %s %s',
    async (form, sample) => {
      const [poppler = '', pdfjs, mutool] = await Promise.all(
        textReaders.map(async (reader) => characters((await readTexts(reader, printOf(form, sample))).join(''))),
      );
      expect(pdfjs).toBe(poppler);
      expect(mutool).toBe(poppler);
      // Kangxi and CJK radicals, compatibility ideographs, private use, replacement characters.
      expect(poppler).not.toMatch(
        /[\u2e80-\u2fdf\uf900-\ufaff\ue000-\uf8ff\ufffd]|[\u{2f800}-\u{2fa1f}]|[\u{f0000}-\u{10fffd}]/u,
      );
    },
  );

  it.each(catalogue.flatMap(({ id }) => sampleNames.map((sample) => [id, sample] as const)))(
    'is drawn with embedded subsets of the shipped TrueType files only: %s %s',
    (form, sample) => {
      const fonts = listFonts(printOf(form, sample));
      expect(fonts.length).toBeGreaterThan(0);
      for (const { name, ...font } of fonts) {
        expect(font, name).toEqual({ type: 'CID TrueType', embedded: true, subset: true, unicode: true });
        expect(name).toMatch(/^[A-Z]{6}\+FilingPress/);
      }
    },
  );
});
