/**
 * Turns of the event loop, given to one caller each: for work that comes in slices, of which many together would be as
 * bad as a long one. Between two slices of anybody all else is served.
 */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Resolves in a turn that no other caller has, in the order of the calls. */
  async next(): Promise<void> {
    const turn = this.#last.then(async () => new Promise<void>((resolve) => setImmediate(resolve)));
    this.#last = turn;
    return turn;
  }
}

/** The turns of this event loop. */
export const turns = new Turns();
