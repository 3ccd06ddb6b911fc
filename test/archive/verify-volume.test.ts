import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Composition, compose } from '../../src/composition.ts';
import type { PdfObject } from '../../src/pdf/syntax/objects.ts';
import { PdfName } from '../../src/pdf/syntax/objects.ts';
import { compareVolume } from '../../src/verify/pdf/compare-pdf.ts';
import type { Difference, Verification } from '../../src/verify/verification.ts';
import { changeAttachmentOf, changeContent, changePages, rewritten } from '../support/archive/tampering.ts';
import { printVolume, volumeItem } from '../support/volumes.ts';

/** Both forms by turns, of a department and of none; the third cannot be printed. */
const items = [
  volumeItem('annex-4', 'official', { filingUnit: '东湖区民政局' }),
  volumeItem('annex-2', 'blank', { department: '东湖区民政局', projectName: '食堂改造' }),
  { form: 'annex-4', filing: '{"projectName":"少了别的"}' },
  volumeItem('annex-4', 'blank', { projectName: '老旧小区加装电梯' }),
  volumeItem('annex-4', 'blank', { projectName: '社区公园' }),
];
/** Pages of the file, from 0: the list of contents and the empty page behind it are in front. */
const [front, firstItem] = [0, 2] as const;

let composition: Composition;
let volume: Buffer;
/** Pages of the file of the items that have one page each, the last two. */
let lastPages: readonly [number, number];

beforeAll(async () => {
  composition = compose();
  const order = { profile: 'pdfa-3a', duplex: true, contents: true, onError: 'skip', totals: 'compute' } as const;
  const { pdf, summary } = await printVolume(composition.batches, items, { ...order, documentDate: '2021-03-05' });
  volume = pdf;
  lastPages = [summary.pages - 3, summary.pages - 1];
}, 60_000);
afterAll(async () => composition.close(AbortSignal.abort()));

const verify = async (file: Uint8Array): Promise<Verification> =>
  composition.verifier.verify(file, { signal: AbortSignal.timeout(60_000) });

/** What is told of a volume that was tampered with, beside the one that was printed. */
const told = (change: Parameters<typeof rewritten>[1]): readonly Difference[] =>
  compareVolume(rewritten(volume, change), volume);

const otherDigit = (content: string): string => content.replace(/<([0-9A-F]{4})> Tj/, '<0000> Tj');

describe('a volume', () => {
  it('is proven whole: mixed forms, refused items, both sides, contents, date and totals', async () => {
    expect(await verify(volume)).toMatchObject({
      ...{ verdict: 'authentic', items: 4, differences: [], documentDate: '2021-03-05', totals: 'compute' },
      message: expect.stringContaining('另列 1 项未印') as string,
    });
  });

  it('is told by item, page and text when one character of a page was changed', async () => {
    const forged = rewritten(volume, (file) => changeContent(file, firstItem, otherDigit));
    const { verdict, differences } = await verify(forged);
    expect(verdict).toBe('altered');
    expect(differences).toMatchObject([{ code: 'page-text', item: 1, page: firstItem + 1 }]);
    expect(differences[0]?.place).toMatch(/^第 1 项“附件4.*”第 1 页（全册第 1 页）$/);
    expect(differences[0]?.found).not.toBe(differences[0]?.expected);
  });

  it('is told by item when a filing in it was exchanged', async () => {
    const forged = rewritten(volume, (file) =>
      changeAttachmentOf(file, '0000004', (json) => json.replace('加装电梯', '加装扶手')),
    );
    const { verdict, differences } = await verify(forged);
    expect(verdict).toBe('altered');
    expect(differences[0]).toMatchObject({ code: 'filing-altered', item: 4 });
    expect(differences).toContainEqual(expect.objectContaining({ code: 'page-text', item: 4 }));
    expect(differences.filter(({ item }) => item !== undefined && item !== 4)).toEqual([]);
  });

  it('is told by item when a filing in it is none any more, or is gone', async () => {
    const none = rewritten(volume, (file) => changeAttachmentOf(file, '0000002', () => '{"tampered": true'));
    expect((await verify(none)).differences).toContainEqual(
      expect.objectContaining({ code: 'filing-refused', item: 2, place: '第 2 项' }),
    );
    const gone = rewritten(volume, (file) => file.catalog.dictionary('Names')?.set('EmbeddedFiles', undefined));
    expect(await verify(gone)).toMatchObject({ verdict: 'altered', differences: [{ code: 'manifest' }] });
  });

  it('is proven up to where something was appended, and not at all when it was cut off', async () => {
    expect(await verify(Buffer.concat([volume, Buffer.from('<html>')]))).toMatchObject({
      ...{ verdict: 'appended', items: 4, differences: [{ code: 'bytes-appended' }] },
    });
    expect((await verify(volume.subarray(0, -1_000))).verdict).toBe('unreadable');
  });
});

describe('the pages of a volume', () => {
  it('are told when two were exchanged', () => {
    const swapped = told((file) =>
      changePages(file, (pages) => {
        const moved = [...pages];
        [moved[lastPages[0]], moved[lastPages[1]]] = [pages[lastPages[1]] ?? null, pages[lastPages[0]] ?? null];
        return moved;
      }),
    );
    const moves = swapped.filter(({ code }) => code === 'page-order');
    expect(moves.map(({ item }) => item)).toEqual([4, 5]);
    expect(moves[0]?.message).toContain(`文件的第 ${lastPages[1] + 1} 页`);
    expect(swapped.some(({ code }) => code === 'page-text')).toBe(false);
  });

  it('are told when one was taken out, or put in, and the others are not', () => {
    const without = told((file) => changePages(file, (pages) => pages.filter((_, at) => at !== firstItem)));
    expect(without.slice(0, 2)).toMatchObject([
      { code: 'page-count' },
      { code: 'page-missing', item: 1, page: firstItem + 1 },
    ]);
    const twice = (pages: readonly PdfObject[]): readonly PdfObject[] => [...pages, pages[firstItem] ?? null];
    const longer = told((file) => changePages(file, twice));
    expect(longer.filter(({ code }) => code === 'page-added')).toHaveLength(1);
    for (const differences of [without, longer]) {
      expect(differences.filter(({ code }) => code === 'page-text' || code === 'page-order')).toEqual([]);
    }
  });

  it('are told of when they lie in the list of contents', () => {
    expect(told((file) => changeContent(file, front, otherDigit))).toMatchObject([
      { code: 'page-text', place: '目录第 1 页', page: 1 },
    ]);
  });
});

describe('what leads through a volume', () => {
  it('is told of: manifest, bookmarks, page labels, tags, properties', () => {
    const manifest = told((file) =>
      changeAttachmentOf(file, 'manifest.json', (json) => json.replace('"line":4', '"line":9')),
    );
    expect(manifest).toMatchObject([{ code: 'manifest', item: 4, place: '清单第 4 项' }]);
    const codes = (differences: readonly Difference[]): string[] => differences.map(({ code }) => code);
    expect(codes(told(({ catalog }) => catalog.set('Outlines', undefined)))).toEqual(['bookmarks']);
    expect(codes(told(({ catalog }) => catalog.set('PageLabels', undefined)))).toEqual(['bookmarks']);
    expect(codes(told(({ trailer }) => trailer.dictionary('Info')?.set('Title', undefined)))).toEqual(['metadata']);
    expect(codes(told(({ catalog }) => catalog.set('StructTreeRoot', undefined)))).toEqual(['structure']);
    expect(codes(told(({ catalog }) => catalog.set('PageMode', PdfName.of('UseNone'))))).toEqual(['resaved']);
  });
});
