import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStructureTree } from '../../../../src/pdf/finish/structure-tree.ts';
import { readPageContent } from '../../../../src/pdf/print/page-content.ts';
import { readPages } from '../../../../src/pdf/print/print.ts';
import type { FileLayout } from '../../../../src/pdf/syntax/file-body.ts';
import { flateStream } from '../../../../src/pdf/syntax/filters.ts';
import { PdfFormatError } from '../../../../src/pdf/syntax/format-error.ts';
import {
  IndirectObject,
  PdfDictionary,
  PdfName,
  type PdfObject,
  PdfStream,
  PdfString,
  resolve,
} from '../../../../src/pdf/syntax/objects.ts';
import { type PdfFile, readPdf } from '../../../../src/pdf/syntax/reader.ts';
import { writePdf } from '../../../../src/pdf/syntax/streamed-file.ts';

const layouts: readonly FileLayout[] = [
  { version: '1.4', objectStreams: false },
  { version: '1.7', objectStreams: true },
];
const limits = { decodedBytes: 1 << 20, objects: 10_000, updates: true };

/** A small file with a page, a structure tree and an attachment. */
function sample(layout: FileLayout): Buffer {
  const content = '/P<</MCID 0>>BDC\nBT\n/F1 12 Tf\n1 0 0 -1 10 20 Tm\n<00010002> Tj\nET\nEMC\n';
  const page = new IndirectObject(
    PdfDictionary.of({
      Type: PdfName.of('Page'),
      MediaBox: [0, 0, 595, 842],
      Contents: new IndirectObject(flateStream(Buffer.from(content))),
    }),
  );
  const element = new IndirectObject(
    PdfDictionary.of({ S: PdfName.of('Document'), Pg: page, K: [0], Alt: PdfString.text('目') }),
  );
  const catalog = PdfDictionary.of({
    Type: PdfName.of('Catalog'),
    Pages: new IndirectObject(PdfDictionary.of({ Type: PdfName.of('Pages'), Kids: [page], Count: 1 })),
    StructTreeRoot: PdfDictionary.of({ K: element, ParentTree: PdfDictionary.of({ Nums: [0, [element]] }) }),
  });
  return writePdf({ Root: new IndirectObject(catalog) }, layout);
}

/** Reads all that there is to read. */
function readAll(file: PdfFile): number {
  const seen = new Set<PdfObject>();
  const visit = (object: PdfObject, depth: number): void => {
    const value = resolve(object);
    if (typeof value !== 'object' || value === null || seen.has(value) || depth > 100) return;
    seen.add(value);
    if (Array.isArray(value)) for (const item of value) visit(item, depth + 1);
    else if (value instanceof PdfDictionary) for (const item of value.entries.values()) visit(item, depth + 1);
    else if (value instanceof PdfStream) visit(value.dictionary, depth + 1);
  };
  visit(file.trailer, 0);
  const pages = readPages(file);
  for (const page of pages) readPageContent(page.content);
  readStructureTree(file.catalog, pages);
  return seen.size;
}

