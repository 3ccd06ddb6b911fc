/** How fast a body has to come. */
export interface BodyPace {
  /** Bytes that have to come … */
  readonly bytes: number;
  /** … in so many milliseconds of waiting for them. */
  readonly time: number;
}

/**
 * Times a body while somebody waits for it: what comes while nobody reads, or would have come, is not the sender's
 * doing. Bytes that have arrived but were not read yet count, however long the event loop was held up.
 */
export class BodyClock {
  readonly #pace: BodyPace;
  readonly #expired: () => void;
  #waited = 0;
  #bytes = 0;
  #since: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #turns = 0;

  /** `expired` is called when too little has come. */
  constructor(pace: BodyPace, expired: () => void) {
    this.#pace = pace;
    this.#expired = expired;
  }

  /** Somebody waits from now on. */
  start(): void {
    if (this.#since !== undefined) return;
    this.#since = performance.now();
    const turn = (this.#turns += 1);
    this.#timer = setTimeout(() => {
      // Timers run before what has arrived is read (docs of the Node.js event loop): one turn later it has been.
      setImmediate(() => setImmediate(() => this.#turns === turn && this.#since !== undefined && this.#expired()));
    }, this.#pace.time - this.#waited);
  }

  /** These bytes have come; nobody waits. */
  stop(bytes = 0): void {
    clearTimeout(this.#timer);
    if (this.#since !== undefined) this.#waited += performance.now() - this.#since;
    this.#since = undefined;
    this.#bytes += bytes;
    if (this.#bytes < this.#pace.bytes) return;
    this.#waited = 0;
    this.#bytes = 0;
  }
}
