import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profileTable } from '../../src/pdf/finish/profiles.ts';
import { selfCheck } from '../../src/pdf/finish/self-check.ts';
import { type TaggedElement, elementsOf, readStructureTree } from '../../src/pdf/finish/structure-tree.ts';
import { layOutTable } from '../../src/pdf/finish/table-grid.ts';
import { readPages } from '../../src/pdf/print/print.ts';
import { keysOf } from '../../src/pdf/syntax/key-tree.ts';
import { IndirectObject, PdfDictionary, PdfName, type PdfObject, resolve } from '../../src/pdf/syntax/objects.ts';
import { type PdfFile, readPdf } from '../../src/pdf/syntax/reader.ts';
import {
  type PrintedFiling,
  type TestPrinter,
  finisher,
  openTestPrinter,
  sampleFiling,
} from '../support/archive/printing.ts';
import { changeContent, rewritten } from '../support/archive/tampering.ts';

let printer: TestPrinter;
let printed: PrintedFiling;
let pdf: Uint8Array;

beforeAll(async () => {
  printer = await openTestPrinter();
  printed = await printer.print('annex-2', sampleFiling('annex-2', 'full'));
  pdf = finisher.finish(printed.part, 'pdfa-3a', printed.properties).bytes;
}, 60_000);
afterAll(() => printer.close());

function treeOf(bytes: Uint8Array): TaggedElement[] {
  const file = readPdf(bytes);
  return elementsOf(readStructureTree(file.catalog, readPages(file)));
}

/** The types of the elements that data cells name as their headers. */
function headersOfCells(bytes: Uint8Array): (string | undefined)[] {
  const root = readPdf(bytes).catalog.dictionary('StructTreeRoot');
  const identified = new Map<string, string | undefined>();
  for (const [id, element] of keysOf(root?.dictionary('IDTree'), 'Names')) {
    const dictionary = resolve(element);
    if (dictionary instanceof PdfDictionary) identified.set(JSON.stringify(id), dictionary.name('S'));
  }
  const found: (string | undefined)[] = [];
  const visit = (object: PdfObject): void => {
    const element = resolve(object);
    if (Array.isArray(element)) element.forEach(visit);
    if (!(element instanceof PdfDictionary)) return;
    if (element.name('S') === 'TD') {
      const headers = element.dictionary('A')?.array('Headers') ?? [];
      found.push(...headers.map((id) => identified.get(JSON.stringify(id))));
    }
    visit(element.get('K'));
  };
  visit(root?.get('K') ?? null);
  return found;
}

describe('the structure of a document', () => {
  it('has its title as first heading and a heading of the second level for each part', () => {
    const types = treeOf(pdf).map(({ type }) => type);
    const { subprojects } = sampleFiling('annex-2', 'full') as { subprojects: unknown[] };
    expect(types.filter((type) => type === 'H1')).toHaveLength(1);
    expect(types.filter((type) => type === 'H2')).toHaveLength(2 + subprojects.length);
    expect(types.indexOf('H1')).toBeLessThan(types.indexOf('H2'));
  });

  it('has tables whose cells cover their grid, with scopes, and headers for the cells of a repeated head', () => {
    const tables = treeOf(pdf).filter(({ type }) => type === 'Table');
    expect(tables.length).toBeGreaterThan(8);
    for (const table of tables) {
      const grid = layOutTable(table);
      expect(grid.regular).toBe(true);
      for (const { element } of grid.cells) {
        if (element.type === 'TH') expect(element.scope).toBeDefined();
      }
    }
    const headers = headersOfCells(pdf);
    expect(headers.length).toBeGreaterThan(100);
    expect(new Set(headers)).toEqual(new Set(['TH']));
  });

  it('reads every box as ticked or not ticked', () => {
    const boxes = treeOf(pdf).filter(({ alt }) => alt !== undefined);
    const alternatives = new Set(boxes.map(({ alt }) => alt));
    expect(boxes.length).toBeGreaterThanOrEqual(15);
    expect(alternatives.size).toBe(2);
    for (const alternative of alternatives) expect(alternative).toMatch(/选/);
  });

  it('is read by pdf.js as the same headings, tables and texts', async () => {
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const roles: string[] = [];
    let text = '';
    interface Node {
      readonly role?: string;
      readonly children?: readonly Node[];
    }
    const visit = ({ role, children = [] }: Node): void => {
      if (role !== undefined && role !== 'Root') roles.push(role);
      children.forEach(visit);
    };
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      visit((await page.getStructTree()) as Node);
      const { items } = await page.getTextContent();
      for (const item of items) if ('str' in item) text += item.str;
    }
    const bookmarks = await document.getOutline();
    const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> };
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    // pdf.js has a tree for each page: what runs over a page break is in the trees of both.
    const types = treeOf(pdf).map(({ type }) => type);
    expect(new Set(roles)).toEqual(new Set(types));
    for (const type of ['H2', 'TH', 'TD']) {
      const ours = types.filter((name) => name === type).length;
      expect(roles.filter((role) => role === type).length).toBeGreaterThanOrEqual(ours);
    }
    expect(text.replace(/\s/g, '')).toContain('预算绩效目标审核表');
    expect(bookmarks[0]?.items.length).toBeGreaterThanOrEqual(3);
    expect([info['Title'], info['Language']]).toEqual([printed.properties.title, 'zh-CN']);
    await document.destroy();
  });

  it('has the same bytes each time it is made', () => {
    const again = finisher.finish(printed.part, 'pdfa-3a', printed.properties).bytes;
    expect(Buffer.compare(again, pdf)).toBe(0);
  });

  it('has a table over several pages as one, with its head row once', async () => {
    const filing = sampleFiling('annex-2', 'full') as { schedule: object[] };
    const schedule = Array.from({ length: 60 }, (_, index) => filing.schedule[index % filing.schedule.length]);
    const { part, properties } = await printer.print('annex-2', { ...filing, schedule });
    const tables = treeOf(finisher.finish(part, 'pdfa-3a', properties).bytes).filter(({ type }) => type === 'Table');
    const split = tables.filter((table) => new Set(elementsOf(table).flatMap(pagesOf)).size > 1);
    expect(split).toHaveLength(1);
    // The head row, and one for each of the rows.
    expect(elementsOf(split[0] as TaggedElement).filter(({ type }) => type === 'TR')).toHaveLength(61);
  });
});

