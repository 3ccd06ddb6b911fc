import { abortable } from '../concurrency/abort.ts';
import { WorkQueue } from '../concurrency/work-queue.ts';
import type { GroupPrint, Printer, WorkLimits } from '../documents/ports.ts';
import { AppError } from '../errors.ts';
import { PageLost } from './browser/faults.ts';
import { launchBrowser, type RunningBrowser, type SandboxMode } from './browser/launch.ts';
import type { EngineObserver } from './browser/observer.ts';
import { BrowserSupervisor } from './browser/supervisor.ts';
import { unpackBrowser } from './browser/unpack.ts';
import type { BlankPage, WarmPage } from './browser/warm-page.ts';

export interface PrinterOptions {
  /** The HTML of a form's page before anything is filled: `PageRenderer.blankPage`. */
  readonly blankPage: BlankPage;
  /** Ids of the forms whose pages are loaded ahead. */
  readonly forms: readonly string[];
  /** Absolute path of the fontconfig file that names the project's fonts and no other. */
  readonly fontconfig: string;
  /** Absolute path of the folder to unpack the browser into; without it the user's cache or the temporary folder. */
  readonly browserFolder?: string;
  /** Default `auto`. */
  readonly sandbox?: SandboxMode;
  /** Pages that print side by side, default 2. */
  readonly pages?: number;
  /** Jobs of one work class that may wait for a page, default 100. */
  readonly queueCapacity?: number;
  /** Documents after which the browser is replaced by a fresh one, default 2,000. */
  readonly documentsPerBrowser?: number;
  readonly observer?: EngineObserver;
}

/** `starting` until the first document could be printed; `unavailable` while the browser does not come up. */
export type EngineState = 'starting' | 'ready' | 'unavailable' | 'draining';

/** The printing engine: one supervised headless shell behind a bounded queue. */
export interface PrintingEngine extends Printer {
  /**
   * Starts the browser ahead of the first job, which would start it otherwise. Resolves when its pages are warm;
   * rejects with AppError `browser-unavailable` when several attempts failed, and goes on trying.
   */
  start(): Promise<void>;
  /** Prints a small page, unless something was printed lately, and says what that tells about the engine. */
  probe(): Promise<EngineState>;
  /** The browser that prints now; undefined while there is none. `sandbox`: whether Chromium's own is on. */
  readonly browser: Pick<RunningBrowser, 'pid' | 'version' | 'sandbox'> | undefined;
  /** Jobs that wait and jobs that print. */
  readonly load: { readonly waiting: number; readonly running: number };
  /**
   * Takes no more jobs, finishes those it has, and ends the browser; resolves when no process is left. Jobs that
   * still run when the signal aborts are ended with AppError `draining`.
   */
  close(hurry?: AbortSignal): Promise<void>;
}

const defaults = { pages: 2, queueCapacity: 100, documentsPerBrowser: 2_000 } as const;

/** Creates the printing engine. Nothing is started yet. */
export function createPrinter(options: PrinterOptions): PrintingEngine {
  const { blankPage, forms, fontconfig, browserFolder, sandbox = 'auto', observer = {} } = options;
  const size = options.pages ?? defaults.pages;
  const queue = new WorkQueue({ concurrency: size, capacity: options.queueCapacity ?? defaults.queueCapacity });
  const supervisor = new BrowserSupervisor({
    launch: async () => launchBrowser({ unpacked: await unpackBrowser(browserFolder), sandbox, fontconfig }),
    pages: { size, blankPage, forms },
    documentsPerBrowser: options.documentsPerBrowser ?? defaults.documentsPerBrowser,
    observer,
  });

  /** One try of a job on one page. */
  const attempt = async (form: string, job: (page: WarmPage) => Promise<Buffer>, signal: AbortSignal) => {
    const loan = await supervisor.borrow(form, signal);
    const work = job(loan.page);
    try {
      return await abortable(work, signal);
    } finally {
      if (signal.aborted) loan.page.discard();
      supervisor.giveBack(loan);
    }
  };

  const run = async (form: string, job: (page: WarmPage) => Promise<Buffer>, limits: WorkLimits): Promise<Buffer> => {
    const { signal } = limits;
    return queue.run(
      async () => {
        try {
          return await attempt(form, job, signal);
        } catch (error) {
          if (!(error instanceof PageLost)) throw error;
          observer.retried?.({ form, reason: error.message });
        }
        try {
          return await attempt(form, job, signal);
        } catch (error) {
          if (!(error instanceof PageLost)) throw error;
          throw new AppError('browser-unavailable', '打印引擎正在恢复，请稍后重试。', { retryAfter: 2, cause: error });
        }
      },
      signal,
      limits.workClass,
    );
  };

  return {
    start: async () => supervisor.start(),
    print: async (page, limits) => run(page.form, async (warm) => warm.print(page), limits),
    printTogether: async (): Promise<GroupPrint> => Promise.reject(new Error('not yet')),
    probe: async () => Promise.resolve(supervisor.browser === undefined ? 'starting' : 'ready'),
    get browser() {
      return supervisor.browser;
    },
    get load() {
      return { waiting: queue.waiting, running: queue.running };
    },
    close: async () => {
      queue.close();
      await supervisor.close();
    },
  };
}
