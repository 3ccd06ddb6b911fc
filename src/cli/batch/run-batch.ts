import { createHash } from 'node:crypto';
import type { BatchOrder } from '../../orders/batch-order.ts';
import { manifestName } from '../../documents/batch/manifest.ts';
import { zipEntries, ZipStreamError, type StreamedEntry } from '../../zip/zip-stream.ts';
import { refusalOf } from './batch-refusal.ts';
import type { BatchService, ServiceDescription } from './batch-service.ts';
import type { BatchInput } from './input/batch-input.ts';
import { Feed } from './feed.ts';
import { refuse, settlePrinted, unfinishedProblem, type Ledger, type LedgerEntry } from './ledger.ts';
import { manifestText, readManifest, type Manifest, type PrintedItem } from './manifest-file.ts';
import type { BatchTarget } from './output/batch-target.ts';
import type { EarlierOutput } from './output/earlier-output.ts';
import { entryFile, nameInFile, renumbered } from './output/entry-file.ts';

/** Bytes of one file, or of the manifest. */
const entryLimit = 1024 * 1024 * 1024;

export interface BatchRun {
  readonly order: BatchOrder;
  readonly input: BatchInput;
  readonly service: BatchService;
  readonly description: ServiceDescription;
  readonly target: BatchTarget;
  readonly earlier: EarlierOutput | undefined;
  readonly interruption: AbortSignal;
  /** Told after every file: how far in the input the work has come, and whether it was printed now. */
  readonly onProgress: (done: number, isNews: boolean) => void;
}

/** What became of a batch. */
export interface BatchEnd {
  readonly ledger: Ledger;
  /** Why some items are missing, if some are. */
  readonly cutShort?: 'interrupted' | 'connection' | 'service';
}

/**
 * Prints the items of an input into a target, those left out that an earlier run has printed. Items are numbered here;
 * the service sees only those that are sent, as numbers of its own.
 */
export async function runBatch(run: BatchRun): Promise<BatchEnd> {
  const { order, service, target, interruption } = run;
  const feed = new Feed(run);
  let cutShort: BatchEnd['cutShort'];
  try {
    const first = await feed.next();
    if (first !== undefined) {
      try {
        const { bytes } = await service.start(order, feed.array(first), interruption);
        cutShort = await receive(bytes, feed, run);
      } catch (error) {
        if (!(error instanceof ZipStreamError && error.isCutOff)) throw error;
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
  const end = complete ? { complete } : { complete, ending: unfinishedProblem };
  return manifestText({ order, identity: description.identity }, ledger.items(), end);
}

/** Takes the files as they come; at the end the manifest says what became of the others. */
async function receive(bytes: AsyncIterable<Uint8Array>, feed: Feed, run: BatchRun): Promise<BatchEnd['cutShort']> {
  let manifest: Manifest | undefined;
  for await (const entry of zipEntries(bytes, entryLimit)) {
    if (entry.name === manifestName) manifest = readManifest(entry.bytes);
    else await take(entry, feed, run);
  }
  if (manifest === undefined) throw new ZipStreamError('答复里没有可用的清单 manifest.json', true);
  for (const item of manifest.items) {
    const place = feed.entryOf(item.index);
    if (place === undefined || isUnsent(place)) continue;
    if (item.status === 'printed') settleArrived(place, item);
    // Not printed because it had to end: that is said for all such items alike.
    else if (manifest.complete || item.problem.code !== manifest.ending?.code) refuse(place, item.problem);
  }
  return manifest.complete ? undefined : 'service';
}

/** What the manifest knows of a file beyond its bytes, if it speaks of the same. */
function settleArrived(place: LedgerEntry, item: PrintedItem): void {
  const { outcome } = place;
  if (outcome?.status !== 'printed' || outcome.sha256 !== item.sha256) {
    throw new ZipStreamError('清单和收到的文件对不上');
  }
  settlePrinted(place, { ...item, file: outcome.file });
}

async function take(
  { name, bytes }: StreamedEntry,
  feed: Feed,
  { target, description, order, onProgress, ...run }: BatchRun,
): Promise<void> {
  const file = entryFile(name);
  const entry = file && feed.entryOf(file.index);
  if (file === undefined || entry === undefined) throw new ZipStreamError(`答复里有不认识的文件`);
  const { index, form = '' } = entry.labels;
  const renamed = renumbered(file, index);
  const item = settlePrinted(entry, {
    name: nameInFile(file), // until the manifest tells it
    file: renamed,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    template: description.templates.get(form),
  });
  await target.add({ ...item, file: renamed }, bytes);
  onProgress(index, true);
  await target.checkpoint(() => textOf({ ...run, target, description, order, onProgress }, feed.ledger, false));
}

/** Its problem is known already; what was sent in its place was refused for being nothing. */
function isUnsent({ outcome }: LedgerEntry): boolean {
  return outcome?.status === 'refused';
}
