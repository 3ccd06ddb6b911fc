import type { Connection } from 'puppeteer-core';

/** Milliseconds between two questions. */
const interval = 2_000;

/** Questions that may stay without an answer before the browser counts as hung. */
const threshold = 2;

/**
 * Asks the browser for its version over and over; calls `hung` once when it does not answer. Only the browser
 * process is asked, which does no work of its own: a page that lays out a long document delays nothing here.
 *
 * Returns a function that ends the watch.
 */
export function watchHeartbeat(connection: Pick<Connection, 'send'>, hung: () => void): () => void {
  let unanswered = 0;
  const timer = setInterval(() => {
    if (unanswered >= threshold) {
      clearInterval(timer);
      // An event loop that was held up for seconds runs its timers before it reads what has long arrived.
      setTimeout(() => {
        if (unanswered >= threshold) hung();
      }, interval / 4).unref();
      return;
    }
    unanswered += 1;
    connection.send('Browser.getVersion').then(
      () => (unanswered = 0),
      () => undefined, // it has ended, which its supervisor sees
    );
  }, interval);
  timer.unref();
  return () => clearInterval(timer);
}
