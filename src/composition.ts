import type { ThreadLoad } from './concurrency/thread-pool.ts';
import { type Config, readConfig } from './config.ts';
import type { BatchObserver } from './documents/batch/batch-account.ts';
import { type BatchPress, createBatchPress } from './documents/batch/batch-press.ts';
import type { VolumeParts } from './documents/batch/batch-run.ts';
import { createDocumentItems } from './documents/batch/document-items.ts';
import type { PressIdentity } from './documents/batch/press-identity.ts';
import { recordLimit } from './documents/batch/records/raw-record.ts';
import { createVolumeItems } from './documents/batch/volume-items.ts';
import { type PressParts, createDocumentPress } from './documents/document-press.ts';
import type { DocumentPress } from './documents/press.ts';
import { findForm } from './forms/catalogue.ts';
import { ownBuildName } from './installation/build.ts';
import { ThreadedFinisher } from './pdf/finish/threaded-finisher.ts';
import { ThreadedRaster } from './pdf/raster.ts';
import { ThreadedBinder } from './pdf/volume/binder.ts';
import { openPrepress } from './prepress/open-prepress.ts';
import { createThreadedPrepress } from './prepress/threaded-prepress.ts';
import { type Printing, composePrinting } from './printing.ts';
import { createExaminer } from './verify/examiner.ts';
import { createVolumeVerifier } from './verify/verify-volume.ts';
import { type DocumentVerifier, createDocumentVerifier } from './verify/verify.ts';

/** The adapters wired to the ports: what the service and the command line both work with. */
export interface Composition extends Printing {
  readonly press: DocumentPress;
  readonly verifier: DocumentVerifier;
  readonly batches: BatchPress;
  /** What the manifests of batches name as what printed them. */
  readonly identity: PressIdentity;
  /** For batches and verification, which take the way of a document apart. */
  readonly parts: PressParts;
  /** What each kind of thread has to do. */
  threads(): Readonly<Record<ThreadKind, ThreadLoad>>;
  /** Starts what the first document needs, the browser and a thread; resolves as the engine's `start` does. */
  start(): Promise<void>;
  /** Ends the browser and every thread; resolves when no process is left. Jobs still running when the signal aborts are ended. */
  close(drain?: AbortSignal): Promise<void>;
}

/** What threads are there for. */
type ThreadKind = 'finishing' | 'rastering' | 'binding' | 'verification' | 'volume-verification';

/** Milliseconds in which an item of a batch has to be printed, waiting for its turn included. */
const itemDeadline = 60_000;

/** What a batch may hold of memory and of the temporary folder; sizes in bytes (docs/batches.md). */
const batchLimits = {
  size: { side: 3, group: 8, ahead: 32 }, // two groups print while a third is finished
  recordLimit,
  spool: { memory: 8 * 1024 * 1024, total: 2 * 1024 * 1024 * 1024 },
} as const;

/** Pages whose prints one thread finishes: that takes half the processor time of the print at most. */
const pagesPerFinisher = 2;

/** Pages for which one thread fills in large filings, which are rare. */
const pagesPerPrepressThread = 2;

/**
 * Loads templates and fonts, fills every template once, and wires the adapters; starts no process. Throws when a
 * template or a font is missing or faulty, TemplateError and FontError among others.
 *
 * @param config the defaults of the environment unless given
 * @param printing made already, if it was
 * @param observer watches batches
 */
export function compose(
  config: Pick<Config, 'engine' | 'fonts' | 'batches' | 'documents'> = readConfig({}),
  printing = composePrinting(config),
  observer?: BatchObserver,
): Composition {
  const { fonts: mountedFonts, batches: bounds } = config;
  const { pageLimit: maxPages } = config.documents;
  const { fonts, engine } = printing;
  const finisher = new ThreadedFinisher(Math.ceil(engine.pages / pagesPerFinisher));
  const raster = new ThreadedRaster();
  const prepress = createThreadedPrepress({
    immediate: openPrepress(printing, maxPages),
    settings: { maxPages, ...(mountedFonts === undefined ? {} : { mountedFonts }) },
    threads: Math.ceil(engine.pages / pagesPerPrepressThread),
  });
  const parts: PressParts = { prepress, printer: engine, finisher, raster, maxPages };
  const press = createDocumentPress(parts);
  const examiner = createExaminer();
  const binder = new ThreadedBinder();
  const identity: PressIdentity = { build: ownBuildName(), fonts: fonts.mounted };
  const volumes: VolumeParts = {
    items: createVolumeItems(parts, itemDeadline),
    binder,
    pages: prepress,
    printer: engine,
  };
  const batches = createBatchPress({
    ...batchLimits,
    bounds,
    identity,
    read: prepress.readRecord,
    ...(observer === undefined ? {} : { observer }),
    documents: createDocumentItems(parts, itemDeadline),
    volumes,
  });
  const volumeVerifier = createVolumeVerifier({
    ...{ volumes, findForm, identity, examiner },
    size: batchLimits.size,
  });
  return {
    ...printing,
    press,
    verifier: createDocumentVerifier({ press, examiner, volumes: volumeVerifier, findForm }),
    batches,
    identity,
    parts,
    threads: () => ({
      prepress: prepress.load,
      finishing: finisher.load,
      rastering: raster.load,
      binding: binder.load,
      verification: examiner.documents.load,
      'volume-verification': examiner.volumes.load,
    }),
    start: async () => {
      finisher.warmUp();
      await engine.start();
    },
    close: async (drain) => {
      await engine.close(drain);
      const threaded = [prepress, finisher, binder, raster, examiner];
      await Promise.all(threaded.map(async (each) => each.close()));
      await fonts.release();
    },
  };
}
