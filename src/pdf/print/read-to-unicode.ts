import { hexDigits } from '../syntax/characters.ts';
import { PdfFormatError } from '../syntax/format-error.ts';
import { type WorkCount, uncounted } from '../syntax/reading-budget.ts';

/** Character code of a font → the text it stands for. */
export type ToUnicodeMap = ReadonlyMap<number, string>;

/** Characters of a CMap that is read: 65,536 codes, each with a text and on a line of its own, have a third of it. */
const longest = 4 << 20;

/** UTF-16 units that one code may stand for (Adobe Technical Note 5014: a string of 512 bytes). */
const longestText = 256;

/** Steps that a code costs in the map, as it goes by the memory that it takes there. */
const stepsOfCode = 2;

/**
 * Reads a ToUnicode CMap with two-byte codes (ISO 32000-1, 9.10.3). What it says is the text that copying,
 * searching and reading aloud get, so it is read as strictly as it is relied on.
 */
export function readToUnicode(cmap: string, work: WorkCount = uncounted): ToUnicodeMap {
  if (cmap.length > longest) throw new PdfFormatError('A ToUnicode CMap is too long');
  const texts = new Map<number, string>();
  const set = (code: number, text: string): void => {
    work.build(stepsOfCode);
    texts.set(code, text);
  };
  const begin = /begin(bfchar|bfrange)\s/g;
  for (let block = begin.exec(cmap); block !== null; block = begin.exec(cmap)) {
    const end = cmap.indexOf(`end${block[1] ?? ''}`, begin.lastIndex);
    if (end < 0) throw new PdfFormatError('A block of a ToUnicode CMap does not end');
    work.spend(1);
    const strings = new BlockStrings(cmap, begin.lastIndex, end);
    while (!strings.isAtEnd) {
      if (block[1] === 'bfchar') set(strings.code(), strings.text());
      else readRange(strings, texts, set);
    }
    begin.lastIndex = end;
  }
  return texts;
}

/** @param known the codes read so far */
function readRange(strings: BlockStrings, known: ToUnicodeMap, set: (code: number, text: string) => void): void {
  const [first, last] = [strings.code(), strings.code()];
  if (last < first) throw new PdfFormatError('A range of a ToUnicode CMap ends before it starts');
  if (strings.accept(openBracket)) {
    for (let at = first; !strings.accept(closeBracket); at++) {
      if (at > last) throw new PdfFormatError('A range of a ToUnicode CMap has too many texts');
      set(at, strings.text());
    }
    return;
  }
  // The last character counts up. Skia lets ranges of rare Han run on where the low surrogate overflows, from
  // U+203FF to U+20400, and means the next code point (9.10.3 knows no such ranges).
  const characters = Array.from(strings.text());
  const [head, tail] = [characters.slice(0, -1).join(''), characters.at(-1)?.codePointAt(0) ?? 0];
  if (tail + last - first > 0x10ffff) throw new PdfFormatError('A range of a ToUnicode CMap leaves Unicode');
  // A range that says again what is known would let a small map cost any amount of work.
  if (known.has(first) && known.has(last)) throw new PdfFormatError('A ToUnicode CMap repeats itself');
  for (let at = first; at <= last; at++) set(at, head + String.fromCodePoint(tail + at - first));
}

const openBracket = 0x5b;
const closeBracket = 0x5d;
const lessThan = 0x3c;
const greaterThan = 0x3e;

/** The hexadecimal strings of a block, one after the other; each character is looked at once. */
class BlockStrings {
  readonly #cmap: string;
  readonly #end: number;
  #at: number;

  constructor(cmap: string, start: number, end: number) {
    [this.#cmap, this.#at, this.#end] = [cmap, start, end];
    this.#skipBlanks();
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#end;
  }

  accept(bracket: number): boolean {
    if (this.isAtEnd || this.#cmap.charCodeAt(this.#at) !== bracket) return false;
    this.#at++;
    this.#skipBlanks();
    return true;
  }

  /** A string of two bytes. */
  code(): number {
    const digits = this.#open() ? this.#unit() : -1;
    if (digits < 0 || !this.#close()) {
      throw new PdfFormatError('A ToUnicode CMap has a code that is not of two bytes');
    }
    return digits;
  }

  /** A string of UTF-16 units. */
  text(): string {
    if (!this.#open()) throw notText();
    const first = this.#unit();
    if (first < 0) throw notText();
    if (this.#close()) return String.fromCharCode(first);
    const units = [first];
    while (!this.#close()) {
      const unit = this.#unit();
      if (unit < 0) throw notText();
      if (units.length === longestText) throw new PdfFormatError('A code of a ToUnicode CMap stands for too much text');
      units.push(unit);
    }
    return String.fromCharCode(...units);
  }

  #open(): boolean {
    if (this.isAtEnd || this.#cmap.charCodeAt(this.#at) !== lessThan) return false;
    this.#at++;
    return true;
  }

  #close(): boolean {
    if (this.isAtEnd || this.#cmap.charCodeAt(this.#at) !== greaterThan) return false;
    this.#at++;
    this.#skipBlanks();
    return true;
  }

  /** Four hexadecimal digits; negative where there is anything else. */
  #unit(): number {
    if (this.#at + 4 > this.#end) return -1;
    this.#at += 4;
    return hexDigits(this.#cmap, this.#at - 4);
  }

  #skipBlanks(): void {
    while (this.#at < this.#end && this.#cmap.charCodeAt(this.#at) <= 0x20) this.#at++;
  }
}

function notText(): PdfFormatError {
  return new PdfFormatError('A ToUnicode CMap has a text that is not UTF-16');
}
