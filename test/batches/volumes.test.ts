import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PDFDocumentProxy, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Composition, compose } from '../../src/composition.ts';
import { findForm } from '../../src/forms/catalogue.ts';
import { profileTable } from '../../src/pdf/finish/profiles.ts';
import { selfCheck } from '../../src/pdf/finish/self-check.ts';
import { describeWithTools } from '../support/outside-tools.ts';
import { listFonts, readTexts, textReaders } from '../support/pdf/text-readers.ts';
import { type BatchItem, type PrintedVolume, batchPressOf, printVolume, volumeItem } from '../support/volumes.ts';

const bureau = '东湖区民政局';
const school = '东湖区第一中学';
/** Both forms by turns, of two departments and of none; the last but one cannot be printed. */
const items: readonly BatchItem[] = [
  volumeItem('annex-2', 'official', { department: bureau }),
  volumeItem('annex-4', 'official', { filingUnit: bureau }),
  volumeItem('annex-4', 'blank', { projectName: '老旧小区加装电梯' }),
  volumeItem('annex-4', 'full', { filingUnit: school }),
  { form: 'annex-4', filing: '{}' },
  volumeItem('annex-2', 'blank', { department: school, projectName: '食堂改造' }),
];
const refused = 5;
/** Of the others. */
const titles = [
  '信息化运维提升（预算绩效目标申报表）',
  '信息化运维提升（预算绩效目标修订申报表）',
  '老旧小区加装电梯（预算绩效目标修订申报表）',
  '智慧社区养老服务平台建设（预算绩效目标修订申报表）',
  '食堂改造（预算绩效目标申报表）',
];

let composition: Composition;
/** With everything: for both sides, with contents, without the bad item. */
let volume: PrintedVolume;
let manifest: Manifest;
let document: PDFDocumentProxy;

interface Manifest {
  readonly order: object;
  readonly counts: object;
  readonly complete: boolean;
  readonly items: readonly {
    readonly index: number;
    readonly status: string;
    readonly firstPage?: number;
    readonly pages?: number;
    readonly filingSha256?: string;
    readonly problem?: { readonly code: string };
  }[];
}

beforeAll(async () => {
  composition = compose();
  await composition.engine.start();
  volume = await printVolume(composition.batches, items, { duplex: true, contents: true, onError: 'skip' });
  document = await getDocument({ data: new Uint8Array(volume.pdf), verbosity: 0 }).promise;
  manifest = JSON.parse(Buffer.from((await attachmentsOf(document)).get('manifest.json') ?? '').toString()) as Manifest;
});
afterAll(async () => {
  await document.destroy();
  await composition.close(AbortSignal.abort());
});

async function attachmentsOf(pdf: PDFDocumentProxy): Promise<Map<string, Uint8Array>> {
  const attachments = (await pdf.getAttachments()) as Record<string, { filename: string; content: Uint8Array }> | null;
  return new Map(Object.values(attachments ?? {}).map(({ filename, content }) => [filename, content]));
}

/** The printed items with the index of their first page in the file. */
function printedItems(frontPages: number): { item: BatchItem; start: number; pages: number }[] {
  return manifest.items.flatMap(({ index, firstPage, pages }) => {
    const item = items[index - 1];
    return item === undefined || firstPage === undefined || pages === undefined
      ? []
      : [{ item, start: frontPages + firstPage - 1, pages }];
  });
}

async function frontPages(): Promise<number> {
  const labels = await document.getPageLabels();
  return labels?.indexOf('1') ?? -1;
}

async function alone({ form: id, filing }: BatchItem): Promise<Uint8Array> {
  const form = findForm(id);
  if (form === undefined) throw new Error(`No form ${id}`);
  const { bytes } = await composition.press.make(
    { form, source: Buffer.from(filing), format: 'pdf', profile: 'plain', strict: false, totals: 'as-filed' },
    { signal: AbortSignal.timeout(60_000) },
  );
  return bytes;
}

