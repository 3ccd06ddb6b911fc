import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

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
