import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What may still come on a connection whose last answer is on its way, before it is cut. */
export interface ClosingLimits {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds after the answer has gone out. */
  readonly time: number;
  /** Milliseconds without a byte, after the answer has gone out. */
  readonly silence: number;
}

/** Milliseconds between two looks at a connection that is being closed. */
const lookInterval = 100;

/**
 * Closes a connection in stages (RFC 9112, 9.6): sends what is left and the end of it, then reads on and throws away
 * what the client was still sending. A connection that is closed with bytes unread is reset, and a reset takes the
 * answer from the client. Safe to call again.
 */
export function closeInOrder(socket: Socket, { size, time, silence }: ClosingLimits): void {
  if (socket.destroyed || closing.has(socket)) return;
  closing.add(socket);
  const lastByte = socket.bytesRead + size;
  let bytesRead = socket.bytesRead;
  let quietLooks = 0;
  let looks = 0;
  socket.end();
  discardInput(socket);
  // Looks are counted, not milliseconds: an event loop that was held up must not cost a client its answer.
  const looking = setInterval(() => {
    const isSent = socket.writableFinished;
    quietLooks = isSent && socket.bytesRead === bytesRead ? quietLooks + 1 : 0;
    looks += isSent ? 1 : 0;
    bytesRead = socket.bytesRead;
    if (bytesRead > lastByte || looks * lookInterval > time || quietLooks * lookInterval > silence) socket.destroy();
  }, lookInterval);
  socket.once('close', () => clearInterval(looking));
}

const closing = new WeakSet<Socket>();

/**
 * Takes what comes away from Node's parser, which would go on to make requests of it. A listener for `data` is what has
 * Node hand the bytes to the socket's stream again.
 */
function discardInput(socket: Socket): void {
  const discard = (): void => undefined;
  socket.on('data', discard);
  socket.removeAllListeners('data');
  socket.on('data', discard).resume();
}

/** The request that is being answered. */
interface Answering {
  readonly request: Pick<IncomingMessage, 'httpVersion'>;
  readonly response: Pick<ServerResponse, 'headersSent' | 'writeContinue'>;
}

/**
 * Milliseconds after the end of what the client sends at which it is asked: soon and once more, as the first reset is
 * noticed by what is written next; then rarely, for some clients take no more than five interim answers.
 */
const questions = [200, 300, 3_000, 10_000] as const;

/**
 * Finds out whether a client that has ended its side of the connection still reads. One that waits for its answer and one
 * that has gone look the same until something is sent: the system of the latter answers it with a reset, which ends
 * the connection and the work. An answer that has begun is enough; before, it is an interim answer, which every client of
 * HTTP/1.1 has to skip (RFC 9110, 15.2). A client of HTTP/1.0 knows none: its work goes on to its end.
 */
export function askWhetherThere(socket: Pick<EventEmitter, 'once'>, current: () => Answering | undefined): void {
  const timers = questions.map((time) =>
    setTimeout(() => {
      const exchange = current();
      if (exchange === undefined || exchange.request.httpVersion !== '1.1' || exchange.response.headersSent) return;
      exchange.response.writeContinue();
    }, time).unref(),
  );
  socket.once('close', () => {
    for (const timer of timers) clearTimeout(timer);
  });
}
