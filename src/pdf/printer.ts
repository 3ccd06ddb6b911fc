import { abortable } from '../concurrency/abort.ts';
import { withinTime } from '../concurrency/time-limit.ts';
import { WorkQueue } from '../concurrency/work-queue.ts';
import type { Printer, WorkLimits } from '../documents/ports.ts';
import { AppError } from '../errors.ts';
import { hasRoom, requireRoom, roomFor } from '../temporary/room.ts';
import { PageLost } from './browser/browser-errors.ts';
import { groupMemory } from './browser/browser-process.ts';
import { type EngineFault, engineFault, unavailable } from './browser/engine-fault.ts';
import { type RunningBrowser, type SandboxMode, launchBrowser } from './browser/launch.ts';
import type { EngineObserver } from './browser/observer.ts';
import { BrowserSupervisor } from './browser/supervisor.ts';
import { unpackBrowser } from './browser/unpack.ts';
import type { BlankPage, FilledPages } from './browser/warm-page.ts';
import { type ProbeOutcome, Readiness } from './readiness.ts';

/** What of the engine can be set from outside. */
export interface EngineOptions {
  /** Pages that print side by side. */
  readonly pages: number;
  /** Documents after which the browser is replaced by a fresh one. */
  readonly documentsPerBrowser: number;
  readonly sandbox: SandboxMode;
  /** Absolute path of the folder to unpack the browser into; undefined: the first usable default. */
  readonly browserFolder: string | undefined;
}

export interface PrinterOptions extends EngineOptions {
  /** The HTML of a form's page before anything is filled: `PageRenderer.blankPage`. */
  readonly blankPage: BlankPage;
  /** Ids of the forms whose pages are loaded ahead. */
  readonly forms: readonly string[];
  /**
   * Absolute path of the fontconfig file that names the project's fonts and no other; or a function that makes the file if
   * it is missing and resolves to its path, called before each start of a browser.
   */
  readonly fontconfig: string | (() => Promise<string>);
  /** Jobs of one work class that may wait for a page, default 100. A service bounds its requests before they come here. */
  readonly queueCapacity?: number;
  readonly observer?: EngineObserver | undefined;
}

/** `starting` until the first document could be printed; `unavailable` while the browser does not come up. */
type EngineState = 'starting' | 'ready' | 'unavailable' | 'draining';

/** The printing engine: one supervised headless shell behind a bounded queue. */
export interface PrintingEngine extends Printer {
  /**
   * Starts the browser ahead of the first job, which would start it otherwise. Resolves when its pages are warm;
   * rejects with AppError `browser-unavailable` when several attempts failed, and goes on trying.
   */
  start(): Promise<void>;
  /** The state of the engine. Prints a small page to find out, unless something was printed lately. */
  probe(): Promise<EngineState>;
  /** The browser that prints now; undefined while there is none. `sandbox`: whether Chromium's own is on. */
  readonly browser: Pick<RunningBrowser, 'pid' | 'version' | 'sandbox'> | undefined;
  /** The error of all jobs after several failed starts in a row; undefined otherwise. */
  readonly refusal: AppError | undefined;
  /** Why nothing can be printed; undefined while no reason is known. */
  readonly fault: EngineFault | undefined;
  /** Bytes that the processes of all browsers hold, those included that print their last documents. */
  memory(): Promise<number>;
  /** Pages that print side by side. */
  readonly pages: number;
  /** Jobs that wait and jobs that print. */
  readonly load: { readonly waiting: number; readonly running: number };
  /**
   * Takes no more jobs, finishes those it has, and ends the browser; resolves when no process is left. Jobs that
   * still run when the signal aborts are ended with AppError `draining`.
   */
  close(drain?: AbortSignal): Promise<void>;
}

/** Milliseconds that a print may take where the caller set no deadline, and what each further item of a group adds. */
const printTime = 60_000;
const printTimePerItem = 1_000;

/**
 * Milliseconds that a print may go on after its job was given up. Most end within this time, and a page that is kept is
 * cheaper than a new one.
 */
const abandonedPrintTime = 500;

/** Milliseconds that a probe may take. */
const probeTime = 5_000;

