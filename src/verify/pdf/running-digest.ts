import { createHash } from 'node:crypto';

/** Characters that are collected before they are digested: a digest of each word by itself would take ten times as long. */
const piece = 8_192;

/** The digest of a text that is never there as a whole: what is known by it may be longer than any text can be. */
export class RunningDigest {
  readonly #hash = createHash('sha256');
  #waiting = '';

  add(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length >= piece) this.#flush();
  }

  /** Ends it. */
  value(): string {
    this.#flush();
    return this.#hash.digest('base64');
  }

  #flush(): void {
    this.#hash.update(this.#waiting);
    this.#waiting = '';
  }
}
