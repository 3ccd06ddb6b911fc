import { PdfFormatError } from './format-error.ts';
import { ObjectParser, type ReferenceLookup } from './object-parser.ts';
import type { PdfDictionary, PdfStream } from './objects.ts';
import type { ReadingBudget, ReadingLimits } from './reading-budget.ts';

/** Where an object is: at an offset of the file, or at an index of an object stream. */
export type CrossReferenceEntry =
  { readonly offset: number; readonly generation: number } | { readonly objectStream: number; readonly index: number };

/** The cross-reference of a file (ISO 32000-1, 7.5.4 and 7.5.8) and its trailer dictionary. */
interface CrossReference {
  readonly entries: ReadonlyMap<number, CrossReferenceEntry>;
  readonly trailer: PdfDictionary;
}

/** What reading a cross-reference needs of the file around it. */
interface CrossReferenceSource {
  readonly text: string;
  readonly lookUp: ReferenceLookup;
  /** Reads the stream object at an offset. */
  readonly stream: (offset: number) => PdfStream;
  readonly budget: ReadingBudget;
  readonly limits: ReadingLimits;
}

/** How far from the end of the file `startxref` is looked for. */
const tailBytes = 1024;
/** Steps that an entry costs. */
const stepsOfEntry = 4;
/** Updates after which a file is taken for hostile. */
const mostSections = 64;

/**
 * Reads the cross-reference of a file with all its updates: the last entry of an object counts. Unless the limits allow
 * updates, a file is refused that was changed after it was written (ISO 32000-1, 7.5.6, incremental update) or is made
 * for old readers too (7.5.8.4, hybrid).
 */
export function readCrossReference(source: CrossReferenceSource): CrossReference {
  const { updates } = source.limits;
  const entries = new Map<number, CrossReferenceEntry>();
  const visited = new Set<number>();
  const add = (start: number): PdfDictionary => {
    const section = readSection(source, start);
    for (const [number, entry] of section.entries) if (!entries.has(number)) entries.set(number, entry);
    return section.trailer;
  };
  const follow = (start: number): PdfDictionary => {
    if (visited.has(start) || visited.size >= mostSections) {
      throw new PdfFormatError('The cross-reference sections form no chain', start);
    }
    visited.add(start);
    const trailer = add(start);
    if (!updates && trailer.raw('Prev') !== null) {
      throw new PdfFormatError('The file was changed by an incremental update');
    }
    if (!updates && trailer.raw('XRefStm') !== null) throw new PdfFormatError('The file has a hybrid cross-reference');
    const [hybrid, previous] = [trailer.number('XRefStm'), trailer.number('Prev')];
    if (hybrid !== undefined) add(hybrid);
    if (previous !== undefined) follow(previous);
    return trailer;
  };
  const trailer = follow(startOfCrossReference(source.text));
  if (trailer.raw('Encrypt') !== null) throw new PdfFormatError('The file is encrypted');
  return { trailer, entries };
}

function readSection(source: CrossReferenceSource, start: number): CrossReference {
  if (!Number.isSafeInteger(start) || start < 0) throw new PdfFormatError('A cross-reference section is nowhere');
  const parser = new ObjectParser(source.text, start, source.lookUp, source.budget);
  return parser.accept('xref') ? readTable(parser, source) : readStreamSection(source.stream(start), source);
}

function startOfCrossReference(text: string): number {
  const tail = Math.max(0, text.length - tailBytes);
  const keyword = text.lastIndexOf('startxref');
  if (keyword < tail) throw new PdfFormatError('The file has no startxref at its end: it is cut off or not a PDF');
  const match = /^startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(text.slice(keyword));
  const offset = Number(match?.[1] ?? Number.NaN);
  if (!(offset < keyword)) throw new PdfFormatError('The end of the file is malformed', keyword);
  return offset;
}

/** The classic table (7.5.4): entries of exactly 20 bytes. */
function readTable(parser: ObjectParser, { limits, budget }: CrossReferenceSource): CrossReference {
  const entries = new Map<number, CrossReferenceEntry>();
  while (!parser.accept('trailer')) {
    const first = parser.integer();
    const count = parser.integer();
    parser.skip();
    if (parser.offset + count * 20 > parser.text.length) throw parser.fault('The cross-reference table is cut off');
    if (first + count > limits.objects) throw parser.fault('The file has too many objects');
    for (let index = 0; index < count; index++, parser.offset += 20) {
      budget.build(stepsOfEntry);
      const entry = /^(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)$/.exec(
        parser.text.slice(parser.offset, parser.offset + 20),
      );
      if (entry === null) throw parser.fault('Malformed entry of the cross-reference table');
      if (entry[3] === 'n') {
        entries.set(first + index, { offset: Number(entry[1]), generation: Number(entry[2]) });
      }
    }
  }
  parser.skip();
  if (!parser.text.startsWith('<<', parser.offset)) throw parser.fault('Expected the trailer');
  return { entries, trailer: parser.dictionary() };
}

/** The cross-reference stream (7.5.8). */
function readStreamSection(stream: PdfStream, { budget, limits }: CrossReferenceSource): CrossReference {
  const { dictionary } = stream;
  if (dictionary.name('Type') !== 'XRef') throw new PdfFormatError('startxref leads to no cross-reference');
  const widths = fieldWidths(dictionary);
  const size = dictionary.number('Size') ?? 0;
  const ranges = dictionary.array('Index') ?? [0, size];
  const data = budget.decode(stream);
  const entries = new Map<number, CrossReferenceEntry>();
  let at = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first, count] = [ranges[range], ranges[range + 1]];
    const rest = data.length - at;
    if (!isCount(first) || !isCount(count) || count * (widths[0] + widths[1] + widths[2]) > rest) {
      throw new PdfFormatError('The cross-reference stream is cut off');
    }
    if (first + count > limits.objects) throw new PdfFormatError('The file has too many objects');
    for (let index = 0; index < count; index++) {
      budget.build(stepsOfEntry);
      const fields = widths.map((width) => {
        const value = width === 0 ? undefined : data.readUIntBE(at, width);
        at += width;
        return value;
      });
      const [type = 1, second = 0, third = 0] = fields;
      if (type === 1) entries.set(first + index, { offset: second, generation: third });
      else if (type === 2) entries.set(first + index, { objectStream: second, index: third });
    }
  }
  return { entries, trailer: dictionary };
}

function fieldWidths(dictionary: PdfDictionary): [number, number, number] {
  const [type, second, third, ...more] = dictionary.array('W') ?? [];
  const valid = (width: unknown): width is number =>
    typeof width === 'number' && Number.isInteger(width) && width >= 0 && width <= 6;
  if (!valid(type) || !valid(second) || !valid(third) || more.length > 0 || second === 0) {
    throw new PdfFormatError('Malformed field widths of the cross-reference stream');
  }
  return [type, second, third];
}

/** An unsigned integer. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
