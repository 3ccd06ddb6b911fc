import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Composition, compose } from '../../src/composition.ts';
import { type DocumentFormat, type Profile, formats, profiles } from '../../src/orders/options.ts';
import { keysOf } from '../../src/pdf/syntax/key-tree.ts';
import { readPdf } from '../../src/pdf/syntax/reader.ts';
import { selectedForms } from '../support/selected-forms.ts';

let composition: Composition;
beforeAll(() => {
  composition = compose();
});
afterAll(async () => composition.close());

const limits = () => ({ signal: AbortSignal.timeout(60_000) });

describe.each(selectedForms())('An empty form of $id', (form) => {
  const make = async (format: DocumentFormat, profile: Profile = 'plain') =>
    composition.press.makeBlank({ form, format, profile }, limits());

  it.each(formats)('as %s has the same bytes each time', async (format) => {
    const [one, other] = [await make(format), await make(format)];
    expect(Buffer.from(one.bytes).equals(other.bytes)).toBe(true);
    expect(one.bytes.length).toBeGreaterThan(5_000);
  });

  it.each(profiles)('passes the check of %s, and carries no filing', async (profile) => {
    const { bytes } = await make('pdf', profile);
    const tree = readPdf(bytes).catalog.dictionary('Names')?.dictionary('EmbeddedFiles');
    expect([...keysOf(tree, 'Names')]).toEqual([]);
  });

  it('is known as a document of this service without a filing', async () => {
    for (const format of ['pdf', 'docx'] as const) {
      const { bytes } = await make(format);
      expect((await composition.verifier.verify(bytes, limits())).verdict).toBe('without-filing');
    }
  });
});
