import { describe, expect, it } from 'vitest';
import type { FileLayout } from '../../../../src/pdf/syntax/file-body.ts';
import { flateStream } from '../../../../src/pdf/syntax/filters.ts';
import { IndirectObject, PdfDictionary, PdfName } from '../../../../src/pdf/syntax/objects.ts';
import { readPdf } from '../../../../src/pdf/syntax/reader.ts';
import { StreamedFile } from '../../../../src/pdf/syntax/streamed-file.ts';

const layouts: readonly FileLayout[] = [
  { version: '1.7', objectStreams: true },
  { version: '1.4', objectStreams: false },
];

/** A file of so many numbered streams, taken piece by piece or at once; each knows the catalog, which comes last. */
function fileOf(layout: FileLayout, count: number, takeEach: boolean): { bytes: Buffer; pieces: number } {
  const file = new StreamedFile(layout);
  const catalog = file.defer(new IndirectObject(null));
  const pieces: Buffer[] = [];
  const items = Array.from({ length: count }, (_, number) => {
    const stream = new IndirectObject(flateStream(Buffer.from(`stream ${number}`)));
    const item = new IndirectObject(PdfDictionary.of({ Number: number, Data: stream, Home: catalog }));
    file.write(item);
    // What was written once is not written again.
    file.write(item);
    item.value = null;
    if (takeEach) pieces.push(file.take());
    return item;
  });
  catalog.value = PdfDictionary.of({ Type: PdfName.of('Catalog'), Items: items });
  file.write(catalog);
  file.end({ Root: catalog });
  pieces.push(file.take());
  return { bytes: Buffer.concat(pieces), pieces: pieces.filter((piece) => piece.length > 0).length };
}

describe.each(layouts)('a streamed file of PDF $version', (layout) => {
  it.each([1, 1500])('is read again with all of its %i objects', (count) => {
    const file = readPdf(fileOf(layout, count, true).bytes);
    const items = file.catalog.array('Items') ?? [];
    expect(items).toHaveLength(count);
    items.forEach((item, number) => {
      const dictionary = item instanceof IndirectObject ? item.value : null;
      if (!(dictionary instanceof PdfDictionary)) throw new Error(`Object ${number} was lost`);
      const data = dictionary.stream('Data');
      expect(dictionary.number('Number')).toBe(number);
      expect(data && file.decode(data).toString()).toBe(`stream ${number}`);
      expect(dictionary.get('Home')).toBe(file.catalog);
    });
  });

  it('does not end while an object is missing that others refer to', () => {
    const file = new StreamedFile(layout);
    const missing = file.defer(new IndirectObject(null));
    const catalog = new IndirectObject(PdfDictionary.of({ Type: PdfName.of('Catalog'), Missing: missing }));
    expect(() => file.end({ Root: catalog })).toThrow('never written');
  });

  it('has the same bytes whenever they are taken, and lets them go before it is whole', () => {
    const [piecemeal, whole] = [fileOf(layout, 1200, true), fileOf(layout, 1200, false)];
    expect(piecemeal.bytes.equals(whole.bytes)).toBe(true);
    expect(piecemeal.pieces).toBeGreaterThan(1000);
  });
});
