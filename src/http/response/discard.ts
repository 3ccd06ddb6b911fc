import type { RequestHandler } from 'express';

export interface DiscardLimits {
  /** Bytes that may still come after the answer. */
  readonly size: number;
  /** Milliseconds they may take. */
  readonly time: number;
}

/** Milliseconds between two looks at a body that is being thrown away. */
const lookInterval = 100;

/**
 * A request that is refused before its body has come in is answered at once; Node then reads the rest of the body
 * and throws it away, for closing the connection with bytes unread would reset it, and the client would lose the
 * answer. That courtesy gets a limit here.
 */
export function discardUnreadBody({ size, time }: DiscardLimits): RequestHandler {
  return (request, response, next) => {
    response.once('finish', () => {
      if (request.complete) return;
      const { socket } = request;
      const lastByte = socket.bytesRead + size;
      const lastMoment = performance.now() + time;
      // Node hands out nothing of a body that it throws away; the socket's own count has to do.
      const looking = setInterval(() => {
        if (request.complete || socket.destroyed) clearInterval(looking);
        else if (socket.bytesRead > lastByte || performance.now() > lastMoment) socket.destroy();
      }, lookInterval);
    });
    next();
  };
}
