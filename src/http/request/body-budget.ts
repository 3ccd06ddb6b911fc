import type { Response } from 'express';
import { AppError } from '../../errors.ts';

/**
 * Bounds the bytes of all request bodies that are in memory at one time, uploads included: many large bodies at
 * once are overload like any other, and are refused rather than swapped.
 */
export class BodyBudget {
  readonly #limit: number;
  #held = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes held now. */
  get held(): number {
    return this.#held;
  }

  /**
   * Books the bytes of one body as they arrive, each call some more; all are given back when the response is
   * finished or its connection gone. The returned function throws AppError `overloaded` for bytes that do not fit.
   */
  holdFor(response: Response): (bytes: number) => void {
    let held = 0;
    response.once('close', () => {
      this.#held -= held;
      held = 0;
    });
    return (bytes) => {
      if (this.#held + bytes > this.#limit) {
        throw new AppError('overloaded', '正在接收的正文总量已达上限，请稍后重发。', { retryAfter: 2 });
      }
      if (response.closed) return;
      held += bytes;
      this.#held += bytes;
    };
  }
}
