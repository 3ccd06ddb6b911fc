/**
 * For each place of a text the last one, up to and including it, at which something holds. Every place is looked at
 * once, however often lines look back over it: a run of 100,000 commas costs no more than as many letters.
 */
export class LastPlaces {
  readonly #holds: (place: number) => boolean;
  readonly #last: Int32Array;
  /** Places below this one are known. */
  #known = 1;

  /**
   * @param length places of the text; those from 0 to `length` are asked for
   * @param holds asked once for each place from 1 on, in their order, as far as somebody looks
   */
  constructor(length: number, holds: (place: number) => boolean) {
    this.#holds = holds;
    this.#last = new Int32Array(length + 1);
  }

  /** The last place not after that one; 0 if there is none. */
  upTo(place: number): number {
    for (; this.#known <= place; this.#known += 1) {
      this.#last[this.#known] = this.#holds(this.#known) ? this.#known : (this.#last[this.#known - 1] ?? 0);
    }
    return this.#last[place] ?? 0;
  }
}
