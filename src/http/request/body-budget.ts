import type { ServerResponse } from 'node:http';
import { AppError } from '../../errors.ts';
import { beforeHead } from '../response/before-head.ts';

/** The bytes of one body in the budget. */
export interface Upload {
  /** Books bytes that have arrived. Throws AppError `overloaded` for those that do not fit. */
  book(bytes: number): void;
  /** All has arrived: nothing is taken back any more before the answer begins. */
  complete(): void;
  /** Gives everything back. Safe to call again. */
  release(): void;
}

/**
 * Bounds the bytes of all request bodies that are in memory at one time, uploads included. Only what has arrived is
 * booked, and it is given back when the answer begins: by then nobody needs the body. When it is full, the unfinished
 * upload that holds the most for what it brings lately makes room for smaller ones, so that nobody keeps the others
 * out by not sending on.
 */
export class BodyBudget {
  /** Bytes that may be held. */
  readonly limit: number;
  readonly #now: () => number;
  readonly #uploads = new Set<BookedUpload>();
  #held = 0;

  /** `now`: milliseconds, for tests. */
  constructor(limit: number, now: () => number = () => performance.now()) {
    this.limit = limit;
    this.#now = now;
  }

  /** Bytes held now. */
  get held(): number {
    return this.#held;
  }

  /** Opens the account of one body. `end` is called with an AppError `overloaded` when it has to make room. */
  open(response: ServerResponse, end: (error: AppError) => void): Upload {
    const rate = new ArrivalRate();
    let fault: AppError | undefined;
    const release = (): void => {
      this.#held -= upload.held;
      upload.held = 0;
      this.#uploads.delete(upload);
      response.off('close', release);
    };
    const upload: BookedUpload = {
      held: 0,
      burden: () => upload.held / (1 + rate.lately(this.#now())),
      end: () => {
        release();
        fault = overloaded('接收的正文总量已达上限，这一份来得太慢，已停止接收，请稍后重发。');
        end(fault);
      },
    };
    this.#uploads.add(upload);
    beforeHead(response, release);
    response.once('close', release);
    return {
      book: (bytes) => {
        if (fault !== undefined) throw fault;
        this.#makeRoom(upload, bytes);
        if (response.closed) return;
        rate.add(bytes, this.#now());
        upload.held += bytes;
        this.#held += bytes;
      },
      complete: () => void this.#uploads.delete(upload),
      release,
    };
  }

  #makeRoom(upload: BookedUpload, bytes: number): void {
    while (this.#held + bytes > this.limit) {
      const slowest = this.#slowest(upload.held + bytes);
      if (slowest === undefined) throw overloaded('正在接收的正文总量已达上限，请稍后重发。');
      slowest.end();
    }
  }

  /** Of the unfinished uploads that hold more than `least`, the one that holds the most for what it brought lately. */
  #slowest(least: number): BookedUpload | undefined {
    let slowest: BookedUpload | undefined;
    for (const upload of this.#uploads) {
      if (upload.held <= least) continue;
      if (slowest === undefined || upload.burden() > slowest.burden()) slowest = upload;
    }
    return slowest;
  }
}

interface BookedUpload {
  held: number;
  /** Bytes held for each byte that came lately. */
  readonly burden: () => number;
  /** Stops it: it has to make room. */
  readonly end: () => void;
}

/** Bytes that came in this second and the one before. */
class ArrivalRate {
  #second = 0;
  #bytes = 0;
  #before = 0;

  add(bytes: number, now: number): void {
    this.#turnTo(now);
    this.#bytes += bytes;
  }

  lately(now: number): number {
    this.#turnTo(now);
    return this.#before + this.#bytes;
  }

  #turnTo(now: number): void {
    const second = Math.floor(now / 1_000);
    if (second === this.#second) return;
    this.#before = second === this.#second + 1 ? this.#bytes : 0;
    this.#bytes = 0;
    this.#second = second;
  }
}

function overloaded(detail: string): AppError {
  return new AppError('overloaded', detail, { retryAfter: 2 });
}
