import { AppError } from '../../errors.ts';
import type { Finding } from '../../forms/findings.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { type DuplicateKey, type JsonLimits, JsonReader } from './reader.ts';
import { JsonSyntaxError } from './syntax-error.ts';

/** Far beyond the deepest (8) filing that a form accepts, and beyond the longest that 500 pages have room for. */
const filingLimits: JsonLimits = { depth: 32, values: 100_000, keyLength: 256 };

/** The printed label of a place, for what is wrong there. */
type LabelOf = (pointer: string) => string;

/**
 * Reads JSON in UTF-8. Throws AppError `invalid-encoding`, `invalid-json` with line and column, or `duplicate-key`
 * with a finding for each: of two values for one cell neither is certain to be meant (RFC 8259, section 4).
 */
export function readJson(bytes: Uint8Array, labelOf: LabelOf, limits: JsonLimits = filingLimits): unknown {
  const text = decodeUtf8(bytes);
  const reader = new JsonReader(text, limits);
  const value = readWith(reader, text);
  const [first] = reader.duplicates;
  if (first !== undefined) {
    const placeAt = createPlaces(text);
    throw new AppError('duplicate-key', `${placeAt(first.offset).words}起有重复的键，请每个键只留一个。`, {
      findings: reader.duplicates.map((duplicate) => findingOf(duplicate, placeAt, labelOf)),
      members: { pointer: first.pointer },
    });
  }
  return value;
}

function readWith(reader: JsonReader, text: string): unknown {
  try {
    return reader.read();
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { words, line, column } = createPlaces(text)(error.offset);
    throw new AppError('invalid-json', `${words}：${error.message}`, {
      members: { line, column, pointer: error.pointer },
      cause: error,
    });
  }
}

function findingOf({ pointer, offset }: DuplicateKey, placeAt: PlaceAt, labelOf: LabelOf): Finding {
  return {
    severity: 'error',
    rule: 'duplicate-key',
    pointer,
    label: labelOf(pointer),
    message: `${placeAt(offset).words}的键在同一个对象里已经有了，请只留一个。`,
  };
}

/** A place in a text as an editor shows it. */
interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters (code points). */
  readonly column: number;
  /** `第 3 行第 15 列` */
  readonly words: string;
}

/** The place of an offset in UTF-16 units. */
type PlaceAt = (offset: number) => Place;

/** From here on columns count UTF-16 units: in such a line it is the offset that helps. */
const longLine = 10_000;

/** Counts the lines of a text once, for any number of rising places in it. */
function createPlaces(text: string): PlaceAt {
  let line = 1;
  let start = 0;
  return (offset) => {
    if (offset < start) [line, start] = [1, 0];
    for (let end = text.indexOf('\n', start); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    const before = text.slice(start, offset);
    const column = (before.length > longLine ? before.length : Array.from(before).length) + 1;
    return { line, column, words: `第 ${line} 行第 ${column} 列` };
  };
}
