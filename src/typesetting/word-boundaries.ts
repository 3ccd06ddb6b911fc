import { lineBreakClass, type LineBreakClass } from './line-break-classes.ts';

/**
 * Whether a line of western text may end before the character at `index`: UAX #14 in the version that LibreOffice
 * has, which keeps to Unicode 5 in one respect that shows: closing punctuation, ， and 。 included, is not parted from
 * a letter or digit after it (LB30).
 */
export function wordBoundary(characters: readonly number[], index: number): boolean {
  if (index <= 0) return false;
  if (index >= characters.length) return true;
  const base = baseOf(characters, index - 1);
  const before = classAt(characters, base);
  const after = classAt(characters, index);
  if (after === 'SP' || after === 'ZW') return false; // LB7
  if (before === 'ZW') return true; // LB8
  if (after === 'CM' && before !== 'SP') return false; // LB9
  const next = after === 'CM' ? 'AL' : after; // LB10
  if (before === 'WJ' || next === 'WJ') return false; // LB11
  if (before === 'GL' || (next === 'GL' && before !== 'SP')) return false; // LB12
  if (next === 'CL' || next === 'EX' || next === 'IS' || next === 'SY') return false; // LB13
  const beforeBlanks = classBeforeBlanks(characters, index - 1);
  if (beforeBlanks === 'OP') return false; // LB14
  if (beforeBlanks === 'CL' && next === 'NS') return false; // LB16
  if (beforeBlanks === 'B2' && next === 'B2') return false; // LB17
  if (before === 'SP') return true; // LB18
  if (joined.has(`${before} ${next}`) || joined.has(`${before} *`) || joined.has(`* ${next}`)) return false;
  return !insideNumber(characters, base, index, before, next); // LB25
}

/** LB19 to LB30: which classes are not parted; `*` is any. */
const joined: ReadonlySet<string> = new Set([
  ...['* QU', 'QU *'], // LB19
  ...['* BA', '* HY', '* NS', 'BB *'], // LB21
  ...['AL IN', 'ID IN', 'IN IN', 'NU IN'], // LB22
  ...['ID PO', 'AL NU', 'NU AL'], // LB23
  ...['PR ID', 'AL PR', 'PR AL', 'PO AL'], // LB24
  ...['NU NU', 'PR NU', 'PO NU', 'IS NU'], // LB25
  'AL AL', // LB28
  'IS AL', // LB29
  ...['AL OP', 'NU OP', 'CL AL', 'CL NU'], // LB30
]);

/** LB25: `¥(1,234/56)%` is one number. */
function insideNumber(
  characters: readonly number[],
  base: number,
  index: number,
  before: LineBreakClass,
  next: LineBreakClass,
): boolean {
  if (before === 'SY' && next === 'NU') return endsNumber(characters, base);
  if (next === 'PO' || next === 'PR') return endsNumber(characters, before === 'CL' ? base - 1 : base);
  const opens = (before === 'PR' || before === 'PO') && next === 'OP';
  return opens && index + 1 < characters.length && classAt(characters, index + 1) === 'NU';
}

/** Whether the characters up to that one end in digits, separators after them aside. */
function endsNumber(characters: readonly number[], last: number): boolean {
  let index = last;
  while (index >= 0 && ['SY', 'IS', 'CM'].includes(classAt(characters, index))) index -= 1;
  return index >= 0 && classAt(characters, index) === 'NU';
}

/** The character that combining marks up to `index` belong to; a mark that has none counts as a letter. */
function baseOf(characters: readonly number[], index: number): number {
  let base = index;
  while (base > 0 && rawClassAt(characters, base) === 'CM') base -= 1;
  return rawClassAt(characters, base) === 'SP' && base < index ? base + 1 : base;
}

function classBeforeBlanks(characters: readonly number[], index: number): LineBreakClass | undefined {
  let last = index;
  while (last >= 0 && rawClassAt(characters, last) === 'SP') last -= 1;
  return last < 0 ? undefined : classAt(characters, baseOf(characters, last));
}

function rawClassAt(characters: readonly number[], index: number): LineBreakClass {
  return lineBreakClass(characters[index] ?? 0);
}

/** A combining mark without a base counts as a letter (LB10). */
function classAt(characters: readonly number[], index: number): LineBreakClass {
  const own = rawClassAt(characters, index);
  if (own !== 'CM' || index === 0) return own === 'CM' ? 'AL' : own;
  return rawClassAt(characters, index - 1) === 'SP' ? 'AL' : own;
}