describe('a volume', () => {
  it('says in its manifest what became of each item, in the order of the batch', () => {
    expect(manifest.items.map(({ index, status }) => [index, status])).toEqual(
      items.map((_, index) => [index + 1, index + 1 === refused ? 'refused' : 'printed']),
    );
    expect(manifest.items[refused - 1]?.problem?.code).toBe('invalid-filing');
    expect(manifest).toMatchObject({
      order: { output: 'volume', profile: 'plain', duplex: true, contents: true },
      counts: { total: items.length, printed: items.length - 1, refused: 1 },
      complete: true,
    });
    expect(volume.summary).toMatchObject({ pages: document.numPages, refused: [refused] });
    expect(Buffer.from(volume.summary.digest)).toEqual(createHash('sha256').update(volume.pdf).digest());
    for (const { index, filingSha256 } of manifest.items) {
      const filing = items[index - 1]?.filing ?? '';
      expect(filingSha256).toBe(createHash('sha256').update(filing.replaceAll('\n', ' ')).digest('hex'));
    }
  });

  it('starts every item on a right-hand page, behind an empty page where one is needed', async () => {
    const front = await frontPages();
    expect(front % 2).toBe(0);
    const texts = await pageTextsOf(document);
    const starts = printedItems(front);
    for (const { start } of starts) expect(start % 2).toBe(0);
    const ofItems = new Set(
      starts.flatMap(({ start, pages }) => Array.from({ length: pages }, (_, page) => start + page)),
    );
    const between = texts.flatMap((text, page) => (page >= front && !ofItems.has(page) ? [text] : []));
    expect(between.length).toBeGreaterThan(0);
    expect(new Set(between)).toEqual(new Set(['']));
  });

  it('labels the list of contents in roman figures and the items through in arabic ones', async () => {
    const labels = (await document.getPageLabels()) ?? [];
    const front = await frontPages();
    expect(labels.slice(0, front)).toEqual(['i', 'ii'].slice(0, front));
    expect(labels.slice(front)).toEqual(
      Array.from({ length: document.numPages - front }, (_, page) => String(page + 1)),
    );
  });

  it('has bookmarks: departments, their items, and the parts of each', async () => {
    interface Node {
      readonly title: string;
      readonly dest: unknown;
      readonly items: readonly Node[];
    }
    const pageOf = async ({ dest }: Node): Promise<number> => document.getPageIndex((dest as never[])[0] as never);
    const outline = (await document.getOutline()) as unknown as readonly Node[];
    expect(outline.map(({ title }) => title)).toEqual(['目录', bureau, titles[2], school]);
    const found: string[] = [];
    const starts: number[] = [];
    for (const node of outline.slice(1)) {
      for (const item of node.title === bureau || node.title === school ? node.items : [node]) {
        found.push(item.title);
        starts.push(await pageOf(item));
      }
    }
    expect(found).toEqual(titles);
    expect(starts).toEqual(printedItems(await frontPages()).map(({ start }) => start));
    const parts = outline[1]?.items[0]?.items.map(({ title }) => title) ?? [];
    expect(parts).toHaveLength(3);
    expect(parts[0]).toBe('项目基本情况');
  });

  it('lists each item in front with its department and the number of its page, and leads there', async () => {
    const front = await frontPages();
    const texts = await pageTextsOf(document);
    const contents = texts.slice(0, front).join(' ').replace(/\s+/g, '');
    const [one, two, three, four, five] = printedItems(front).map(
      ({ start }, index) => `${index + 1}.${titles[index] ?? ''}${start - front + 1}`,
    );
    expect(contents.replace(/^i/, '')).toBe(['目录', bureau, one, two, three, school, four, five].join(''));
    const destinations: number[] = [];
    for (let page = 1; page <= front; page++) {
      const annotations = (await (await document.getPage(page)).getAnnotations()) as {
        subtype: string;
        dest: never[];
        contentsObj: { str: string };
      }[];
      for (const { subtype, dest, contentsObj } of annotations) {
        expect(subtype).toBe('Link');
        expect(contentsObj.str).toMatch(/申报表）/);
        destinations.push(await document.getPageIndex(dest[0] as never));
      }
    }
    expect(destinations).toEqual(printedItems(front).map(({ start }) => start));
    // The number is on the page itself too, for whoever leafs through the paper.
    for (const { start } of printedItems(front)) expect(texts[start]).toMatch(new RegExp(`(^| )${start - front + 1}$`));
  });

  it('passes the check of finished files', () => {
    expect(selfCheck(volume.pdf, profileTable.plain)).toEqual([]);
  });
});

async function pageTextsOf(pdf: PDFDocumentProxy): Promise<string[]> {
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items: pieces } = await (await pdf.getPage(number)).getTextContent();
    const text = pieces.map((piece) => ('str' in piece ? piece.str : '')).join(' ');
    texts.push(text.replace(/\s+/g, ' ').trim());
  }
  return texts;
}