/** What a hostile or broken program does to a file. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.integer({ min: 0, max: 40 }),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
    fc
      .constantFrom(
        '<<',
        '>>',
        '[',
        ']',
        '(',
        ')',
        '<',
        '/',
        ' 0 R',
        '1 0 R',
        'stream\n',
        'endobj',
        'obj',
        '-1',
        '99999999999',
        'null',
        'xref',
        '/Prev 9',
        '/Kids',
        '%',
      )
      .map((word) => Buffer.from(word)),
  ),
});

describe('the PDF reader', () => {
  it('reads what the writer writes', () => {
    for (const layout of layouts) expect(readAll(readPdf(sample(layout)))).toBeGreaterThan(8);
  });

  it('refuses damaged files with PdfFormatError and nothing else, and never hangs', () => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...layouts),
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        (layout, mutations) => {
          let bytes = sample(layout);
          for (const { at, remove, insert } of mutations) {
            const offset = Math.floor(at * bytes.length);
            bytes = Buffer.concat([bytes.subarray(0, offset), insert, bytes.subarray(offset + remove)]);
          }
          try {
            readAll(readPdf(bytes, limits));
          } catch (error) {
            if (!(error instanceof PdfFormatError)) throw error;
            refused += 1;
          }
        },
      ),
      { numRuns: 3_000 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  it('refuses a file cut off anywhere', () => {
    for (const layout of layouts) {
      const bytes = sample(layout);
      for (let length = 0; length < bytes.length - 1; length += 7) {
        expect(() => readAll(readPdf(bytes.subarray(0, length)))).toThrow(PdfFormatError);
      }
    }
  });

  it('does not follow nesting or page trees without end', () => {
    const nested = sample({ version: '1.4', objectStreams: false })
      .toString('latin1')
      .replace('/MediaBox[', `/MediaBox${'['.repeat(50_000)}`);
    expect(() => readAll(readPdf(Buffer.from(nested, 'latin1')))).toThrow(PdfFormatError);
    const loop = new IndirectObject(null);
    loop.value = PdfDictionary.of({ Type: PdfName.of('Pages'), Kids: [loop], Count: 1 });
    const catalog = PdfDictionary.of({ Type: PdfName.of('Catalog'), Pages: loop });
    const bytes = writePdf({ Root: new IndirectObject(catalog) }, { version: '1.7', objectStreams: true });
    expect(() => readPages(readPdf(bytes))).toThrow('page tree is damaged');
  });

  it('does not decode more than the limits allow', () => {
    const zeros = new IndirectObject(flateStream(Buffer.alloc(4 << 20)));
    const catalog = PdfDictionary.of({ Type: PdfName.of('Catalog'), Data: zeros });
    const file = readPdf(
      writePdf({ Root: new IndirectObject(catalog) }, { version: '1.4', objectStreams: false }),
      limits,
    );
    const stream = file.catalog.stream('Data');
    expect(() => stream && file.decode(stream)).toThrow('more than it may');
  });
});

describe('the PDF writer', () => {
  const direct = fc.letrec<{ object: PdfObject }>((tie) => ({
    object: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<PdfObject>(null, true, false),
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      fc.integer({ min: -1e6, max: 1e6 }).map((number) => number / 64),
      fc
        .string({ unit: 'binary-ascii', minLength: 1, maxLength: 12 })
        .map((name) => PdfName.of(name.replaceAll('\0', 'x'))),
      fc.uint8Array({ maxLength: 24 }).map((bytes) => new PdfString(bytes)),
      fc.array(tie('object'), { maxLength: 4 }),
      fc
        .dictionary(
          fc.string({ unit: fc.constantFrom('A', 'b', '#', 'c', '('), minLength: 1, maxLength: 4 }),
          tie('object'),
          { maxKeys: 4 },
        )
        .map((entries) => PdfDictionary.of(entries)),
    ),
  })).object;

  it('writes objects that are read again as they were', () => {
    fc.assert(
      fc.property(fc.constantFrom(...layouts), direct, (layout, object) => {
        const catalog = PdfDictionary.of({ Type: PdfName.of('Catalog'), Value: object });
        const file = readPdf(writePdf({ Root: new IndirectObject(catalog) }, layout));
        expect(plain(file.catalog.get('Value'))).toEqual(plain(object));
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same bytes for the same objects', () => {
    for (const layout of layouts) expect(sample(layout).equals(sample(layout))).toBe(true);
  });
});

/** Objects as plain values, to be compared. */
function plain(object: PdfObject): unknown {
  const value = resolve(object);
  if (value instanceof PdfName) return { name: value.value };
  if (value instanceof PdfString) return { string: Buffer.from(value.bytes).toString('hex') };
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof PdfDictionary) return Array.from(value.entries, ([key, item]) => [key, plain(item)]);
  return value;
}
