import { kinsokuAllows } from './kinsoku.ts';
import { LastPlaces } from './last-places.ts';
import { mayPart } from './word-rules.ts';

const space = 0x20;
const ideographicSpace = 0x3000;
const combiningMark = /^\p{M}$/u;

/** Where lines of a paragraph may end. A place is the number of characters before it. */
export class BreakPlaces {
  readonly #characters: readonly number[];
  /** For each character the one that rules look at: the base of a mark, the last before blanks; -1 if there is none. */
  readonly #bases: Int32Array;
  readonly #ends: LastPlaces;
  readonly #tears: LastPlaces;
  readonly #clusters: LastPlaces;

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
    this.#clusters = new LastPlaces(length, (place) => !this.#isMark(place));
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
   * Where a line ends that is narrower than what may not be parted: at the last place after `start` and up to `full` at
   * which 禁则 lets it, or else just when it is full. Undefined if that is no place, as a blank or a mark follows.
   */
  tear(start: number, full: number): number | undefined {
    const places = [this.#tears.upTo(full), this.isBlank(full) ? 0 : this.#clusters.upTo(full)];
    return places.find((place) => place > start);
  }

  #mayTear(place: number): boolean {
    if (this.isBlank(place) || this.#isMark(place)) return false;
    const [before, after] = this.#around(place);
    return before === undefined || after === undefined || kinsokuAllows(before, after);
  }

  #around(place: number): readonly [before: number | undefined, after: number | undefined] {
    return [this.#characters[this.#bases[place - 1] ?? -1], this.#characters[place]];
  }

  #isMark(index: number): boolean {
    const codePoint = this.#characters[index] ?? 0;
    return codePoint >= 0x300 && combiningMark.test(String.fromCodePoint(codePoint));
  }
}
