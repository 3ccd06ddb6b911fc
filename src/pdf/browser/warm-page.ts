import type { CDPSession, Connection, Protocol } from 'puppeteer-core';
import { withinTime } from '../../concurrency/time-limit.ts';
import type { FilledPage } from '../../documents/ports.ts';
import { markPages } from '../print/marked-page.ts';
import { PageLost } from './browser-errors.ts';
import { GarbageCollector } from './garbage-collector.ts';
import { groupBody, groupStyle } from './group-page.ts';
import { isolatePage } from './isolation.ts';

/** The page of a form before anything is filled: head, stylesheet, empty body. */
export type BlankPage = (form: string) => string;

export type FilledPages = readonly [FilledPage, ...FilledPage[]];

/** How every document is printed. Size, margins and page numbers are the stylesheet's. */
const printOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  // The structure of a page is known from its HTML (ADR 0070): Chromium's own takes as long as the layout.
  generateTaggedPDF: false,
  // One message of 4/3 the size beats a stream's three round trips: 2–7 ms of 50 (5 pages, 177 kB).
  transferMode: 'ReturnAsBase64',
} as const satisfies Protocol.Page.PrintToPDFRequest;

/**
 * Goes into every blank page. What is filled in is printed and never shown: laying it out for a screen first would
 * cost as much as a seventh of the print.
 */
const engineStyle = `<style>@media screen{body{display:none}}${groupStyle}</style></head>`;

/** Milliseconds in which a page has to open, and in which it has to take a body in. More is not slow, it is hung. */
const openTime = 10_000;
const fillTime = 10_000;

/**
 * Runs in a world of its own next to the page's, which has scripts switched off. The body is parsed where nothing
 * is loaded or done, and loses its `meta` elements before it is put in: a refresh to the blank page is the one
 * navigation that is no request, and so cannot be refused.
 *
 * It is evaluated with its arguments written out: handed over as arguments they would be written as JSON in the renderer
 * and read again, which takes as long as the parsing.
 */
const fillFunction = `function (title, body) {
  const filled = document.createElement('template');
  filled.innerHTML = body;
  for (const meta of filled.content.querySelectorAll('meta')) meta.remove();
  document.title = title;
  document.body.replaceChildren(filled.content);
}`;

/**
 * A page that stays open with the stylesheet and fonts of a form loaded. A document is printed by filling its
 * body, without navigation. One job at a time.
 */
export class WarmPage {
  readonly #browser: Connection;
  readonly #session: CDPSession;
  readonly #garbage: GarbageCollector;
  readonly #targetId: string;
  readonly #blankPage: BlankPage;
  #frameId = '';
  #form: string | undefined;
  /** The isolated world of the document that is loaded now. */
  #world = 0;
  #lost: PageLost | undefined;
  #rejectJob: ((error: PageLost) => void) | undefined;

