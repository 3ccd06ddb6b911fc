import type { ManifestItem } from '../../documents/batch/manifest.ts';
import { manifestHead, manifestText } from '../../documents/batch/manifest.ts';
import type { FiledItem } from '../../documents/batch/zip-output.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import { refusalOf } from './batch-refusal.ts';
import { ConnectionLost, type BatchService, type PrintedBatch, type ServiceDescription } from './batch-service.ts';
import { Feed } from './feed.ts';
import type { BatchInput } from './input/batch-input.ts';
import { refuse, settlePrinted, unfinishedProblem, type Ledger, type LedgerEntry } from './ledger.ts';
import type { BatchTarget } from './output/batch-target.ts';
import type { EarlierOutput } from './output/earlier-output.ts';
import { entryFile, renumbered } from './output/entry-file.ts';

export interface BatchRun {
  readonly order: BatchOrder;
  readonly input: BatchInput;
  readonly service: BatchService;
  readonly description: ServiceDescription;
  readonly target: BatchTarget;
  readonly earlier: EarlierOutput | undefined;
  readonly interruption: AbortSignal;
  /** Is called after every file: how far in the input the work has come, and whether it was printed now. */
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
