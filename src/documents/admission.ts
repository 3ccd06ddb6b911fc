import { setImmediate as breathe } from 'node:timers/promises';
import { requireLive } from '../concurrency/abort.ts';
import { WorkQueue } from '../concurrency/work-queue.ts';
import type { AppError } from '../errors.ts';
import type { DocumentFormat } from '../orders/options.ts';
import type { WorkLimits } from './ports.ts';

/**
 * Kinds of work that wait for one another and for no other: `pdf` for the browser, `png` for the browser and the
 * raster, `direct` for nothing but the processor (docx, html, checks), `verify` for the examiner.
 */
export type WorkKind = 'pdf' | 'png' | 'direct' | 'verify';

export interface AdmissionOptions {
  /** Pages that print side by side. */
  readonly pages: number;
  /** Requests of one kind that may wait, beyond those that are being worked on. */
  readonly queueCapacity: number;
  /** Milliseconds from the last byte of a request to its answer. */
  readonly deadline: number;
  /** Why nothing can be printed at all now, if that is so. */
  readonly printingFault?: () => AppError | undefined;
}

/** Requests of one kind that wait with their bytes, and that are being worked on. */
interface AdmissionLoad {
  readonly waiting: number;
  readonly running: number;
}

/**
 * Admits requests to the work on single documents. Before it a request has a body of bytes, or none yet; only an
 * admitted one is parsed, filled, printed. So a refusal costs next to nothing, and the places bound the memory.
 */
export interface Admission {
  /**
   * A look before the body is read. Throws AppError `overloaded` when there is no place, `browser-unavailable` when
   * there is no browser to print with. Holds nothing: a place is for work, not for an upload.
   */
  look(kind: WorkKind): void;
  /**
   * Does the work when its turn comes, under limits with which it gives up its place where it takes long. Rejects as
   * `look` throws, with the signal's reason when it aborts before that, and as the work does.
   */
  run<T>(kind: WorkKind, work: (limits: WorkLimits) => Promise<T>, signal: AbortSignal): Promise<T>;
  load(kind: WorkKind): AdmissionLoad;
}

/** The kind of work that a document of this format is. */
export function workKindOf(format: DocumentFormat): WorkKind {
  return format === 'pdf' || format === 'png' ? format : 'direct';
}

/** Documents beyond those that print: some that are filled and some that are finished meanwhile. */
const besidePrinting = (pages: number): number => pages + 2;

/** Work that goes on side by side on one event loop and its threads. */
const besideOneAnother = 4;

/** Verifications that may wait: their files are large. */
const waitingFiles = 50;

export function createAdmission({ pages, queueCapacity, deadline, printingFault }: AdmissionOptions): Admission {
  const ahead = besidePrinting(pages);
  const queues: Readonly<Record<WorkKind, WorkQueue>> = {
    // A document that is filled ahead of its print waits for a page as well, and counts among those that may.
    pdf: new WorkQueue({
      concurrency: pages + Math.max(1, Math.min(ahead, queueCapacity)),
      capacity: Math.max(0, queueCapacity - ahead),
      servers: pages,
    }),
    png: new WorkQueue({ concurrency: besideOneAnother, capacity: queueCapacity, servers: 1 }),
    direct: new WorkQueue({ concurrency: besideOneAnother, capacity: queueCapacity, servers: 1 }),
    verify: new WorkQueue({
      concurrency: besideOneAnother,
      capacity: Math.min(waitingFiles, queueCapacity),
      servers: 1,
    }),
  };
  const assertPossible = (kind: WorkKind): void => {
    const fault = kind === 'pdf' || kind === 'png' ? printingFault?.() : undefined;
    if (fault !== undefined) throw fault;
  };
  return {
    look: (kind) => {
      assertPossible(kind);
      queues[kind].look(deadline);
    },
    run: async (kind, work, signal) =>
      queues[kind].run(
        async (stepAside) => {
          // Reading and filling take milliseconds: others are answered in between.
          await breathe();
          requireLive(signal);
          assertPossible(kind);
          return work({ signal, stepAside });
        },
        signal,
        'interactive',
        deadline,
      ),
    load: (kind) => ({ waiting: queues[kind].waiting, running: queues[kind].running }),
  };
}
