import type { ServerResponse } from 'node:http';

/**
 * Bounds the bytes of all documents that wait for their readers. When it is full, the answer that has been under way
 * for the longest is broken off: fast readers have theirs within milliseconds.
 */
export class AnswerBudget {
  /** Bytes that may be held. */
  readonly limit: number;
  readonly #answers = new Map<ServerResponse, number>();
  #held = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Bytes held now. */
  get held(): number {
    return this.#held;
  }

  /** Books an answer that is about to be sent, until it has been, or its client is gone. */
  book(response: ServerResponse, bytes: number): void {
    if (response.closed) return;
    this.#answers.set(response, bytes);
    this.#held += bytes;
    response.once('close', () => this.#release(response));
    for (const oldest of this.#answers.keys()) {
      if (this.#held <= this.limit || oldest === response) return;
      this.#release(oldest);
      oldest.destroy();
    }
  }

  #release(response: ServerResponse): void {
    this.#held -= this.#answers.get(response) ?? 0;
    this.#answers.delete(response);
  }
}
