import type { RequestHandler } from 'express';

export interface DiscardLimits {
  /** Bytes that may still come after the answer. */
  readonly size: number;
  /** Milliseconds they may take. */
  readonly time: number;
}

/**
 * A request that is refused before its body has come in is answered at once, and the rest of the body is read and
 * thrown away: closing the connection with bytes unread would reset it, and the client would lose the answer.
 * That courtesy has a limit.
 */
export function discardUnreadBody({ size, time }: DiscardLimits): RequestHandler {
  return (request, response, next) => {
    response.once('finish', () => {
      if (request.complete) return;
      let left = size;
      const end = (): void => void request.destroy();
      const timer = setTimeout(end, time);
      request.on('data', (chunk: Buffer) => {
        left -= chunk.length;
        if (left < 0) end();
      });
      request.once('close', () => clearTimeout(timer)).once('end', () => clearTimeout(timer));
      request.on('error', () => undefined).resume();
    });
    next();
  };
}