  private constructor(browser: Connection, session: CDPSession, targetId: string, blankPage: BlankPage) {
    this.#browser = browser;
    this.#session = session;
    this.#garbage = new GarbageCollector(session);
    this.#targetId = targetId;
    this.#blankPage = blankPage;
    session.on('Inspector.targetCrashed', () => this.#lose('its renderer crashed'));
    session.on('Inspector.detached', ({ reason }) => this.#lose(`detached, ${reason}`));
  }

  /** Opens a page in the browser, with the blank page of a form loaded if one is named. */
  static async open(browser: Connection, blankPage: BlankPage, form?: string): Promise<WarmPage> {
    return withinTime(WarmPage.#open(browser, blankPage, form), openTime, () => new PageLost('it did not open'));
  }

  static async #open(browser: Connection, blankPage: BlankPage, form: string | undefined): Promise<WarmPage> {
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    const session = browser.session(sessionId);
    if (session === null) throw new PageLost('it closed before it was opened');
    const page = new WarmPage(browser, session, targetId, blankPage);
    await page.#guarded(page.#prepare(form));
    return page;
  }

  /** The form whose blank page is loaded. */
  get form(): string | undefined {
    return this.#form;
  }

  /** True once the page can print no more: crashed, closed, navigated away. */
  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /** Why it is lost, for the log; the empty string while it is not. */
  get lossReason(): string {
    return this.#lost?.message ?? '';
  }

  /**
   * One PDF of filled pages of one form, as Chromium writes it, each starting on a new page with page numbers of its own.
   * Nothing of the filings stays in the page. Rejects with {@link PageLost} when the page or its browser goes meanwhile.
   */
  async print(pages: FilledPages): Promise<Buffer> {
    const [{ form, title }] = pages;
    const bodies = markPages(pages);
    const body = bodies.length === 1 ? bodies.join('') : groupBody(bodies);
    const print = await this.#guarded(this.#print(form, title, body));
    this.#garbage.printed(pages.length);
    return print;
  }

  /** Ends the page and whatever it is doing; safe to call on a lost one. */
  discard(): void {
    this.#lose('it was discarded');
    // The crash is handled off the main thread and so ends a renderer that hangs in layout, which a mere close
    // would wait for.
    this.#session.send('Page.crash').catch(() => undefined);
    this.#browser.send('Target.closeTarget', { targetId: this.#targetId }).catch(() => undefined);
  }

  async #prepare(form: string | undefined): Promise<void> {
    const [{ frameTree }] = await Promise.all([
      this.#session.send('Page.getFrameTree'),
      this.#session.send('Inspector.enable'),
      isolatePage(this.#session),
    ]);
    this.#frameId = frameTree.frame.id;
    if (form !== undefined) await this.#load(form);
    this.#session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#lose('it navigated away');
    });
    await this.#session.send('Page.enable');
  }

  async #print(form: string, title: string, body: string): Promise<Buffer> {
    if (form !== this.#form) await this.#load(form);
    // The print must not be asked for before the fill has answered: the two travel by different ways inside of
    // Chromium, and the one overtaking the other would print the previous filing.
    await this.#fill(title, body);
    const { data } = await this.#session.send('Page.printToPDF', printOptions);
    // Not awaited: the next fill comes after it on the same way.
    this.#fill('', '').catch(() => this.#lose('it could not be cleared'));
    return Buffer.from(data, 'base64');
  }

  async #load(form: string): Promise<void> {
    this.#form = undefined;
    const html = this.#blankPage(form).replace('</head>', () => engineStyle);
    await this.#session.send('Page.setDocumentContent', { frameId: this.#frameId, html });
    const { executionContextId } = await this.#session.send('Page.createIsolatedWorld', {
      frameId: this.#frameId,
      worldName: 'filing-press',
    });
    this.#world = executionContextId;
    this.#form = form;
  }

  async #fill(title: string, body: string): Promise<void> {
    const filled = this.#session.send('Runtime.evaluate', {
      contextId: this.#world,
      expression: `(${fillFunction})(${JSON.stringify(title)}, ${JSON.stringify(body)})`,
      silent: true,
    });
    const { exceptionDetails } = await withinTime(filled, fillTime, () => new PageLost('it does not answer'));
    if (exceptionDetails !== undefined) throw new Error(`The page was not filled: ${exceptionDetails.text}`);
  }

  #lose(reason: string, cause?: unknown): void {
    this.#lost ??= cause instanceof PageLost ? cause : new PageLost(reason, cause);
    this.#rejectJob?.(this.#lost);
  }

  /** Rejects with PageLost as soon as the page is lost: a crashed renderer leaves calls without an answer. */
  async #guarded<T>(job: Promise<T>): Promise<T> {
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#rejectJob = reject;
        if (this.#lost !== undefined) reject(this.#lost);
        job.then(resolve, reject);
      });
    } catch (error) {
      // Calls that were under way when the browser went fail with errors of their own, each in other words.
      this.#lose(error instanceof Error ? error.message : String(error), error);
      throw this.#lost ?? error;
    } finally {
      this.#rejectJob = undefined;
    }
  }
}
