import { PageLost } from './browser-errors.ts';
import type { RunningBrowser } from './launch.ts';
import type { StopReason } from './observer.ts';
import { type BlankPage, WarmPage } from './warm-page.ts';

export interface PagePoolOptions {
  /** Pages that print side by side. */
  readonly size: number;
  readonly blankPage: BlankPage;
  /** Forms to load ahead, spread over the pages. */
  readonly forms: readonly string[];
}

/** Events of a pool, for its supervisor. */
interface PagePoolEvents {
  /** A page has become free. */
  free(): void;
  /** A page was ended and is being replaced. */
  replaced(reason: string): void;
  /** No page can be opened any more: the browser is of no use. */
  failed(pool: PagePool): void;
}

/** The warm pages of one browser: lends them out, replaces the ones that are lost. */
export class PagePool {
  readonly browser: RunningBrowser;
  /** Why the browser is being ended; undefined unless it is. */
  stopReason: StopReason | undefined;
  readonly #options: PagePoolOptions;
  readonly #events: PagePoolEvents;
  /** The longest idle first, so that work goes round. */
  readonly #idle: WarmPage[] = [];
  readonly #busy = new Set<WarmPage>();
  #documents = 0;
  #retired = false;
  #drained: (() => void) | undefined;

  private constructor(browser: RunningBrowser, options: PagePoolOptions, events: PagePoolEvents) {
    this.browser = browser;
    this.#options = options;
    this.#events = events;
  }

  /** Opens all pages. Ends the browser when one does not open. */
  static async open(browser: RunningBrowser, options: PagePoolOptions, events: PagePoolEvents): Promise<PagePool> {
    const pool = new PagePool(browser, options, events);
    const { size, blankPage, forms } = options;
    try {
      const pages = Array.from({ length: size }, async (_, index) =>
        WarmPage.open(browser.connection, blankPage, forms[index % forms.length]),
      );
      pool.#idle.push(...(await Promise.all(pages)));
    } catch (error) {
      browser.kill();
      await browser.close();
      throw new PageLost('it was the first of its browser and did not open', error);
    }
    return pool;
  }

  /** Documents printed by this browser. */
  get documents(): number {
    return this.#documents;
  }

  /** False while every page is lost and none of those that replace them is open yet. */
  get hasPages(): boolean {
    return [...this.#idle, ...this.#busy].some(({ isLost }) => !isLost);
  }

  /** A free page, rather one that holds the form already; undefined when all are busy. */
  take(form: string): WarmPage | undefined {
    this.#dropLostIdle();
    const holding = this.#idle.findIndex((page) => page.form === form);
    const [page] = this.#idle.splice(Math.max(holding, 0), 1);
    if (page !== undefined) this.#busy.add(page);
    return page;
  }

  /** Takes a page back after its job, which printed so many documents; a lost one is replaced. */
  giveBack(page: WarmPage, documents: number): void {
    this.#busy.delete(page);
    this.#documents += documents;
    if (page.isLost) {
      this.#replace(page);
    } else {
      this.#idle.push(page);
      this.#events.free();
    }
    if (this.#busy.size === 0) this.#drained?.();
  }

  /** No page is replaced any more. */
  retire(): void {
    this.#retired = true;
  }

  /** Resolves when no page prints any more. The caller takes no further ones. */
  async drained(): Promise<void> {
    if (this.#busy.size > 0) await new Promise<void>((resolve) => (this.#drained = resolve));
  }

  /** A renderer may crash between two jobs. */
  #dropLostIdle(): void {
    for (const page of this.#idle.filter(({ isLost }) => isLost)) {
      this.#idle.splice(this.#idle.indexOf(page), 1);
      this.#replace(page);
    }
  }

  #replace(lost: WarmPage): void {
    lost.discard();
    if (this.#retired) return;
    this.#events.replaced(lost.lossReason);
    WarmPage.open(this.browser.connection, this.#options.blankPage, lost.form).then(
      (page) => {
        this.#idle.push(page);
        this.#events.free();
      },
      () => {
        if (!this.#retired) this.#events.failed(this);
      },
    );
  }
}
