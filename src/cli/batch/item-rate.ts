/** Milliseconds within which items come together: groups are printed as one, and so their items arrive. */
const together = 100;

/** Milliseconds of items without which a rate would be a guess. */
const leastTime = 1_000;

/** Milliseconds of the past that the rate is taken from. */
const memory = 15_000;

/**
 * Items a second, lately. Time counts from when the first items came: before that the press starts. They themselves do not
 * count, as nobody knows how long they took; nor does one arrival of a group alone, which would be any number a second.
 */
export class ItemRate {
  /** When items came, and how many were through by then: one entry for what came together. */
  readonly #arrivals: { readonly at: number; done: number; last: number }[] = [];

  /** @param now milliseconds of a steady clock */
  add(done: number, now: number): void {
    const latest = this.#arrivals.at(-1);
    if (latest !== undefined && now - latest.at < together) Object.assign(latest, { done, last: now });
    else this.#arrivals.push({ at: now, done, last: now });
    while (this.#arrivals.length > 2 && (this.#arrivals[1]?.at ?? now) < now - memory) this.#arrivals.shift();
  }

  /** Undefined while it cannot be told. */
  itemsPerSecond(now: number): number | undefined {
    const [first] = this.#arrivals;
    const latest = this.#arrivals.at(-1);
    if (first === undefined || latest === undefined || latest.done <= first.done || now - first.last < leastTime) {
      return undefined;
    }
    const span = latest.last - first.last;
    // A pause is as usual up to the time from one arrival to the next; what is longer counts.
    const overdue = Math.max(0, now - latest.last - span / (this.#arrivals.length - 1));
    return ((latest.done - first.done) / (span + overdue)) * 1000;
  }
}
