import { type ManifestItem, manifestHead, manifestText } from '../../documents/batch/manifest.ts';
import type { FiledItem } from '../../documents/batch/zip-output.ts';
import { AppError } from '../../errors.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import { openGrowingFile } from '../files.ts';
import { type BatchService, ConnectionLost, type PrintedBatch, type ServiceDescription } from './batch-service.ts';
import { Feed } from './feed.ts';
import type { BatchInput } from './input/batch-input.ts';
import { type Ledger, type LedgerEntry, refuse, settlePrinted, unfinishedProblem } from './ledger.ts';
import type { BatchTarget } from './output/batch-target.ts';
import type { EarlierOutput } from './output/earlier-output.ts';
import { entryFile, renumbered } from './output/entry-file.ts';
import { keepManifestBeside } from './output/manifest-beside.ts';
import { refusalOf } from './refused-items.ts';

/** What hears of how far a volume has come. */
interface VolumeProgress {
  advance(done: number, isNews: boolean): void;
  /** So many bytes have come. */
  receive(bytes: number): void;
}

/** What is printed, and with what. */
interface Run {
  readonly order: BatchOrder;
  readonly input: BatchInput;
  readonly service: BatchService;
  readonly interruption: AbortSignal;
}

interface BatchRun extends Run {
  readonly description: ServiceDescription;
  readonly target: BatchTarget;
  /** Files of an earlier run. */
  readonly earlier: EarlierOutput | undefined;
  /** How far in the input the work has come, and whether that was printed now. */
  readonly onProgress: (done: number, isNews: boolean) => void;
}

/** What became of a batch. */
export interface FinishedBatch {
  readonly ledger: Ledger;
  /** Why some items are missing, if some are. */
  readonly cutShort?: 'interrupted' | 'connection' | 'service';
}

/**
 * Prints the items of an input into a target, those left out that an earlier run has printed. Items are numbered here;
 * the service sees only those that are sent, as numbers of its own.
 */
export async function runBatch(run: BatchRun): Promise<FinishedBatch> {
  const { order, service, target, interruption } = run;
  const feed = new Feed(run);
  let cutShort: FinishedBatch['cutShort'];
  try {
    const first = await feed.next();
    if (first !== undefined) {
      try {
        cutShort = await receive(await service.print(order, feed.array(first), interruption), feed, run);
      } catch (error) {
        if (!(error instanceof ConnectionLost)) throw error;
        cutShort = 'connection';
      }
    }
    await feed.drain();
    if (interruption.aborted) cutShort = 'interrupted';
    const { ledger } = feed;
    const files = new Set(
      [...ledger.items()].flatMap((item) => (item.status === 'printed' && item.file !== undefined ? [item.file] : [])),
    );
    await target.finish(textOf(run, ledger, cutShort === undefined), files);
    return cutShort === undefined ? { ledger } : { ledger, cutShort };
  } catch (error) {
    await target.discard();
    throw refusalOf(error, feed);
  }
}

function textOf({ order, description }: BatchRun, ledger: Ledger, complete: boolean): Iterable<string> {
  const head = manifestHead(description.identity, order);
  return manifestText(head, ledger.items(), complete ? undefined : unfinishedProblem);
}

/** Takes the files as they come, and what became of the items. */
async function receive(
  { files, isComplete }: PrintedBatch,
  feed: Feed,
  run: BatchRun,
): Promise<FinishedBatch['cutShort']> {
  for await (const { item, bytes } of files) {
    const entry = feed.entryOf(item.index);
    if (bytes !== undefined) await take(item, bytes, { entry, feed, run });
    // The problem of what could not be sent is known already; what was sent in its place is refused for being nothing.
    else if (entry !== undefined && entry.outcome?.status !== 'refused') settle(entry, item);
  }
  return isComplete() ? undefined : 'service';
}

/** What became of an item that came without a file, or whose file has come. */
function settle(entry: LedgerEntry, item: ManifestItem): void {
  const { outcome } = entry;
  if (item.status === 'refused') {
    refuse(entry, item.problem);
    return;
  }
  if (outcome?.status !== 'printed' || outcome.sha256 !== item.sha256) throw new Error('清单和收到的文件对不上');
  settlePrinted(entry, { ...item, file: outcome.file });
}

interface Taking {
  readonly entry: LedgerEntry | undefined;
  readonly feed: Feed;
  readonly run: BatchRun;
}

/** A file has come; items are numbered otherwise where it comes from. */
async function take(item: FiledItem, bytes: Uint8Array, { entry, feed, run }: Taking): Promise<void> {
  const { target, description, onProgress } = run;
  const named = entryFile(item.file);
  if (named === undefined || entry === undefined) throw new Error('答复里有不认识的文件');
  const { index, form = '' } = entry.labels;
  const file = renumbered(named, index);
  const template = description.templates.get(form);
  await target.add({ ...settlePrinted(entry, { template, ...item, file }), file }, bytes);
  onProgress(index, true);
  await target.checkpoint(() => textOf(run, feed.ledger, false));
}

/**
 * Prints the items of an input into one PDF, and the manifest beside it if it cannot be in it. Half a volume would look
 * like a whole one: it is written whole or not.
 *
 * @returns `manifestPath`: where the manifest is, unless the volume holds it
 */
export async function runVolume(run: Run, path: string, progress: VolumeProgress) {
  const { order, service, interruption } = run;
  const feed = new Feed({ ...run, onProgress: () => undefined });
  const first = await feed.next();
  if (first === undefined) throw new AppError('empty-batch', '输入里没有申报。');
  const file = await openGrowingFile(path);
  try {
    const { bytes, facts } = await service.bind(order, feed.array(first), interruption, (done) =>
      progress.advance(done, true),
    );
    let length = 0;
    for await (const piece of bytes) {
      await file.write(piece);
      progress.receive((length += piece.length));
    }
    const { pages, identity, items, isComplete, holdsManifest } = facts();
    // Items that it did not come to are no fault of the caller, and a volume without them is none.
    if (!isComplete) throw new AppError('draining', '合订本没有印完，没有写出；请重新运行。');
    interruption.throwIfAborted();
    settleAll(feed, items);
    await file.finish();
    const { ledger } = feed;
    const beside = manifestText(manifestHead(identity, order), ledger.items());
    return { ledger, pages, manifestPath: await keepManifestBeside(path, holdsManifest ? undefined : beside) };
  } catch (error) {
    await file.discard();
    throw refusalOf(error, feed);
  }
}

/** Every item that was sent is in the manifest under its number. */
function settleAll(feed: Feed, items: readonly ManifestItem[]): void {
  for (const item of items) {
    const entry = feed.entryOf(item.index);
    if (entry === undefined) throw new Error('清单里有没有送出的项');
    // The fault of what could not be sent is known here only.
    if (entry.outcome !== undefined) continue;
    if (item.status === 'refused') refuse(entry, item.problem);
    else settlePrinted(entry, item);
  }
  if (feed.ledger.counts.missing > 0) throw new Error('清单缺一些项');
}