function pagesOf({ kids }: TaggedElement): number[] {
  return kids.flatMap((kid) => ('mcid' in kid ? [kid.page] : []));
}

/** Damage that veraPDF would find, and the clause that the check has to name. */
const damage: readonly (readonly [string, RegExp, (file: PdfFile) => void])[] = [
  ['the language', /6\.8\.4/, ({ catalog }) => catalog.set('Lang', undefined)],
  ['the output intent', /6\.2\.2/, ({ catalog }) => catalog.set('OutputIntents', undefined)],
  ['the mark of a tagged file', /6\.8\.2\.2/, ({ catalog }) => catalog.set('MarkInfo', undefined)],
  ['the association of the filing', /6\.8/, ({ catalog }) => catalog.set('AF', undefined)],
  ['the metadata', /6\.7\.2/, ({ catalog }) => catalog.set('Metadata', undefined)],
  ['the title in Info', /6\.7\.3/, ({ trailer }) => trailer.dictionary('Info')?.set('Title', undefined)],
  [
    'the parent tree',
    /14\.7\.4\.4/,
    ({ catalog }) => catalog.dictionary('StructTreeRoot')?.set('ParentTree', undefined),
  ],
  [
    'a mark in the content',
    /7\.1/,
    (file) => changeContent(file, 0, (text) => text.replace(/\/P<<\/MCID 0>>BDC\n([^]*?)\nEMC/, '$1')),
  ],
  ['a scope', /7\.5/, (file) => changeElement(file, 'TH', (cell) => cell.set('A', undefined))],
  ['a column span', /7\.2/, (file) => changeElement(file, 'TD', (cell) => cell.dictionary('A')?.set('ColSpan', 9))],
  ['an action', /6\.6/, ({ catalog }) => catalog.set('OpenAction', PdfName.of('X'))],
];

describe('the check of a finished file', () => {
  const requirements = profileTable['pdfa-3a'];

  it('finds nothing wrong with what the finisher has made, in any profile', () => {
    expect(selfCheck(pdf, requirements)).toEqual([]);
    expect(
      selfCheck(
        rewritten(pdf, () => undefined),
        requirements,
      ),
    ).toEqual([]);
  });

  it.each(damage)('misses nothing when %s is gone or wrong', (_name, clause, change) => {
    expect(selfCheck(rewritten(pdf, change), requirements).join('\n')).toMatch(clause);
  });

  it('refuses a file that claims another profile than it was made for', () => {
    expect(selfCheck(pdf, profileTable['pdfa-2a']).join()).toMatch(/6\.7\.11/);
    expect(selfCheck(pdf, profileTable['pdfa-1a']).join()).toMatch(/6\.1\.2/);
  });
});

/** Changes the first element of a type that has attributes. */
function changeElement(file: PdfFile, type: string, change: (element: PdfDictionary) => void): void {
  const visit = (object: unknown): boolean => {
    const element = object instanceof IndirectObject ? object.value : object;
    if (Array.isArray(element)) return element.some(visit);
    if (!(element instanceof PdfDictionary)) return false;
    if (element.name('S') === type && element.dictionary('A') !== undefined) {
      change(element);
      return true;
    }
    return visit(resolve(element.raw('K')));
  };
  if (!visit(file.catalog.dictionary('StructTreeRoot')?.raw('K'))) throw new Error(`No ${type} was found`);
}
