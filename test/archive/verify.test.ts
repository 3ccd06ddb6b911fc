import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Composition, compose } from '../../src/composition.ts';
import { findForm } from '../../src/forms/catalogue.ts';
import type { DocumentOrder } from '../../src/orders/document-order.ts';
import type { DocumentFormat, Profile } from '../../src/orders/options.ts';
import { flateStream } from '../../src/pdf/syntax/filters.ts';
import { IndirectObject, PdfDictionary, PdfName, PdfStream, PdfString } from '../../src/pdf/syntax/objects.ts';
import { writePdf } from '../../src/pdf/syntax/streamed-file.ts';
import type { Difference, Verification } from '../../src/verify/verification.ts';
import { sampleFiling } from '../support/archive/printing.ts';
import { changeAttachment, changeContent, changePages, changePart, rewritten } from '../support/archive/tampering.ts';

let composition: Composition;
let pdf: Uint8Array;
let docx: Uint8Array;

const signal = () => AbortSignal.timeout(60_000);

async function make(format: DocumentFormat, profile: Profile, more: Partial<DocumentOrder> = {}): Promise<Uint8Array> {
  const form = findForm('annex-4');
  if (form === undefined) throw new Error('No form annex-4');
  const source = Buffer.from(JSON.stringify(sampleFiling('annex-4', 'official'), null, 2));
  const order: DocumentOrder = { form, source, format, profile, strict: false, totals: 'as-filed', ...more };
  return (await composition.press.make(order, { signal: signal() })).bytes;
}

const verify = (file: Uint8Array): Promise<Verification> => composition.verifier.verify(file, { signal: signal() });
const codes = (differences: readonly Difference[]): string[] => differences.map(({ code }) => code);

beforeAll(async () => {
  composition = compose();
  [pdf, docx] = await Promise.all([make('pdf', 'pdfa-3a'), make('docx', 'plain')]);
}, 60_000);
afterAll(() => composition.close());

describe('an untouched document', () => {
  it('is proven byte for byte, as PDF and as Word file', async () => {
    for (const file of [pdf, docx, await make('pdf', 'pdfa-3b')]) {
      const { verdict, differences, filing } = await verify(file);
      expect([verdict, differences]).toEqual(['authentic', []]);
      expect(JSON.parse(filing ?? 'null')).toEqual(sampleFiling('annex-4', 'official'));
    }
  });

  it('is printed again with its own date and totals', async () => {
    const settings = { documentDate: '2021-03-05T10:00:00+08:00', totals: 'compute' } as const;
    for (const file of [await make('pdf', 'pdfa-3u', settings), await make('docx', 'plain', settings)]) {
      expect(await verify(file)).toMatchObject({ verdict: 'authentic', ...settings });
    }
  });
});