/** Creates the printing engine. Nothing is started yet. */
export function createPrinter(options: PrinterOptions): PrintingEngine {
  const { blankPage, forms, fontconfig, pages: size, documentsPerBrowser, browserFolder, sandbox } = options;
  const { queueCapacity = 100, observer = {} } = options;
  const queue = new WorkQueue({ concurrency: size, capacity: queueCapacity });
  const supervisor = new BrowserSupervisor({
    launch: async (signal, isSuspect) => {
      const unpacked = await unpackBrowser(browserFolder, isSuspect);
      const config = typeof fontconfig === 'string' ? fontconfig : await fontconfig();
      await requireRoom(roomFor.browser);
      return launchBrowser({ unpacked, fontconfig: config, sandbox, signal });
    },
    pages: { size, blankPage, forms },
    documentsPerBrowser,
    observer: {
      ...observer,
      browserStarted: (started) => {
        readiness.renewed();
        observer.browserStarted?.(started);
      },
    },
  });
  const [anyForm = ''] = forms;
  const readiness = new Readiness(async () => probe());
  let closing: Promise<void> | undefined;
  let roomFault: EngineFault | undefined;

  /** One try of a job on one page; `lent` is called when it has one. */
  const attempt = async (job: FilledPages, signal: AbortSignal, lent?: () => void): Promise<Buffer> => {
    const loan = await supervisor.borrow(job[0].form, signal);
    lent?.();
    const work = loan.page.print(job);
    try {
      const limit = printTime + printTimePerItem * job.length;
      const print = await abortable(withinTime(work, limit, tooSlow), signal);
      supervisor.giveBack(loan, job.length);
      readiness.succeeded();
      return print;
    } catch (error) {
      const ended = work.catch(() => undefined); // a page that was lost knows it, any other is as good as before
      void withinTime(ended, abandonedPrintTime, tooSlow)
        .catch(() => loan.page.discard())
        .finally(() => supervisor.giveBack(loan, 0));
      throw error;
    }
  };

  /** A browser does not print, and often does not live, where it cannot write: of a full disk it says nothing. */
  const findRoom = async (): Promise<boolean> => {
    const needed = supervisor.browser === undefined ? roomFor.browser : roomFor.print;
    roomFault = (await hasRoom(needed)) ? undefined : engineFault('no-room');
    return roomFault === undefined;
  };

  /** Prints a small page on a page of its own choice, not through the queue. */
  const probe = async (): Promise<ProbeOutcome> => {
    const signal = AbortSignal.timeout(probeTime);
    const loan = { isMade: false };
    try {
      await attempt([{ form: anyForm, title: '', body: '<p>就绪</p>' }], signal, () => (loan.isMade = true));
      return 'printed';
    } catch (error) {
      if (!loan.isMade && signal.aborted && supervisor.hasPages) return 'busy';
      throw error;
    }
  };

  const run = async (job: FilledPages, { signal, workClass }: WorkLimits): Promise<Buffer> => {
    const [{ form }] = job;
    const queued = performance.now();
    return queue.run(
      async () => {
        const started = performance.now();
        // What readiness is judged by. While there is no browser, its start finds out: the last one leaves room behind.
        if (supervisor.browser !== undefined && !(await findRoom())) throw unavailable(roomFault, 5);
        const print = await attempt(job, signal).catch(async (error: unknown) => {
          if (!(error instanceof PageLost)) throw error;
          observer.retried?.({ form, reason: error.message });
          return attempt(job, signal).catch(async (again: unknown) => {
            if (!(again instanceof PageLost)) throw again;
            readiness.doubt();
            await findRoom();
            throw unavailable(roomFault, 2, again);
          });
        });
        const times = { waited: started - queued, printing: performance.now() - started };
        observer.printed?.({ form, items: job.length, bytes: print.length, ...times });
        return print;
      },
      signal,
      workClass,
    );
  };

  const close = async (drain: AbortSignal | undefined): Promise<void> => {
    const drained = queue.close();
    await (drain === undefined ? drained : abortable(drained, drain).catch(() => undefined));
    await supervisor.close();
    await drained;
  };

  return {
    start: async () => supervisor.start(),
    print: async (page, limits) => run([page], limits),
    printTogether: async ([first, ...others], limits) => {
      if (first === undefined || others.some(({ form }) => form !== first.form)) {
        throw new Error('A group is one or more pages of one form');
      }
      return run([first, ...others], limits);
    },
    probe: async () => {
      if (closing !== undefined) return 'draining';
      supervisor.wake();
      if (!supervisor.hasPages) readiness.doubt();
      const isUp = (): boolean => supervisor.browser !== undefined;
      if ((await findRoom()) && isUp() && (await readiness.check()) && isUp()) return 'ready';
      return readiness.everSucceeded || supervisor.isFailing ? 'unavailable' : 'starting';
    },
    get fault() {
      return roomFault ?? supervisor.fault;
    },
    memory: async () => {
      const sizes = await Promise.all(supervisor.browsers.map(async ({ pid }) => groupMemory(pid)));
      return sizes.reduce((sum, size) => sum + size, 0);
    },
    pages: size,
    get refusal() {
      return supervisor.isFailing ? unavailable(roomFault ?? supervisor.fault, 5) : undefined;
    },
    get browser() {
      return supervisor.browser;
    },
    get load() {
      return { waiting: queue.waiting, running: queue.running };
    },
    close: async (drain) => (closing ??= close(drain)),
  };
}

function tooSlow(): AppError {
  return new AppError('deadline-exceeded', '打印时间超过上限，请稍后重试。');
}
