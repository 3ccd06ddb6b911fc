/** A task that has ended, in milliseconds. */
interface EndedTask {
  readonly duration: number;
  /** Tasks that ran beside it, itself counted; a mean of what there were when it began and when it ended. */
  readonly beside: number;
  /** It came to nothing. */
  readonly failed: boolean;
}

/** Weight of the newest task in the moving averages. */
const smoothing = 0.2;

/** Milliseconds that a task is taken to last until the first one has been measured. */
const assumedDuration = 100;

/** How fast a queue is worked off, judged by the last tasks. */
export class Pace {
  readonly #servers: number;
  #duration = assumedDuration;
  #spacing: number;

  /** @param servers tasks that go on at the same time even when more of them run: pages of a browser, threads */
  constructor(servers: number) {
    this.#servers = Math.max(1, servers);
    this.#spacing = assumedDuration / this.#servers;
  }

  /** Milliseconds that a task lasts. */
  get duration(): number {
    return this.#duration;
  }

  /** Milliseconds between two ends while there is enough to do. */
  get spacing(): number {
    return this.#spacing;
  }

  ended({ duration, beside, failed }: EndedTask): void {
    // What fails quickly, for want of a browser say, tells nothing of those that succeed.
    if (failed && duration < this.#duration) return;
    this.#duration += smoothing * (duration - this.#duration);
    // Little's law: so many tasks, each lasting so long, end so often.
    this.#spacing += smoothing * (duration / Math.max(this.#servers, beside) - this.#spacing);
  }
}