describe('a PDF that was altered', () => {
  it('is told by page and text when a text was exchanged', async () => {
    const forged = rewritten(pdf, (file) =>
      changeContent(file, 0, (content) => content.replace(/<([0-9A-F]+)>([^<]*)<([0-9A-F]+)>/, '<$3>$2<$1>')),
    );
    const { verdict, differences } = await verify(forged);
    expect(verdict).toBe('altered');
    expect(differences[0]).toMatchObject({ code: 'page-text', place: '第 1 页' });
    expect(differences[0]?.found).not.toBe(differences[0]?.expected);
  });

  it('is told when its filing was exchanged', async () => {
    const forged = rewritten(pdf, (file) =>
      changeAttachment(file, (json) => json.replace(/("projectLeader": ")[^"]*/, '$1另一个人')),
    );
    const { verdict, differences, filing } = await verify(forged);
    expect(verdict).toBe('altered');
    expect(codes(differences)).toEqual(expect.arrayContaining(['filing-altered', 'page-text']));
    expect(filing).toContain('另一个人');
  });

  it('is told when its filing is none any more', async () => {
    const forged = rewritten(pdf, (file) => changeAttachment(file, () => '{"tampered": true'));
    const result = await verify(forged);
    expect(result.verdict).toBe('altered');
    expect(codes(result.differences)).toContain('filing-refused');
    expect(result.filing).toBeUndefined();
  });

  it('is told when its title was changed', async () => {
    const forged = rewritten(pdf, (file) => file.trailer.dictionary('Info')?.set('Title', undefined));
    expect(await verify(forged)).toMatchObject({ verdict: 'altered', differences: [{ code: 'metadata' }] });
  });

  it('is told when a page was put in, a bookmark taken out, an attachment added', async () => {
    const longer = rewritten(pdf, (file) => changePages(file, ([page = null]) => [page, page]));
    expect((await verify(longer)).differences).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ code: 'page-added', page: 2 })]),
    );
    const unmarked = rewritten(pdf, ({ catalog }) => catalog.set('Outlines', undefined));
    expect(codes((await verify(unmarked)).differences)).toEqual(['bookmarks']);
    const more = rewritten(pdf, ({ catalog }) => {
      const files = catalog.dictionary('Names')?.dictionary('EmbeddedFiles');
      const [, filing = null] = files?.array('Names') ?? [];
      files?.set('Names', [...(files.array('Names') ?? []), PdfString.ascii('zz'), filing]);
    });
    expect(codes((await verify(more)).differences)).toEqual(['filing-added']);
  });

  it('is told when another program has saved it without changing anything', async () => {
    const saved = rewritten(pdf, ({ catalog }) => catalog.set('PageMode', PdfName.of('UseOutlines')));
    expect(await verify(saved)).toMatchObject({ verdict: 'altered', differences: [{ code: 'resaved' }] });
  });

  it('is proven up to where a signature or other bytes were appended', async () => {
    const signature = Buffer.from('9999 0 obj\n<</Type/Sig/ByteRange[0 1 2 3]>>\nendobj\n');
    const signed = await verify(Buffer.concat([pdf, signature]));
    expect([signed.verdict, codes(signed.differences)[0]]).toEqual(['appended', 'signature-appended']);
    const longer = await verify(Buffer.concat([pdf, Buffer.from('<html>')]));
    expect([longer.verdict, codes(longer.differences)[0]]).toEqual(['appended', 'bytes-appended']);
  });

  it('is told apart from a document of another template version', async () => {
    const older = Buffer.from(Buffer.from(pdf).toString('latin1').replaceAll('annex-4@1', 'annex-4@9'), 'latin1');
    const { verdict, differences } = await verify(older);
    expect([verdict, differences[0]?.code]).toEqual(['other-version', 'template-version']);
  });
});

describe('a file that proves nothing', () => {
  it('is named for what it is', async () => {
    const foreign = writePdf({ Root: new IndirectObject(minimalCatalog()) }, { version: '1.7', objectStreams: true });
    const verdicts: readonly (readonly [string, Uint8Array, string])[] = [
      ['a PDF of another program', foreign, 'foreign'],
      ['a profile without a filing', await make('pdf', 'pdfa-2a'), 'without-filing'],
      ['a PDF cut off', pdf.subarray(0, pdf.length - 3_000), 'unreadable'],
      ['a Word file cut off', docx.subarray(0, docx.length - 500), 'unreadable'],
      ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'foreign'],
      ['nothing', new Uint8Array(), 'foreign'],
    ];
    for (const [name, file, verdict] of verdicts) {
      const found = await verify(file);
      expect([name, found.verdict]).toEqual([name, verdict]);
      expect(found.message).toMatch(/\p{Script=Han}/u);
    }
  });

  it('is not unpacked beyond measure', async () => {
    const zeros = flateStream(Buffer.alloc(100 << 20), { Type: PdfName.of('Metadata') });
    const catalog = minimalCatalog();
    catalog.set('Metadata', new IndirectObject(zeros));
    const bomb = writePdf({ Root: new IndirectObject(catalog) }, { version: '1.7', objectStreams: true });
    expect(bomb.length).toBeLessThan(1 << 20);
    expect((await verify(bomb)).verdict).toBe('unreadable');
    const zipBomb = changePart(docx, 'customXml/item1.xml', () => '0'.repeat(66 << 20));
    expect((await verify(zipBomb)).verdict).toBe('unreadable');
  });

  it('may be a Word file that a clerk has typed into', async () => {
    const edited = changePart(docx, 'word/document.xml', (xml) => xml.replace(/(<w:t[^>]*>)附件4/, '$1附件五'));
    const { verdict, differences } = await verify(edited);
    expect(verdict).toBe('altered');
    expect(differences[0]).toMatchObject({ code: 'text' });
    expect(differences[0]?.found).toContain('五');
  });
});

function minimalCatalog(): PdfDictionary {
  const page = new IndirectObject(
    PdfDictionary.of({
      Type: PdfName.of('Page'),
      Contents: new IndirectObject(new PdfStream(PdfDictionary.of({}), Buffer.from(''))),
    }),
  );
  const pages = new IndirectObject(PdfDictionary.of({ Type: PdfName.of('Pages'), Kids: [page], Count: 1 }));
  return PdfDictionary.of({ Type: PdfName.of('Catalog'), Pages: pages });
}
