import { signalWithin } from '../../concurrency/signal-within.ts';
import { AppError } from '../../errors.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import { BadItems } from './bad-items.ts';
import { BatchAccount, type BatchOutcome, outcomeOfError } from './batch-account.ts';
import { BatchPlaces } from './batch-places.ts';
import { type BatchBody, type BatchPressOptions, type Job, type Run, begin, delivered, startRun } from './batch-run.ts';
import type { ItemOutcome } from './item.ts';
import { ManifestItems, ManifestWriter } from './manifest-writer.ts';
import type { BatchCounts, ManifestItem } from './manifest.ts';
import { isOfTheMachine } from './passing-failures.ts';
import { type BatchLimits } from './print-records.ts';
import { type VolumeEnvelope, bareVolume } from './volume-envelope.ts';
import { type VolumeSummary, openVolume, volumeOutput } from './volume-output.ts';
import { type BatchFile, batchFiles, zipOutput } from './zip-output.ts';

/** A batch on its way out. */
export interface BatchDelivery {
  readonly mediaType: string;
  /** ASCII and Chinese name to offer. */
  readonly fileName: string;
  /** Written as they are taken: a slow reader slows the printing down. */
  readonly bytes: AsyncIterableIterator<Uint8Array>;
  /** Of the items handed on so far; final when `bytes` has ended. */
  readonly counts: () => BatchCounts;
  /** Of a volume, when `bytes` has ended. */
  readonly summary: () => VolumeSummary | undefined;
  readonly manifest: ManifestPlace;
  /** Why the batch ends before all of its items are printed or refused, if it does. */
  readonly ending: () => AppError | undefined;
  /** Aborts when the answer has to be broken off: its reader does not take it, and other batches need the room. */
  readonly brokenOff: AbortSignal;
}

/**
 * Where the manifest is: in the answer itself, as an entry of the ZIP or an attachment of the volume; only beside the
 * volume in the ZIP that it comes in, as its profile lets it have no attachments; or nowhere for that reason.
 */
export const manifestPlaces = ['embedded', 'beside', 'none'] as const;
type ManifestPlace = (typeof manifestPlaces)[number];

/** A batch on its way out, file by file. */
interface FileDelivery extends Pick<BatchDelivery, 'ending'> {
  readonly files: AsyncIterableIterator<BatchFile>;
}

/** How a volume is sent. */
interface VolumeSending {
  /** What its bytes are sent in; it comes by itself unless given. */
  readonly envelope?: VolumeEnvelope;
  /** Is given what the manifest says of each item, as soon as that is known. */
  readonly onItem?: (item: ManifestItem) => void;
}

/** Prints batches: the one entry for HTTP and the command line. */
export interface BatchPress {
  /**
   * Resolves when the first item is through, or, with `onError: 'fail'`, all of them are checked: from then on there
   * is something to send. Rejects with AppError `invalid-batch`, `empty-batch`, `invalid-json` (no array), ….
   */
  start(order: BatchOrder, body: BatchBody, limits: BatchLimits, sending?: VolumeSending): Promise<BatchDelivery>;
  /** The same with each file by itself, for the output `zip`. */
  files(order: BatchOrder, body: BatchBody, limits: BatchLimits): Promise<FileDelivery>;
  /** How many batches there are, for the metrics. */
  readonly places: Pick<BatchPlaces, 'bounds' | 'open' | 'taken'>;
}

export function createBatchPress(options: BatchPressOptions): BatchPress {
  const places = new BatchPlaces(options.bounds);
  const begun = async <Delivery>(
    order: BatchOrder,
    { body, limits }: Pick<Job, 'body' | 'limits'>,
    deliver: (run: Run) => Promise<Delivery>,
  ): Promise<Delivery> => {
    const eviction = new AbortController();
    const batch = places.enter((error) => eviction.abort(error));
    const account = new BatchAccount(order, options.observer);
    const end = (outcome: BatchOutcome): void => {
      batch.leave();
      account.ended(outcome);
    };
    const job = { options, order, body, limits, account, batch, eviction: eviction.signal, end };
    return startRun(job, deliver).catch((error: unknown) => {
      end(outcomeOfError(error));
      throw error;
    });
  };
  return {
    places,
    start: async (order, body, limits, sending = {}) =>
      begun(order, { body, limits }, async (run) =>
        order.output === 'zip' ? startZip(run) : startVolume(run, sending),
      ),
    files: async (order, body, limits) => begun(order, { body, limits }, startFiles),
  };
}

async function startZip(run: Run): Promise<BatchDelivery> {
  const { options, order, account, ending } = run;
  const { items, release } = await begin(run, options.documents, () => true);
  const manifest = new ManifestWriter(options.identity, order, 'raw', account);
  return {
    mediaType: 'application/zip',
    fileName: 'filings.zip',
    ...delivered(run, zipOutput(items, manifest, ending), release),
    counts: () => account.counts,
    summary: () => undefined,
    manifest: 'embedded',
    ending,
  };
}

async function startFiles(run: Run): Promise<FileDelivery> {
  const { items, release } = await begin(run, run.options.documents, () => true);
  const { bytes } = delivered(run, batchFiles(items, new ManifestItems(run.account)), release);
  return { files: bytes, ending: run.ending };
}

async function startVolume(run: Run, { envelope = bareVolume(), onItem }: VolumeSending): Promise<BatchDelivery> {
  const { options, order, limits, account, ending } = run;
  const { items: pressFor, binder, pages, printer } = options.volumes;
  const contents = { pages, printer, limits: { signal: limits.signal, workClass: 'batch' } } as const;
  const volume = await openVolume(order, { binder, printer: contents }).catch(async (error: unknown) => {
    await run.checked?.close();
    throw error;
  });
  // A volume that is lost ends its batch as a client does that has gone.
  const watched = signalWithin([limits.signal, volume.lost]);
  const watchedRun = { ...run, limits: { ...limits, signal: watched.signal } };
  try {
    // There is no PDF without a page: what is refused before the first page is refused with a problem.
    const fails = order.onError === 'fail';
    const begun = await begin(watchedRun, pressFor(volume), ({ status }) => status === 'printed' || fails);
    const release = async (): Promise<void> => {
      await begun.release().finally(async () => volume.close());
      watched.release();
    };
    if (begun.heads.at(-1)?.status !== 'printed') {
      await release();
      volume.lost.throwIfAborted();
      throw refusalOf(begun.heads);
    }
    const manifest = new ManifestWriter(options.identity, order, 'zlib', account);
    let summary: VolumeSummary | undefined;
    const bytes = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
      summary = yield* volumeOutput(begun.items, {
        ...{ order, volume, binder, envelope, printer: contents, manifest, ending, onItem },
      });
    };
    return {
      ...{ mediaType: envelope.mediaType, fileName: envelope.fileName },
      ...delivered(run, bytes(), release),
      counts: () => account.counts,
      summary: () => summary,
      manifest: binder.carriesManifest(order.profile) ? 'embedded' : envelope.carriesManifest ? 'beside' : 'none',
      ending,
    };
  } catch (error) {
    watched.release();
    await volume.close();
    throw error;
  }
}

/** The refusal of a volume in which nothing could be printed. A fault of the machine comes first. */
function refusalOf(items: readonly ItemOutcome<unknown>[]): AppError {
  const refused = items.filter((item) => item.status === 'refused');
  const fault = refused.map(({ problem }) => problem).find(isOfTheMachine);
  if (fault !== undefined) return fault;
  const bad = new BadItems();
  for (const item of refused) bad.add(item);
  return bad.refusal(items.length);
}
