import { setTimeout as wait } from 'node:timers/promises';
import { abortReason } from '../../concurrency/abort.ts';
import { pause } from '../../concurrency/time-limit.ts';
import { AppError } from '../../errors.ts';
import { restartDelay } from './backoff.ts';
import { type EngineFault, engineFault, faultOfStart, suggestsDamagedFile, unavailable } from './engine-fault.ts';
import { watchHeartbeat } from './heartbeat.ts';
import type { RunningBrowser } from './launch.ts';
import type { EngineObserver, StopReason } from './observer.ts';
import { PagePool, type PagePoolOptions } from './page-pool.ts';
import type { WarmPage } from './warm-page.ts';

interface SupervisorOptions {
  /**
   * Starts a headless shell, unless the signal aborts.
   *
   * @param isSuspect the browser has failed twice in a row, and by what is known it is the file that is at fault
   */
  readonly launch: (signal: AbortSignal, isSuspect: boolean) => Promise<RunningBrowser>;
  readonly pages: PagePoolOptions;
  /** Documents after which a browser is replaced by a fresh one: what leaks in it has a bound. */
  readonly documentsPerBrowser: number;
  readonly observer: EngineObserver;
}

/** A page on loan: to be given back, whatever became of it. */
interface PageLoan {
  readonly page: WarmPage;
  readonly pool: PagePool;
}

interface Borrower {
  readonly form: string;
  readonly lend: (loan: PageLoan) => void;
  readonly refuse: (error: AppError) => void;
}

/** Failures in a row after which borrowers are refused instead of waiting: about a second. */
const failuresBeforeRefusal = 4;

/**
 * Keeps one headless shell with warm pages running: starts it, replaces it when it dies, hangs or has printed
 * enough, and lends its pages. A replacement for a living browser is warm before the old one gets no more work.
 */
export class BrowserSupervisor {
  readonly #options: SupervisorOptions;
  readonly #borrowers = new Set<Borrower>();
  /** Pools of browsers that run, the draining ones included. */
  readonly #pools = new Set<PagePool>();
  readonly #retiring = new Set<Promise<void>>();
  #current: PagePool | undefined;
  #starting: Promise<void> | undefined;
  #failuresInARow = 0;
  #lastFault: EngineFault | undefined;
  #lastError: unknown;
  readonly #closing = new AbortController();

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** The browser that gets the work; undefined while there is none. */
  get browser(): RunningBrowser | undefined {
    return this.#current?.browser;
  }