describeWithTools('other programs', ['pdftotext', 'mutool', 'pdffonts', 'pdfinfo', 'qpdf'], () => {
  /** The good items, as a volume and each alone. */
  let plain: Uint8Array;
  let singles: Uint8Array[];
  beforeAll(async () => {
    const good = items.filter((_, index) => index + 1 !== refused);
    plain = (await printVolume(composition.batches, good)).pdf;
    singles = await Promise.all(good.map(alone));
  });

  it.each(textReaders)('read the text of each item as that of the item alone: %s', async (reader) => {
    const texts = await readTexts(reader, plain);
    const expected: string[] = [];
    for (const file of singles) expected.push(...(await readTexts(reader, file)));
    expect(texts).toHaveLength(expected.length);
    // Numbers at the foot are those of the item: taken out on both sides, whichever they are.
    const bare = (text: string): string =>
      text
        .replace(/(^|\n)\d{1,3}(?=\n|$)/g, '')
        .replace(/\n+/g, '\n')
        .trim();
    expect(texts.map(bare)).toEqual(expected.map(bare));
  });

  it('find one subset of each face, and nothing wrong', () => {
    const names = listFonts(volume.pdf).map(({ name }) => name.replace(/^[A-Z]{6}\+/, ''));
    expect(names.length).toBeGreaterThan(1);
    expect(new Set(names).size).toBe(names.length);
    const folder = mkdtempSync(join(tmpdir(), 'filing-press-test-'));
    try {
      const path = join(folder, 'volume.pdf');
      writeFileSync(path, volume.pdf);
      const { status, stdout, stderr } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
      expect([status, stderr, /No syntax or stream encoding errors/.test(stdout)]).toEqual([0, '', true]);
      const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
      expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBe(volume.summary.pages);
      expect(info).toMatch(/Tagged:\s+yes/);
      expect(readFileSync(path).equals(volume.pdf)).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the filings of a volume', () => {
  it('are attached as they were sent, under names of their own, where the profile wants them', async () => {
    const good = items.filter((_, index) => index + 1 !== refused);
    const { pdf } = await printVolume(composition.batches, good, { profile: 'pdfa-3a' });
    expect(selfCheck(pdf, profileTable['pdfa-3a'])).toEqual([]);
    const opened = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const attachments = await attachmentsOf(opened);
    await opened.destroy();
    expect([...attachments.keys()].sort().at(-1)).toBe('manifest.json');
    const filings = [...attachments].filter(([name]) => name !== 'manifest.json').sort();
    expect(filings.map(([name]) => name.slice(0, 5))).toEqual(good.map((_, index) => `000${index + 1}-`));
    filings.forEach(([, content], index) => {
      expect(Buffer.from(content).toString()).toBe(good[index]?.filing.replaceAll('\n', ' '));
    });
  });

  it('are left out, and the manifest with them, where the profile allows no attachments', async () => {
    const { pdf, summary } = await printVolume(composition.batches, items, { profile: 'pdfa-1a', onError: 'skip' });
    expect(selfCheck(pdf, profileTable['pdfa-1a'])).toEqual([]);
    const opened = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    expect((await attachmentsOf(opened)).size).toBe(0);
    expect(summary.refused).toEqual([refused]);
    await opened.destroy();
  });
});

describe('the same volume', () => {
  it('has the same bytes again, printed one by one as well as in groups, and beside another volume', async () => {
    const order = { duplex: true, contents: true, onError: 'skip' } as const;
    const oneByOne = batchPressOf(composition, { side: 1, group: 1, ahead: 1 });
    const again = await printVolume(oneByOne.batches, items, order);
    await oneByOne.close();
    expect(again.pdf.equals(volume.pdf)).toBe(true);
    const [same, other] = await Promise.all([
      printVolume(composition.batches, items, order),
      printVolume(composition.batches, items.slice(2), { ...order, profile: 'pdfa-3a' }),
    ]);
    expect(same.pdf.equals(volume.pdf)).toBe(true);
    expect(other.pdf.equals(volume.pdf)).toBe(false);
  });
});

describe('a volume with a bad item', () => {
  it('is not made when none may be left out, nor when none is left', async () => {
    await expect(printVolume(composition.batches, items)).rejects.toMatchObject({
      code: 'invalid-batch',
      context: { members: { total: items.length, items: [{ index: refused }] } },
    });
    const bad = items.filter((_, index) => index + 1 === refused);
    await expect(printVolume(composition.batches, bad, { onError: 'skip' })).rejects.toMatchObject({
      code: 'invalid-batch',
    });
  });
});
