import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFiling } from '../support/archive/printing.ts';
import { bodyText, readWordFile } from '../support/docx/read-word-file.ts';
import { type WordShop, openWordShop } from '../support/docx/word-files.ts';
import { characters, filedInBlankAnnex4, firstMissing, issuedText, labelsOfAnnex2 } from '../support/issued-text.ts';

let shop: WordShop;
beforeAll(() => (shop = openWordShop()));
afterAll(() => shop.close());

/** The text of a sample in the order of the file. */
async function textOf(form: string, sample: string): Promise<string> {
  return characters(bodyText(readWordFile(await shop.make(form, sampleFiling(form, sample)))));
}

describe('The text of a Word file, in the order of the file', () => {
  it('is for the sample official of 附件2 the issued and filled form, to the character', async () => {
    expect(await textOf('annex-2', 'official')).toBe(characters(issuedText('annex-2.filled')));
  });

  it('is for the sample blank of 附件4 the issued blank form with its project and indicator', async () => {
    const text = await textOf('annex-4', 'blank');
    expect(filedInBlankAnnex4.reduce((rest, words) => rest.replace(words, ''), text)).toBe(
      characters(issuedText('annex-4.blank')),
    );
  });

  it('has for the sample official of 附件4 every character of the blank form in order', async () => {
    expect(firstMissing(characters(issuedText('annex-4.blank')), await textOf('annex-4', 'official'))).toBe('');
  });

  it('has for the sample blank of 附件2 every label in order', async () => {
    expect(firstMissing(characters(labelsOfAnnex2), await textOf('annex-2', 'blank'))).toBe('');
  });
});