  /** All that run, those included that print their last documents. */
  get browsers(): readonly RunningBrowser[] {
    return [...this.#pools].map(({ browser }) => browser);
  }

  /** True when there is no browser and several attempts in a row have failed to bring one that prints. */
  get isFailing(): boolean {
    return this.#current === undefined && this.#failuresInARow >= failuresBeforeRefusal;
  }

  /** Why there is no browser; undefined while there is one, and before the first attempt has failed. */
  get fault(): EngineFault | undefined {
    return this.#current === undefined ? this.#lastFault : undefined;
  }

  /** False while there is no browser, or it has lost every page and has not opened another one yet. */
  get hasPages(): boolean {
    return this.#current?.hasPages ?? false;
  }

  #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Starts a browser unless there is one, or one is being started. */
  wake(): void {
    if (this.#current === undefined && !this.#isClosed()) void this.#ensureStarted();
  }

  /** Starts the browser; resolves when its pages are warm. Rejects when it failed {@link failuresBeforeRefusal} times; it is tried further. */
  async start(): Promise<void> {
    this.wake();
    while (this.#current === undefined && !this.isFailing && !this.#isClosed()) await wait(10);
    if (this.#current === undefined) throw this.#unavailable();
  }

  /**
   * Lends a page, rather one that holds the form already; waits for one when all are on loan or the browser is
   * being replaced. Rejects with the signal's reason, and with AppError `browser-unavailable` when the browser
   * does not come up.
   */
  async borrow(form: string, signal: AbortSignal): Promise<PageLoan> {
    if (signal.aborted) throw abortReason(signal);
    if (this.#isClosed()) throw draining();
    if (this.isFailing) throw this.#unavailable();
    const loan = this.#take(form);
    if (loan !== undefined) return loan;
    this.wake();
    return new Promise<PageLoan>((resolve, reject) => {
      const settle = (): void => {
        this.#borrowers.delete(borrower);
        signal.removeEventListener('abort', onAbort);
      };
      const onAbort = (): void => {
        settle();
        reject(abortReason(signal));
      };
      const borrower: Borrower = {
        form,
        lend: (granted) => {
          settle();
          resolve(granted);
        },
        refuse: (error) => {
          settle();
          reject(error);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#borrowers.add(borrower);
    });
  }

  /** Takes a page back after its job, which printed so many documents. */
  giveBack({ page, pool }: PageLoan, documents: number): void {
    if (documents > 0) this.#failuresInARow = 0;
    pool.giveBack(page, documents);
    if (pool === this.#current && pool.documents >= this.#options.documentsPerBrowser) void this.#ensureStarted();
  }

  /** Ends all browsers; resolves when the last of their processes is gone. */
  async close(): Promise<void> {
    this.#closing.abort();
    for (const borrower of this.#borrowers) borrower.refuse(draining());
    await this.#starting;
    await Promise.all([...this.#pools].map(async (pool) => this.#end(pool, 'closed')));
    await Promise.all(this.#retiring);
  }

  #take(form: string): PageLoan | undefined {
    const pool = this.#current;
    const page = pool?.take(form);
    return pool === undefined || page === undefined ? undefined : { pool, page };
  }

  #serve(): void {
    for (const borrower of this.#borrowers) {
      const loan = this.#take(borrower.form);
      if (loan === undefined) return;
      borrower.lend(loan);
    }
  }

  /** Starts a browser unless one is being started, as often as it takes; never rejects. */
  async #ensureStarted(): Promise<void> {
    this.#starting ??= this.#startUntilUp().finally(() => (this.#starting = undefined));
    await this.#starting;
  }

  async #startUntilUp(): Promise<void> {
    const { signal } = this.#closing;
    while (!this.#isClosed()) {
      await wait(restartDelay(this.#failuresInARow), undefined, { signal }).catch(() => undefined);
      if (this.#isClosed()) return;
      try {
        await this.#startOne(signal);
        if (this.#current !== undefined) return; // else it was gone again as soon as it was up
      } catch (error) {
        if (!this.#isClosed()) this.#failed(error);
      }
    }
  }

  async #startOne(signal: AbortSignal): Promise<void> {
    const started = performance.now();
    const { launch, pages, observer } = this.#options;
    const browser = await launch(signal, this.#isFileSuspect());
    signal.addEventListener('abort', browser.kill);
    const pool = await PagePool.open(browser, pages, {
      free: () => this.#serve(),
      replaced: (reason) => observer.pageReplaced?.({ reason }),
      failed: (of) => void this.#endUseless(of),
    }).finally(() => signal.removeEventListener('abort', browser.kill));
    this.#pools.add(pool);
    const stopWatching = watchHeartbeat(browser.connection, () => void this.#end(pool, 'unresponsive'));
    void browser.exited.then(() => {
      stopWatching();
      this.#gone(pool);
    });
    const { pid, version, sandbox } = browser;
    observer.browserStarted?.({ pid, version, sandbox, milliseconds: performance.now() - started });
    const old = this.#current;
    this.#current = pool;
    if (old !== undefined) this.#retire(old);
    this.#serve();
  }

  /** Once in a row of failures: a file that was found whole need not be looked through each time. */
  #isFileSuspect(): boolean {
    return this.#failuresInARow === 2 && this.#lastFault !== undefined && suggestsDamagedFile(this.#lastFault);
  }

  #failed(error: unknown): void {
    this.#failuresInARow += 1;
    this.#lastError = error;
    this.#lastFault = faultOfStart(error);
    const attempt = this.#failuresInARow;
    const { reason } = this.#lastFault;
    this.#options.observer.browserStartFailed?.({ attempt, reason, retryIn: restartDelay(attempt), error });
    if (this.isFailing) for (const borrower of this.#borrowers) borrower.refuse(this.#unavailable());
  }

  /** Lets a browser finish what it prints and ends it. */
  #retire(pool: PagePool): void {
    pool.retire();
    const retired = pool.drained().then(async () => this.#end(pool, 'recycled'));
    this.#awaitAtClose(retired);
  }

  #awaitAtClose(leaving: Promise<void>): void {
    this.#retiring.add(leaving);
    void leaving.finally(() => this.#retiring.delete(leaving));
  }

  /** Ends a browser that opens no page any more, unless it ends by itself. Called for each such page. */
  async #endUseless(pool: PagePool): Promise<void> {
    const exited = pool.browser.exited.then(() => true);
    if (!(await Promise.race([exited, pause(1_000)]))) await this.#end(pool, 'unresponsive');
  }

  async #end(pool: PagePool, reason: StopReason): Promise<void> {
    pool.stopReason ??= reason;
    if (reason === 'unresponsive') pool.browser.kill();
    await pool.browser.close();
  }

  #gone(pool: PagePool): void {
    this.#pools.delete(pool);
    pool.retire();
    const { browser, documents, stopReason } = pool;
    // What it leaves, processes that are dying and its folder, is awaited at the end; a new browser need not wait.
    this.#awaitAtClose(browser.close());
    this.#options.observer.browserStopped?.({ pid: browser.pid, reason: stopReason ?? 'crashed', documents });
    if (pool !== this.#current) return;
    this.#current = undefined;
    // Without a document in between it counts like a start that failed, so that a browser which dies of every
    // document is not started over and over.
    this.#failuresInARow += 1;
    this.#lastError = new Error(`The browser ${stopReason ?? 'crashed'}`);
    this.#lastFault = engineFault(stopReason === 'unresponsive' ? 'unresponsive' : 'crashed');
    if (!this.#isClosed()) void this.#ensureStarted();
  }

  #unavailable(): AppError {
    const retryAfter = Math.max(1, Math.ceil(restartDelay(this.#failuresInARow) / 1000));
    return unavailable(this.#lastFault, retryAfter, this.#lastError);
  }
}

function draining(): AppError {
  return new AppError('draining', '服务正在停止，请稍后再试。', { retryAfter: 5 });
}
