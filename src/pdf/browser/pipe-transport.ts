import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer-core';

/** What ends a message of the DevTools protocol on a pipe. */
const end = 0;

/**
 * Messages of the DevTools protocol over the two pipes of a browser. It listens for their errors as long as the process
 * lives: a pipe may break at any time, also long after the last message, and an error without a listener would end the
 * service. (Puppeteer's own transport stops listening as soon as the browser is asked to leave.)
 */
export class PipeTransport implements ConnectionTransport {
  onmessage?: (message: string) => void;
  onclose?: () => void;
  /** Resolves when nothing can be sent or received any more. */
  readonly closed: Promise<void>;
  readonly #toBrowser: Writable;
  readonly #fromBrowser: Readable;
  #pieces: Buffer[] = [];
  #isClosed = false;
  #resolveClosed: (() => void) | undefined;

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser;
    this.#fromBrowser = fromBrowser;
    this.closed = new Promise((resolve) => (this.#resolveClosed = resolve));
    const close = (): void => this.close();
    for (const pipe of [toBrowser, fromBrowser]) pipe.on('error', close).on('close', close);
    fromBrowser.on('end', close).on('data', (chunk: Buffer) => this.#take(chunk));
  }

  /** Never throws: the sender of a message that cannot be sent sees the connection end. */
  send(message: string): void {
    if (!this.#isClosed) this.#toBrowser.write(`${message}\0`);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#pieces = [];
    this.#toBrowser.destroy();
    this.#fromBrowser.destroy();
    this.onclose?.();
    this.#resolveClosed?.();
  }

  #take(chunk: Buffer): void {
    let start = 0;
    for (let at = chunk.indexOf(end); at !== -1; at = chunk.indexOf(end, start)) {
      const message = Buffer.concat([...this.#pieces, chunk.subarray(start, at)]).toString();
      this.#pieces = [];
      start = at + 1;
      // Each in a turn of its own: the code that waits for an answer runs before the next event.
      setImmediate(() => this.#tell(message));
    }
    if (start < chunk.length) this.#pieces.push(chunk.subarray(start));
  }

  /** A message that cannot be read, or not be dealt with, ends the connection and nothing else. */
  #tell(message: string): void {
    // Puppeteer's is asynchronous, whatever its type says.
    void Promise.resolve()
      .then(() => this.onmessage?.(message))
      .catch(() => this.close());
  }
}
