/** Bytes that are kept for another attempt; a service that is busy says so after a few at most. */
const keptLimit = 16 * 1024 * 1024;

/** A body that can be sent again from its start as long as nobody has taken it. */
export class ReplayableBody {
  readonly #source: AsyncIterator<Uint8Array>;
  #kept: Uint8Array[] | undefined = [];
  #size = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** False once it was taken, or more has been sent than is kept. */
  get canReplay(): boolean {
    return this.#kept !== undefined;
  }

  /** It was taken: nothing more is kept. */
  confirm(): void {
    this.#kept = undefined;
  }

  /** The body from its start. An earlier reading has to have been left. */
  async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    yield* this.#kept ?? [];
    for (let next = await this.#source.next(); next.done !== true; next = await this.#source.next()) {
      this.#size += next.value.length;
      if (this.#size > keptLimit) this.#kept = undefined;
      this.#kept?.push(next.value);
      yield next.value;
    }
  }
}
