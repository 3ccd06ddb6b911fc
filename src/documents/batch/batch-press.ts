import { signalWithin } from '../../concurrency/signal-within.ts';
import { AppError } from '../../errors.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import type { Printer } from '../ports.ts';
import type { Prepress } from '../prepress.ts';
import type { MadeDocument } from '../press.ts';
import { BadItems } from './bad-items.ts';
import {
  type AnswerEnd,
  BatchAccount,
  type BatchObserver,
  type BatchOutcome,
  outcomeOf,
  outcomeOfError,
} from './batch-account.ts';
import { type BatchBounds, BatchPlaces, type OpenBatch } from './batch-places.ts';
import { checkRecords } from './checked-records.ts';
import { endingSource } from './ending-source.ts';
import type { ItemOutcome, ItemPress } from './item.ts';
import { ManifestItems, ManifestWriter } from './manifest-writer.ts';
import type { BatchCounts, ManifestItem } from './manifest.ts';
import { isOfTheMachine } from './passing-failures.ts';
import type { PressIdentity } from './press-identity.ts';
import type { LineSize } from './print-in-order.ts';
import { type BatchLimits, printRecords } from './print-records.ts';
import { type RecordReader, readRecordAtOnce } from './records/batch-record.ts';
import type { RawRecord } from './records/raw-record.ts';
import { ArraySplitter } from './records/split-array.ts';
import { LineSplitter } from './records/split-lines.ts';
import { releasing } from './releasing.ts';
import type { Spool, SpoolLimits } from './spool.ts';
import { untilFragmented } from './until-fragmented.ts';
import { type VolumeEnvelope, bareVolume } from './volume-envelope.ts';
import { type VolumePart, type VolumeSummary, openVolume, volumeOutput } from './volume-output.ts';
import type { Volume, VolumeBinder } from './volume-ports.ts';
import { type BatchFile, batchFiles, zipOutput } from './zip-output.ts';

/** How the records of a body are written: as one JSON array, or as one object a line (NDJSON). */
export type BatchNotation = 'array' | 'lines';

/** The body of a batch. */
interface BatchBody {
  readonly notation: BatchNotation;
  readonly bytes: AsyncIterable<Uint8Array>;
}

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

/** What volumes are made with. */
export interface VolumeParts {
  readonly items: (volume: Volume) => ItemPress<VolumePart>;
  readonly binder: VolumeBinder;
  /** For the list of contents. */
  readonly pages: Pick<Prepress, 'fill'>;
  readonly printer: Pick<Printer, 'print'>;
}

