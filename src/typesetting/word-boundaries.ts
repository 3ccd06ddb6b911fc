import { lineBreakClass, lineBreakClasses, type LineBreakClass } from './line-break-classes.ts';

/**
 * Where lines of western text may end: UAX #14 in the version that LibreOffice has, which keeps to Unicode 5 in one
 * respect that shows: closing punctuation, ， and 。 included, is not parted from a letter or digit after it (LB30).
 *
 * The rules look back over combining marks, blanks and numbers of any length. What they look for is carried along from
 * character to character, so that none is looked at twice.
 */
export class WordBoundaries {
  readonly #characters: readonly number[];
  /** Class of each character; a combining mark without a base counts as a letter (LB10). */
  readonly #classes: LineBreakClass[] = [];
  /** The character that combining marks up to this one belong to. */
  readonly #bases: number[] = [];
  /** Class of the last character that is no blank. */
  readonly #beforeBlanks: (LineBreakClass | undefined)[] = [];
  /** Whether the characters up to this one end in digits, separators after them aside. */
  readonly #endNumber: boolean[] = [];

  constructor(characters: readonly number[]) {
    this.#characters = characters;
  }

  /** Whether a line may end before the character at `index`. */
  has(index: number): boolean {
    if (index <= 0) return false;
    if (index >= this.#characters.length) return true;
    while (this.#classes.length <= index) this.#add(this.#classes.length);
    const base = this.#bases[index - 1] ?? 0;
    const before = this.#classAt(base);
    const after = this.#classAt(index);
    if (after === 'SP' || after === 'ZW') return false; // LB7
    if (before === 'ZW') return true; // LB8
    if (after === 'CM' && before !== 'SP') return false; // LB9
    const next = after === 'CM' ? 'AL' : after; // LB10
    if (before === 'WJ' || next === 'WJ') return false; // LB11
    if (before === 'GL' || (next === 'GL' && before !== 'SP')) return false; // LB12
    if (next === 'CL' || next === 'EX' || next === 'IS' || next === 'SY') return false; // LB13
    const beforeBlanks = this.#beforeBlanks[index - 1];
    if (beforeBlanks === 'OP') return false; // LB14
    if (beforeBlanks === 'CL' && next === 'NS') return false; // LB16
    if (beforeBlanks === 'B2' && next === 'B2') return false; // LB17
    if (before === 'SP') return true; // LB18
    return joined.get(before)?.has(next) !== true && !this.#insideNumber(base, index, before, next);
  }

  /** LB25: `¥(1,234/56)%` is one number. */
  #insideNumber(base: number, index: number, before: LineBreakClass, next: LineBreakClass): boolean {
    if (before === 'SY' && next === 'NU') return this.#endsNumber(base);
    if (next === 'PO' || next === 'PR') return this.#endsNumber(before === 'CL' ? base - 1 : base);
    const opens = (before === 'PR' || before === 'PO') && next === 'OP';
    return opens && this.#rawClass(index + 1) === 'NU';
  }

  #endsNumber(last: number): boolean {
    return this.#endNumber[last] ?? false;
  }

  #classAt(index: number): LineBreakClass {
    return this.#classes[index] ?? 'AL';
  }

  #rawClass(index: number): LineBreakClass | undefined {
    const character = this.#characters[index];
    return character === undefined ? undefined : lineBreakClass(character);
  }

  /** Carries everything on by one character. */
  #add(index: number): void {
    const raw = this.#rawClass(index) ?? 'AL';
    const isMark = raw === 'CM' && index > 0;
    const startsAnew = !isMark || this.#rawClass(index - 1) === 'SP';
    const name = raw === 'CM' && startsAnew ? 'AL' : raw;
    this.#classes.push(name);
    this.#bases.push(startsAnew ? index : (this.#bases[index - 1] ?? 0));
    this.#beforeBlanks.push(raw === 'SP' ? this.#beforeBlanks[index - 1] : this.#classAt(this.#bases[index] ?? 0));
    this.#endNumber.push(isSeparator(name) ? this.#endsNumber(index - 1) : name === 'NU');
  }
}

function isSeparator(name: LineBreakClass): boolean {
  return name === 'SY' || name === 'IS' || name === 'CM';
}

/** LB19 to LB30: which classes are not parted, before and after; `*` is any. */
const pairs = [
  ...['* QU', 'QU *'], // LB19
  ...['* BA', '* HY', '* NS', 'BB *'], // LB21
  ...['AL IN', 'ID IN', 'IN IN', 'NU IN'], // LB22
  ...['ID PO', 'AL NU', 'NU AL'], // LB23
  ...['PR ID', 'AL PR', 'PR AL', 'PO AL'], // LB24
  ...['NU NU', 'PR NU', 'PO NU', 'IS NU'], // LB25
  'AL AL', // LB28
  'IS AL', // LB29
  ...['AL OP', 'NU OP', 'CL AL', 'CL NU'], // LB30
].map((pair) => pair.split(' ') as [LineBreakClass | '*', LineBreakClass | '*']);

/** The classes that are not parted from each class before them. */
const joined: ReadonlyMap<LineBreakClass, ReadonlySet<LineBreakClass>> = new Map(
  lineBreakClasses.map((before) => {
    const after = lineBreakClasses.filter((name) =>
      pairs.some(([first, second]) => (first === '*' || first === before) && (second === '*' || second === name)),
    );
    return [before, new Set(after)];
  }),
);
