import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VolumeItem } from '../../src/documents/batch/volume-ports.ts';
import { type DocumentPart, type PartPage, documentPart } from '../../src/pdf/finish/document-part.ts';
import { profileTable } from '../../src/pdf/finish/profiles.ts';
import { selfCheck } from '../../src/pdf/finish/self-check.ts';
import { type TaggedElement, isMarkedContent } from '../../src/pdf/finish/structure-tree.ts';
import { MarkedPart } from '../../src/pdf/print/marked-print.ts';
import { readPages } from '../../src/pdf/print/print.ts';
import { PdfFormatError } from '../../src/pdf/syntax/format-error.ts';
import { readPdf } from '../../src/pdf/syntax/reader.ts';
import { VolumeWriter } from '../../src/pdf/volume/volume-writer.ts';
import { type PrintedFiling, type TestPrinter, openTestPrinter, sampleFiling } from '../support/archive/printing.ts';

let printer: TestPrinter;
let printed: PrintedFiling;

beforeAll(async () => {
  printer = await openTestPrinter();
  printed = await printer.print('annex-4', sampleFiling('annex-4', 'official'));
}, 60_000);
afterAll(() => printer.close());

function part(): DocumentPart {
  if (!(printed.part instanceof MarkedPart)) throw new Error('The print was not taken apart');
  return documentPart(printed.part.read());
}

function item(index: number): VolumeItem {
  return { index, title: `第 ${index} 项`, department: '', properties: printed.properties };
}

function withContent(change: (page: PartPage) => string): DocumentPart {
  const whole = part();
  const textOf: DocumentPart['textOf'] = (content) => whole.textOf(content);
  return { ...whole, textOf, pages: whole.pages.map((page) => ({ ...page, content: change(page) })) };
}

function withScopesGone(): DocumentPart {
  const whole = part();
  const withoutScope = (element: TaggedElement): TaggedElement => ({
    ...element,
    scope: undefined,
    kids: element.kids.map((kid) => (isMarkedContent(kid) ? kid : withoutScope(kid))),
  });
  return { ...whole, structure: withoutScope(whole.structure) };
}

/** Items that no volume of the profile may have, and the rule that they break. */
const damaged: readonly (readonly [string, RegExp, () => DocumentPart])[] = [
  [
    'a mark is missing',
    /7\.1/,
    () => withContent(({ content }) => content.replace(/\/P<<\/MCID 0>>BDC\n([^]*?)\nEMC/, '$1')),
  ],
  [
    'a missing glyph is shown',
    /6\.2\.11\.8/,
    () => withContent(({ content }) => content.replace(/<[0-9A-F]{4}> Tj/, '<0000> Tj')),
  ],
  ['header cells have no scope', /7\.5/, withScopesGone],
];

describe('an item of a volume', () => {
  it.each(damaged)(
    'is refused before it is written when %s, and the volume goes on without it',
    (_name, rule, damage) => {
      const binding = { profile: 'pdfa-2a', duplex: true, contents: false, totals: 'as-filed' } as const;
      const requirements = profileTable['pdfa-2a'];
      const writer = new VolumeWriter(binding);
      const pieces: Buffer[] = [];
      expect(writer.addItem(part(), item(1))).toEqual({ firstPage: 1, pages: 1 });
      pieces.push(writer.take());
      let failure: unknown;
      try {
        writer.addItem(damage(), item(2));
      } catch (error) {
        failure = error;
      }
      expect(failure).toBeInstanceOf(PdfFormatError);
      expect(String(failure)).toMatch(rule);
      expect(writer.take()).toHaveLength(0);
      expect(writer.addItem(part(), item(3))).toEqual({ firstPage: 3, pages: 1 });
      expect(writer.end('合订本', undefined)).toEqual({ pages: 3 });
      pieces.push(writer.take());
      const pdf = Buffer.concat(pieces);
      expect(readPages(readPdf(pdf))).toHaveLength(3);
      expect(selfCheck(pdf, requirements)).toEqual([]);
    },
  );

  it('is refused when no more objects go into a file of PDF/A, which ends whole with those that it has', () => {
    const binding = { profile: 'pdfa-1b', duplex: false, contents: false, totals: 'as-filed' } as const;
    const requirements = profileTable['pdfa-1b'];
    const writer = new VolumeWriter(binding, undefined, 1_000);
    const pieces: Buffer[] = [];
    const add = (): void => {
      for (let index = 1; index < 100; index += 1) {
        writer.addItem(part(), item(index));
        pieces.push(writer.take());
      }
    };
    expect(add).toThrow(expect.objectContaining({ code: 'volume-full' }));
    expect(add).toThrow(expect.objectContaining({ code: 'volume-full' }));
    expect(pieces.length).toBeGreaterThan(1);
    expect(writer.end('合订本', undefined)).toEqual({ pages: pieces.length });
    const pdf = Buffer.concat([...pieces, writer.take()]);
    expect(readPages(readPdf(pdf))).toHaveLength(pieces.length);
    expect(selfCheck(pdf, requirements)).toEqual([]);
  });
});