interface BatchPressOptions {
  /** As manifests name it. */
  readonly identity: PressIdentity;
  readonly documents: ItemPress<MadeDocument>;
  readonly volumes: VolumeParts;
  readonly size: LineSize;
  readonly bounds: BatchBounds;
  readonly observer?: BatchObserver;
  /** Reads what is in a record; at once unless given. */
  readonly read?: RecordReader;
  /** Bytes of one record. */
  readonly recordLimit: number;
  /** Of a batch that is checked before anything is printed. */
  readonly spool: SpoolLimits;
}

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
    const over = new AbortController();
    const batch = places.enter((error) => over.abort(error));
    const account = new BatchAccount(order, options.observer);
    const end = (outcome: BatchOutcome): void => {
      batch.leave();
      account.ended(outcome);
    };
    const job = { options, order, body, limits, account, batch, over: over.signal, end };
    return start(job, deliver).catch((error: unknown) => {
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

/** A batch with what it runs under; `end` is called when it holds nothing any more. */
interface Job {
  readonly options: BatchPressOptions;
  readonly order: BatchOrder;
  readonly body: BatchBody;
  readonly limits: BatchLimits;
  readonly account: BatchAccount;
  readonly batch: OpenBatch;
  /** Aborts with an AppError when the batch has to make room. */
  readonly over: AbortSignal;
  readonly end: (outcome: BatchOutcome) => void;
}

async function start<Delivery>(job: Job, deliver: (run: Run) => Promise<Delivery>): Promise<Delivery> {
  const { options, order, body, limits, batch, over } = job;
  const splitter = new (body.notation === 'array' ? ArraySplitter : LineSplitter)(options.recordLimit);
  const records = untilFragmented(body.bytes, splitter);
  const source = endingSource(records, { hurry: limits.hurry, over, moved: () => batch.moved() });
  const ending = (): AppError | undefined => {
    if (over.aborted) return source.ending ?? (over.reason as AppError);
    const isDraining = limits.hurry.aborted || source.ending?.code === 'draining';
    return isDraining ? cutShort() : (source.ending ?? records.fault);
  };
  const noted = (error: unknown): never => {
    throw withNote(error, records.fault);
  };
  const checked = order.onError === 'fail' ? await check(source, job, ending).catch(noted) : undefined;
  return deliver({ ...job, checked, records: checked?.records() ?? source, ending }).catch(noted);
}

/** The refusal of a batch, with why it was not read to its end, if it was not. */
function withNote(error: unknown, fault: AppError | undefined): unknown {
  if (fault === undefined || !(error instanceof AppError) || error.code !== 'invalid-batch') return error;
  return new AppError(error.code, error.message + fault.message, error.context);
}

/** A batch whose records are at hand. */
interface Run extends Job {
  readonly checked: Spool | undefined;
  readonly records: AsyncIterable<RawRecord>;
  readonly ending: () => AppError | undefined;
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

/** Prints until an item is through that can be answered with: the last of `heads`. */
async function begin<Made>(
  { options, order, limits, batch, checked, records, ending }: Run,
  press: ItemPress<Made>,
  isAnswer: (item: ItemOutcome<Made>) => boolean,
) {
  const { read = readRecordAtOnce, size } = options;
  const rest = printRecords(records, { order, read, limits, press, size, place: batch });
  const release = async (): Promise<void> => {
    await rest.return();
    await checked?.close();
  };
  const heads: ItemOutcome<Made>[] = [];
  try {
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      heads.push(next.value);
      if (isAnswer(next.value)) break;
    }
    if (heads.length === 0) throw ending() ?? emptyBatch();
  } catch (error) {
    await release();
    throw error;
  }
  const items = async function* (): AsyncGenerator<ItemOutcome<Made>, void, undefined> {
    yield* heads;
    yield* rest;
  };
  return { items: items(), heads, release };
}

/** The bytes of an answer, and what breaks it off: it has to make room while its reader does not take it. */
function delivered<Piece>(run: Run, output: AsyncGenerator<Piece, void, undefined>, release: () => Promise<void>) {
  const { limits, ending } = run;
  const ended = (end: AnswerEnd): void => run.end(outcomeOf(end, { signal: limits.signal, ending: ending() }));
  const bytes = releasing(output, async (end) => release().finally(() => ended(end)));
  const { over } = run;
  const broken = new AbortController();
  const breakOff = (): void => {
    if (!bytes.isAwaited) broken.abort(over.reason);
  };
  if (over.aborted) breakOff();
  else over.addEventListener('abort', breakOff, { once: true });
  return { bytes, brokenOff: broken.signal };
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

async function check(
  records: AsyncIterable<RawRecord>,
  { options, order, limits }: Job,
  ending: () => AppError | undefined,
): Promise<Spool> {
  const { documents, read = readRecordAtOnce, spool } = options;
  const checked = await checkRecords(records, { order, read, press: documents, limits }, spool);
  const end = ending();
  if (end === undefined) return checked;
  // Only a part of it was checked.
  await checked.close();
  throw end;
}

/** A batch without an item. */
function emptyBatch(): AppError {
  return new AppError('empty-batch', '批次里没有申报：正文应有至少一项 {"form": …, "filing": …}。');
}

function cutShort(): AppError {
  return new AppError('draining', '服务正在停止，批次没有印完：没有印的各项请重发。', { retryAfter: 5 });
}
