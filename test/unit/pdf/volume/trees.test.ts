import { describe, expect, it } from 'vitest';
import { PageLeaves, writePageTree } from '../../../../src/pdf/finish/page-tree.ts';
import { KeyTree, keysOf } from '../../../../src/pdf/syntax/key-tree.ts';
import { IndirectObject, PdfDictionary, PdfName, type PdfObject, resolve } from '../../../../src/pdf/syntax/objects.ts';
import { type PdfFile, readPdf } from '../../../../src/pdf/syntax/reader.ts';
import { StreamedFile } from '../../../../src/pdf/syntax/streamed-file.ts';
import { VolumeOutline } from '../../../../src/pdf/volume/volume-outline.ts';
import { VolumeStructure } from '../../../../src/pdf/volume/volume-structure.ts';

/** A file whose catalog is made while it is written, read again. */
function written(make: (file: StreamedFile) => Record<string, PdfObject | undefined>): PdfFile {
  const file = new StreamedFile({ version: '1.7', objectStreams: true });
  file.end({ Root: new IndirectObject(PdfDictionary.of({ Type: PdfName.of('Catalog'), ...make(file) })) });
  return readPdf(file.take());
}

function dictionary(object: PdfObject | undefined): PdfDictionary {
  const value = resolve(object ?? null);
  if (value instanceof PdfDictionary) return value;
  throw new Error('There is no dictionary');
}

describe('a number tree', () => {
  it.each([0, 1, 64, 65, 4097])('of %i keys leads to each, over nodes with limits', (count) => {
    const { catalog } = written((file) => {
      const tree = new KeyTree('Nums', (node) => file.write(node));
      for (let key = 0; key < count; key++) tree.add(key, new IndirectObject([key]));
      return { Tree: tree.end() };
    });
    const root = catalog.dictionary('Tree');
    expect(root === undefined).toBe(count === 0);
    const pairs = [...keysOf(root, 'Nums')];
    expect(pairs.map(([key]) => key)).toEqual(Array.from({ length: count }, (_, key) => key));
    for (const [key, value] of pairs) expect(resolve(value)).toEqual([key]);
    const visit = (node: PdfDictionary, isRoot: boolean): number[] => {
      const kids = (node.array('Kids') ?? []).flatMap((kid) => visit(dictionary(kid), false));
      const keys = [...kids, ...(node.array('Nums') ?? []).filter((_, index) => index % 2 === 0).map(Number)];
      expect((node.array('Kids') ?? node.array('Nums'))?.length).toBeLessThanOrEqual(128);
      if (isRoot) expect(node.get('Limits')).toBe(null);
      else expect(node.array('Limits')).toEqual([keys[0], keys.at(-1)]);
      return keys;
    };
    if (root !== undefined) expect(visit(root, true)).toHaveLength(count);
  });
});

describe('the page tree of a volume', () => {
  it.each([
    [0, 1],
    [1, 32],
    [3, 33],
    [2, 1025],
    [40, 2000],
  ])('has %i pages in front of %i others in order, over short nodes with counts and parents', (front, body) => {
    const { catalog } = written((file) => {
      const leaves = [new PageLeaves(file), new PageLeaves(file)];
      const add = (to: PageLeaves | undefined, number: number): void => {
        const page = new IndirectObject(PdfDictionary.of({ Type: PdfName.of('Page'), Number: number }));
        to?.add(page);
        file.write(page);
        page.value = null;
      };
      // Those in front are known last.
      for (let page = 0; page < body; page++) add(leaves[1], front + page);
      for (let page = 0; page < front; page++) add(leaves[0], page);
      return { Pages: writePageTree(file, leaves) };
    });
    const visit = (node: PdfDictionary, parent: PdfDictionary | null): number[] => {
      expect(node.get('Parent')).toBe(parent);
      if (node.name('Type') === 'Page') return [node.number('Number') ?? -1];
      const kids = node.array('Kids') ?? [];
      expect(kids.length).toBeLessThanOrEqual(32);
      const pages = kids.flatMap((kid) => visit(dictionary(kid), node));
      expect(node.number('Count')).toBe(pages.length);
      return pages;
    };
    const pages = visit(dictionary(catalog.raw('Pages')), null);
    expect(pages).toEqual(Array.from({ length: front + body }, (_, page) => page));
  });
});

