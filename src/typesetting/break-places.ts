import { kinsokuAllows } from './kinsoku.ts';
import { LastPlaces } from './last-places.ts';
import { inWord, mayPart } from './word-rules.ts';

const space = 0x20;
const ideographicSpace = 0x3000;
const dash = 0x2014;
const ellipsis = 0x2026;
const combiningMark = /^\p{M}$/u;

/** Where lines of a paragraph may end. A place is the number of characters before it. */
export class BreakPlaces {
  readonly #characters: readonly number[];
  /** For each character the one that rules look at: the base of a mark, the last before blanks; -1 if there is none. */
  readonly #bases: Int32Array;
  readonly #ends: LastPlaces;
  readonly #tears: LastPlaces;
  readonly #outsideWords: LastPlaces;

  constructor(characters: readonly number[]) {
    const { length } = characters;
    this.#characters = characters;
    this.#bases = new Int32Array(length);
    for (let index = 0; index < length; index += 1) {
      const looksBack = this.isBlank(index) || this.#isMark(index);
      this.#bases[index] = looksBack ? (this.#bases[index - 1] ?? -1) : index;
    }
    this.#ends = new LastPlaces(length, (place) => this.mayEnd(place));
    this.#tears = new LastPlaces(length, (place) => this.#mayTear(place));
    this.#outsideWords = new LastPlaces(length, (place) => !this.#isInside(place));
  }

  /** Blanks at the end of a line stand on it, though they may reach over its edge. */
  isBlank(index: number): boolean {
    const codePoint = this.#characters[index];
    return codePoint === space || codePoint === ideographicSpace;
  }

  mayEnd(place: number): boolean {
    if (this.isBlank(place) || this.#isMark(place)) return false;
    const [before, after] = this.#around(place);
    if (before === undefined || after === undefined) return true;
    return this.isBlank(place - 1) ? kinsokuAllows(before, after) : mayPart(before, after);
  }

  /** The last place up to that one at which a line may end; 0 if there is none. */
  lastEnd(upTo: number): number {
    return this.#ends.upTo(upTo);
  }

  /**
   * Where a line ends that begins with a stretch without any such place, wider than the column, and is full at `full`.
   * A word that has room on a line of its own stays whole, and a mark begins the next line or an opening one ends this
   * one, as the column is too narrow for anything else. Any other word is torn, by 禁则 if that is possible.
   *
   * @param fits whether a line has room for the characters between two places
   * @returns undefined if the line goes on to the end of the blanks at `full`
   */
  tear(start: number, full: number, fits: (from: number, to: number) => boolean): number | undefined {
    const mayTearWord = (wordStart: number): boolean => wordStart < start || !this.#wordFits(wordStart, fits);
    for (let place = this.#tears.upTo(full); place > start;) {
      const wordStart = this.#outsideWords.upTo(place);
      if (wordStart === place || mayTearWord(wordStart)) return place;
      place = this.#tears.upTo(wordStart);
    }
    if (this.isBlank(full)) return undefined;
    const outside = this.#outsideWords.upTo(full);
    if (outside <= start || (outside < full && mayTearWord(outside))) return full;
    return this.#partsDash(outside) && outside - 1 > start ? outside - 1 : outside;
  }

  /** Whether the word that begins at a place has room on a line of its own. */
  #wordFits(start: number, fits: (from: number, to: number) => boolean): boolean {
    let end = start + 1;
    while (this.#isInside(end) && fits(start, end)) end += 1;
    return fits(start, end);
  }

  #mayTear(place: number): boolean {
    if (this.isBlank(place) || this.#isMark(place)) return false;
    const [before, after] = this.#around(place);
    return before === undefined || after === undefined || kinsokuAllows(before, after);
  }

  /** Whether a place is inside of a word, or parts a mark from its base. */
  #isInside(place: number): boolean {
    if (this.isBlank(place) || this.isBlank(place - 1)) return false;
    if (this.#isMark(place)) return true;
    const [before, after] = this.#around(place);
    return before !== undefined && after !== undefined && inWord(before, after);
  }

  /** Whether a place is in the middle of —— or ……. */
  #partsDash(place: number): boolean {
    const [before, after] = this.#around(place);
    return before === after && (after === dash || after === ellipsis) && this.#characters[place - 2] !== after;
  }

  #around(place: number): readonly [before: number | undefined, after: number | undefined] {
    return [this.#characters[this.#bases[place - 1] ?? -1], this.#characters[place]];
  }

  #isMark(index: number): boolean {
    const codePoint = this.#characters[index] ?? 0;
    return codePoint >= 0x300 && combiningMark.test(String.fromCodePoint(codePoint));
  }
}

/** Whether a line may end between two texts without tearing a word, or leaving what 禁则 keeps together. */
export function mayEndBetween(before: string, after: string): boolean {
  const characters = Array.from(before + after, (character) => character.codePointAt(0) ?? 0);
  return new BreakPlaces(characters).mayEnd(Array.from(before).length);
}
