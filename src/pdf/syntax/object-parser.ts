import {
  characterClass,
  endOfLiteralString,
  endOfRegular,
  hexDigit,
  skipWhiteSpace,
  whiteSpace,
} from './characters.ts';
import { PdfFormatError } from './format-error.ts';
import { type IndirectObject, PdfDictionary, PdfName, type PdfObject, PdfString } from './objects.ts';
import type { WorkCount } from './reading-budget.ts';

/** Nesting of arrays and dictionaries beyond which a file is taken for hostile; real files stay below ten. */
const mostNesting = 64;

/** Gives the indirect object of a number, as the file's cross-reference knows it. */
export type ReferenceLookup = (objectNumber: number, generation: number, offset: number) => IndirectObject;

/** Bytes that a name may have; PDF 1.4 allows 127 (ISO 32000-1, annex C). */
const longestName = 4_096;

/** What of an object counts how much, as it goes by the memory that it takes. */
const cost = { array: 4, dictionary: 4, entry: 2, string: 4, reference: 3, other: 1, bytes: 1 / 32 } as const;

/** Reads direct objects and keywords (ISO 32000-1, 7.3) from one place on. */
export class ObjectParser {
  /** The file or stream, one character per byte: engines read that faster than bytes. */
  readonly text: string;
  readonly #lookUp: ReferenceLookup;
  readonly #budget: Pick<WorkCount, 'build'> | undefined;
  /** Offset of the next byte to be read. */
  offset: number;

  /** @param budget that the objects of a file of unknown origin are taken from */
  constructor(text: string, offset: number, lookUp: ReferenceLookup, budget?: Pick<WorkCount, 'build'>) {
    this.text = text;
    this.offset = offset;
    this.#lookUp = lookUp;
    this.#budget = budget;
  }

  /** The next object; `n g R` is read as the indirect object it names. */
  object(nesting = 0): PdfObject {
    if (nesting > mostNesting) throw this.fault('Arrays and dictionaries are nested too deeply');
    this.skip();
    const code = this.text.charCodeAt(this.offset);
    switch (code) {
      case 0x2f:
        return this.name();
      case 0x28:
        return this.#literalString();
      case 0x5b:
        return this.#array(nesting);
      case 0x3c:
        return this.text.charCodeAt(this.offset + 1) === 0x3c ? this.dictionary(nesting) : this.#hexString();
      default:
        this.#budget?.build(cost.other);
        return startsNumber(code) ? this.#numberOrReference() : this.#literal();
    }
  }

  /** Reads the keyword or throws. */
  expect(keyword: string): void {
    if (!this.accept(keyword)) throw this.fault(`Expected ${keyword}`);
  }

  /** Reads the keyword if it comes next. */
  accept(keyword: string): boolean {
    this.skip();
    const end = this.offset + keyword.length;
    if (!this.text.startsWith(keyword, this.offset)) return false;
    if (end < this.text.length && characterClass[this.text.charCodeAt(end)] === 0) return false;
    this.offset = end;
    return true;
  }

  /** An unsigned integer or throws. */
  integer(): number {
    this.skip();
    const value = this.#unsigned(this.offset);
    if (value === undefined) throw this.fault('Expected an unsigned integer');
    return value;
  }

  dictionary(nesting = 0): PdfDictionary {
    this.offset += 2;
    this.#budget?.build(cost.dictionary);
    const dictionary = new PdfDictionary();
    for (;;) {
      this.skip();
      const code = this.text.charCodeAt(this.offset);
      if (code === 0x3e && this.text.charCodeAt(this.offset + 1) === 0x3e) break;
      if (code !== 0x2f) throw this.fault('Expected a key or the end of a dictionary');
      this.#budget?.build(cost.entry);
      const key = this.name().value;
      if (dictionary.entries.has(key)) throw this.fault('A dictionary has the same key twice');
      dictionary.entries.set(key, this.object(nesting + 1));
    }
    this.offset += 2;
    return dictionary;
  }

  name(): PdfName {
    const start = ++this.offset;
    const end = endOfRegular(this.text, start);
    this.offset = end;
    if (end - start > longestName) throw this.fault('A name is too long');
    this.#budget?.build(cost.other + (end - start) * cost.bytes);
    const raw = this.text.slice(start, end);
    return PdfName.of(raw.includes('#') ? raw.replace(/#([0-9A-Fa-f]{2})/g, decodeHexPair) : raw);
  }

  skip(): void {
    const code = this.text.charCodeAt(this.offset);
    if (characterClass[code] !== 0) this.offset = skipWhiteSpace(this.text, this.offset);
  }

  fault(message: string): PdfFormatError {
    return new PdfFormatError(message, this.offset);
  }

  #array(nesting: number): PdfObject[] {
    this.offset++;
    this.#budget?.build(cost.array);
    const items: PdfObject[] = [];
    for (;;) {
      this.skip();
      if (this.text.charCodeAt(this.offset) === 0x5d) break;
      items.push(this.object(nesting + 1));
    }
    this.offset++;
    return items;
  }

  #numberOrReference(): number | IndirectObject {
    const start = this.offset;
    const first = this.#unsigned(start);
    if (first === undefined) return this.#real(start);
    // Only `12 0 R` needs to look ahead: after one space an unsigned integer, one space and R.
    const afterFirst = this.offset;
    if (this.text.charCodeAt(afterFirst) === 0x20) {
      const generation = this.#unsigned(afterFirst + 1);
      if (
        generation !== undefined &&
        this.text.charCodeAt(this.offset) === 0x20 &&
        this.text.charCodeAt(this.offset + 1) === 0x52
      ) {
        this.offset += 2;
        this.#budget?.build(cost.reference);
        return this.#lookUp(first, generation, start);
      }
      this.offset = afterFirst;
    }
    return first;
  }