/** Titles, those below in brackets; a minus for what is closed. */
function outlineText(node: PdfDictionary): string {
  const texts: string[] = [];
  let previous: PdfObject = null;
  for (let item = node.get('First'); item instanceof PdfDictionary; item = item.get('Next')) {
    expect(item.get('Parent')).toBe(node);
    expect(item.get('Prev')).toBe(previous);
    const below = item.get('First') === null ? '' : `(${outlineText(item)})`;
    texts.push(`${(item.number('Count') ?? 0) < 0 ? '-' : ''}${item.string('Title')?.textValue ?? ''}${below}`);
    previous = item;
  }
  expect(node.get('Last')).toBe(previous);
  return texts.join(' ');
}

describe('the bookmarks of a volume', () => {
  it('gather consecutive items of one department, closed with their parts, and leave others at the top', () => {
    const { catalog } = written((file) => {
      const page = new IndirectObject(PdfDictionary.of({ Type: PdfName.of('Page') }));
      const outline = new VolumeOutline(file);
      const part = (title: string) => ({ title, page: 0, children: [] });
      const form = { title: '表', page: 0, children: [part('一'), part('二')] };
      for (const [title, department] of [
        ['a', '民政局'],
        ['b', '民政局'],
        ['c', ''],
        ['d', '民政局'],
        ['e', '教育局'],
      ]) {
        const item = { title: title ?? '', department: department ?? '' };
        outline.add(item, title === 'c' ? [] : [form], [page]);
      }
      return { Outlines: outline.end({ title: '目录', page }), Page: page };
    });
    const outlines = dictionary(catalog.raw('Outlines'));
    expect(outlineText(outlines)).toBe('目录 民政局(-a(一 二) -b(一 二)) c 民政局(-d(一 二)) 教育局(-e(一 二))');
    // Departments are open: what is visible are five of the top and the four items below departments.
    expect(outlines.number('Count')).toBe(9);
    for (let item = outlines.get('First'); item instanceof PdfDictionary; item = item.get('Next')) {
      expect(resolve(item.array('Dest')?.[0] ?? null)).toBe(catalog.get('Page'));
    }
  });
});

describe('the structure tree of a volume', () => {
  it('gathers items by departments, and has no array that PDF 1.4 could not have', () => {
    const departments = [...Array.from({ length: 9000 }, () => '民政局'), ...Array.from({ length: 5000 }, () => '')];
    const { catalog } = written((file) => {
      const structure = new VolumeStructure(file);
      departments.forEach((department, index) => {
        const parent = structure.parentFor(department);
        const element = new IndirectObject(PdfDictionary.of({ S: PdfName.of('Part'), P: parent, Number: index }));
        file.write(element);
        element.value = null;
        structure.addItem(element, department);
      });
      return { StructTreeRoot: structure.end() };
    });
    const numbers: number[] = [];
    const underDepartment = new Set<number>();
    const visit = (node: PdfDictionary, parent: PdfDictionary, named: boolean): void => {
      expect(node.get('P')).toBe(parent);
      const number = node.number('Number');
      if (number !== undefined) numbers.push(number);
      if (number !== undefined && named) underDepartment.add(number);
      const kids = node.array('K') ?? [];
      expect(kids.length).toBeLessThan(8192);
      for (const kid of kids) visit(dictionary(kid), node, node.string('T')?.textValue === '民政局');
    };
    const root = dictionary(catalog.raw('StructTreeRoot'));
    visit(dictionary(root.raw('K')), root, false);
    expect(numbers).toEqual(departments.map((_, index) => index));
    expect(underDepartment.size).toBe(9000);
  });
});
