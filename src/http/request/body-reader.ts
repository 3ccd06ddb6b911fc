import type { IncomingMessage } from 'node:http';
import { type Deferred, deferred } from '../../concurrency/deferred.ts';
import { AppError } from '../../errors.ts';
import type { LeastPace } from '../connection/reader-pace.ts';
import { onSpoilt, spoil } from './spoilt-requests.ts';

/**
 * The bytes of a body as they come, a piece at a time: a slow reader slows the sender down. Not the iterator of the
 * stream: that one waits for the next bytes before it can be left, and a body that was left goes on to hold up the
 * connection (ADR 0116). A body that was left is read on and thrown away.
 */
export class BodyReader {
  readonly #request: IncomingMessage;
  readonly #clock: BodyClock;
  readonly #pieces: Buffer[] = [];
  #waiting: Deferred<Buffer | undefined> | undefined;
  #fault: AppError | undefined;
  #hasEnded = false;

  constructor(request: IncomingMessage, pace: LeastPace) {
    this.#request = request;
    this.#clock = new BodyClock(pace, () => this.fail(tooSlow(pace)));
    request.on('data', this.#onData).on('end', this.#onEnd).on('error', this.#onError).on('close', this.#onClose);
    request.pause();
    onSpoilt(request, (fault) => this.fail(fault));
  }

  /**
   * The next piece; undefined behind the last. Rejects with AppError `client-gone`, `request-timeout` for a body that
   * comes too slowly, `bad-request` for one that is not HTTP, and with what it was failed with.
   */
  async next(): Promise<Buffer | undefined> {
    if (this.#fault !== undefined) throw this.#fault;
    const piece = this.#pieces.shift();
    if (piece !== undefined || this.#hasEnded) return piece;
    this.#waiting = deferred();
    this.#clock.start();
    this.#request.resume();
    return this.#waiting.promise;
  }

  /** All pieces; leaves the body when it is left. */
  async *pieces(): AsyncGenerator<Buffer, void, undefined> {
    try {
      for (let piece = await this.next(); piece !== undefined; piece = await this.next()) yield piece;
    } finally {
      this.leave();
    }
  }

  /** Ends the reading with an error, which its reader gets; nobody waits for the rest of the body. */
  fail(error: AppError): void {
    if (this.#fault !== undefined || this.#hasEnded) return;
    this.#fault = error;
    spoil(this.#request, error);
    this.#settle((waiting) => waiting.reject(error));
    this.#discardRest();
  }

  /** Reads no more; what still comes is thrown away. Safe to call again. */
  leave(): void {
    this.#settle((waiting) => waiting.resolve(undefined));
    this.#hasEnded = true;
    this.#discardRest();
  }

  #discardRest(): void {
    this.#pieces.length = 0;
    this.#request.off('data', this.#onData).off('end', this.#onEnd).off('close', this.#onClose).resume();
  }

  readonly #onData = (piece: Buffer): void => {
    if (this.#waiting === undefined) {
      this.#pieces.push(piece);
      return;
    }
    this.#request.pause();
    this.#settle((waiting) => waiting.resolve(piece), piece.length);
  };

  readonly #onEnd = (): void => {
    this.#hasEnded = true;
    this.#settle((waiting) => waiting.resolve(undefined));
  };

  readonly #onError = (error: Error): void => this.fail(clientGone(error));

  // A connection that breaks ends some streams without an error.
  readonly #onClose = (): void => {
    if (!this.#request.complete) this.fail(clientGone());
  };

  #settle(act: (waiting: Deferred<Buffer | undefined>) => void, bytes = 0): void {
    this.#clock.stop(bytes);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting !== undefined) act(waiting);
  }
}

/**
 * Times a body while somebody waits for it: what comes while nobody reads, or would have come, is not the sender's
 * doing. Bytes that have arrived but were not read yet count, however long the event loop was held up.
 */
export class BodyClock {
  readonly #pace: LeastPace;
  readonly #expired: () => void;
  #waited = 0;
  #bytes = 0;
  #since: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #turns = 0;

  /** `expired` is called when too little has come. */
  constructor(pace: LeastPace, expired: () => void) {
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

function tooSlow({ bytes, time }: LeastPace): AppError {
  return new AppError(
    'request-timeout',
    `正文来得太慢：${time / 1_000} 秒里应至少有 ${Math.ceil(bytes)} 字节；请检查网络后重新发送。`,
  );
}

function clientGone(cause?: Error): AppError {
  return new AppError('client-gone', '客户端没有发完正文就断开了。', { cause });
}
