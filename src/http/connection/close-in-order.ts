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