  /** Leaves the offset behind the digits; undefined if there are none or if a sign or a fraction says otherwise. */
  #unsigned(start: number): number | undefined {
    let value = 0;
    let end = start;
    for (; end < this.text.length; end++) {
      const digit = this.text.charCodeAt(end) - 0x30;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (end === start || (end < this.text.length && characterClass[this.text.charCodeAt(end)] === 0)) return undefined;
    if (value > Number.MAX_SAFE_INTEGER) throw this.fault('A number is too large');
    this.offset = end;
    return value;
  }

  #real(start: number): number {
    const end = endOfRegular(this.text, start);
    const text = this.text.slice(start, end);
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) throw this.fault('Expected a number');
    this.offset = end;
    return Number(text);
  }

  #literal(): null | boolean {
    if (this.accept('null')) return null;
    if (this.accept('true')) return true;
    if (this.accept('false')) return false;
    throw this.fault(this.offset >= this.text.length ? 'The file ends inside an object' : 'Expected an object');
  }

  #hexString(): PdfString {
    const end = this.text.indexOf('>', this.offset);
    if (end < 0) throw this.fault('A string does not end');
    this.#budget?.build(cost.string + (end - this.offset) * cost.bytes);
    const out = new Uint8Array((end - this.offset) >> 1);
    let digits = 0;
    for (let at = this.offset + 1; at < end; at++) {
      const code = this.text.charCodeAt(at);
      if (characterClass[code] === whiteSpace) continue;
      const digit = hexDigit(code);
      if (digit < 0) throw this.fault('A hexadecimal string holds something else');
      // A last digit that is missing is 0 (7.3.4.3).
      out[digits >> 1] = (out[digits >> 1] ?? 0) | (digits % 2 === 0 ? digit << 4 : digit);
      digits++;
    }
    this.offset = end + 1;
    return new PdfString(out.slice(0, (digits + 1) >> 1));
  }

  #literalString(): PdfString {
    const start = this.offset + 1;
    const end = endOfLiteralString(this.text, this.offset);
    if (end < 0) {
      this.offset = this.text.length;
      throw this.fault('A string does not end');
    }
    this.#budget?.build(cost.string + (end - start) * cost.bytes);
    const out = new Uint8Array(end - start);
    let length = 0;
    for (let at = start; at < end; at++) {
      let code = this.text.charCodeAt(at);
      if (code === 0x5c) {
        const escape = this.#escape(at + 1);
        at = escape.last;
        if (escape.code === undefined) continue;
        code = escape.code;
      } else if (code === 0x0d) {
        // An end-of-line marker inside a string reads as one line feed (7.3.4.2).
        if (this.text.charCodeAt(at + 1) === 0x0a) at++;
        code = 0x0a;
      }
      out[length++] = code;
    }
    this.offset = end + 1;
    return new PdfString(length === out.length ? out : out.slice(0, length));
  }

  /** What stands behind a reverse solidus (7.3.4.2, table 3): its byte, if any, and the offset of its last byte. */
  #escape(at: number): { code: number | undefined; last: number } {
    const code = this.text.charCodeAt(at);
    if (code === 0x0d) return { code: undefined, last: this.text.charCodeAt(at + 1) === 0x0a ? at + 1 : at };
    if (code === 0x0a) return { code: undefined, last: at };
    if (code < 0x30 || code > 0x37) return { code: controlEscapes.get(code) ?? code, last: at };
    let value = 0;
    let last = at - 1;
    for (let next = at; next < at + 3; next++) {
      const digit = this.text.charCodeAt(next) - 0x30;
      if (digit < 0 || digit > 7) break;
      value = value * 8 + digit;
      last = next;
    }
    return { code: value & 0xff, last };
  }
}

const controlEscapes: ReadonlyMap<number, number> = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
]);

function startsNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e;
}

function decodeHexPair(_match: string, pair: string): string {
  return String.fromCharCode(hexDigit(pair.charCodeAt(0)) * 16 + hexDigit(pair.charCodeAt(1)));
}
