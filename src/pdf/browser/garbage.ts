import type { CDPSession } from 'puppeteer';

/** Documents printed between two looks. */
const interval = 8;

/**
 * Nodes in a renderer, those included that were printed and nobody has collected yet. Chromium collects by itself at
 * 60,000 to 105,000 of them, some 290 MB; but renderers were seen to go on to 650 MB while the machine had other work.
 * At this number they stay below 190 MB, at no cost that shows; at 20,000 a form costs a quarter more.
 */
const mostNodes = 56_000;

/** Sees to it that what a page has printed does not pile up in its renderer. */
export class PrintedGarbage {
  readonly #session: CDPSession;
  #documents = 0;

  constructor(session: CDPSession) {
    this.#session = session;
  }

  /** Some more documents have been printed and taken out of the page. Nobody has to wait for what this does. */
  add(documents: number): void {
    this.#documents += documents;
    if (this.#documents < interval) return;
    this.#documents = 0;
    this.#collect().catch(() => undefined); // the page is lost, as whoever prints next will find
  }

  async #collect(): Promise<void> {
    const { nodes } = await this.#session.send('Memory.getDOMCounters');
    if (nodes > mostNodes) await this.#session.send('HeapProfiler.collectGarbage');
  }
}
