import type { CDPSession } from 'puppeteer-core';

/** Documents between two looks. */
const interval = 8;

/**
 * Nodes in a renderer, those included that were printed and not collected yet. Chromium collects by itself at
 * 60,000 to 105,000 of them, some 290 MB; but renderers were seen to go on to 650 MB while the machine had other work.
 * At this number they stay below 190 MB, at no cost that shows; at 20,000 a form costs a quarter more.
 */
const mostNodes = 56_000;

/** Has a renderer collect what it printed before it piles up. */
export class GarbageCollector {
  readonly #session: CDPSession;
  #documents = 0;

  constructor(session: CDPSession) {
    this.#session = session;
  }

  /** Counts documents that were printed and taken out of the page, and looks after every eighth. Not to be waited for. */
  printed(documents: number): void {
    this.#documents += documents;
    if (this.#documents < interval) return;
    this.#documents = 0;
    this.#collect().catch(() => undefined); // the page is lost, which the next print finds
  }

  async #collect(): Promise<void> {
    const { nodes } = await this.#session.send('Memory.getDOMCounters');
    if (nodes > mostNodes) await this.#session.send('HeapProfiler.collectGarbage');
  }
}
