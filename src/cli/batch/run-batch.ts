import { createHash } from 'node:crypto';
import type { BatchOrder } from '../../documents/batch/batch-order.ts';
import { entryName } from '../../documents/batch/entry-name.ts';
import { manifestName } from '../../documents/batch/manifest.ts';
import { AppError } from '../../errors.ts';
import { zipEntries, ZipStreamError, type StreamedEntry } from '../../zip/zip-stream.ts';
import type { BatchService, ServiceDescription } from './batch-service.ts';
import type { BatchInput } from './input/batch-input.ts';
import type { InputRecord } from './input/input-record.ts';
import { Ledger, refuse, settlePrinted, type LedgerEntry } from './ledger.ts';
import { unfinished } from './local-service.ts';
import { manifestText, readManifest, type Manifest, type PrintedItem } from './manifest-file.ts';
import type { BatchTarget } from './output/batch-target.ts';
import type { EarlierOutput } from './output/earlier-output.ts';
import { entryFile, renumbered } from './output/entry-file.ts';
import { badItems, type RefusedItem } from './refused-table.ts';

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
        const bytes = await service.start(order, feed.array(first), interruption);
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
    if (!(error instanceof AppError && error.code === 'invalid-batch')) throw error;
    throw new BatchRefusal(
      badItems(error, (index) => feed.entryOf(index)),
      { cause: error },
    );
  }
}

/** Some items are bad, and nothing was to be printed then. */
export class BatchRefusal extends Error {
  readonly items: readonly RefusedItem[];

  constructor(items: readonly RefusedItem[], options: ErrorOptions) {
    super('Bad items', options);
    this.name = 'BatchRefusal';
    this.items = items;
  }
}

function textOf({ order, description }: BatchRun, ledger: Ledger, complete: boolean): Iterable<string> {
  return manifestText({ order, build: description.build }, ledger.items(), { complete });
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
  await target.add(index, renamed, bytes);
  settlePrinted(entry, {
    file: renamed,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    template: description.templates.get(form),
  });
  onProgress(index, true);
  await target.checkpoint(() => textOf({ ...run, target, description, order, onProgress }, feed.ledger, false));
}

/** Its problem is known already; what was sent in its place was refused for being nothing. */
function isUnsent({ outcome }: LedgerEntry): boolean {
  return outcome?.status === 'refused';
}

/** Reads the input, keeps account of it, and gives what has to be printed. */
class Feed {
  readonly ledger: Ledger;
  readonly #run: BatchRun;
  readonly #records: AsyncGenerator<InputRecord, void, undefined>;
  /** The items that were sent, in order. */
  readonly #sent: LedgerEntry[] = [];

  constructor(run: BatchRun) {
    this.#run = run;
    this.#records = run.input.records();
    this.ledger = new Ledger(unfinished());
  }

  /** By the number that the service knows it under. */
  entryOf(sentIndex: number): LedgerEntry | undefined {
    return this.#sent[sentIndex - 1];
  }

  /** The next item to be sent, as JSON; undefined when there is none, or the work was interrupted. */
  async next(): Promise<Buffer | undefined> {
    const { earlier, target, interruption, order, onProgress } = this.#run;
    while (!interruption.aborted) {
      const next = await this.#records.next();
      if (next.done === true) return undefined;
      const record = next.value;
      const entry = this.ledger.add(record);
      const { index, filingSha256 } = entry.labels;
      if (!('filing' in record) || filingSha256 === undefined) {
        this.#sent.push(entry);
        // It cannot be sent, but it counts: `on-error=fail` has to hear of it.
        return Buffer.from('null');
      }
      const proven = await earlier?.find({ form: record.form, filingSha256, index });
      if (proven === undefined) {
        this.#sent.push(entry);
        return encoded(record);
      }
      const name = record.name ?? proven.item.name ?? '';
      const file = entryName(index, name, order.format);
      await target.keep(index, file, proven);
      settlePrinted(entry, { ...proven.item, name, file });
      entry.isKept = true;
      if (this.#sent.length === 0) onProgress(index, false);
    }
    return undefined;
  }

  /** All items that have to be sent, as one JSON array. */
  async *array(first: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
    yield Buffer.concat([Buffer.from('['), first]);
    for (let next = await this.next(); next !== undefined; next = await this.next()) {
      yield Buffer.concat([Buffer.from(',\n'), next]);
    }
    yield Buffer.from(']');
  }

  /** Takes account of what was not read. */
  async drain(): Promise<void> {
    for (let next = await this.#records.next(); next.done !== true; next = await this.#records.next()) {
      this.ledger.add(next.value);
    }
  }
}

function encoded({ form, filing, name }: InputRecord & { readonly form: string; readonly filing: Uint8Array }): Buffer {
  return Buffer.concat([
    Buffer.from(`{"form":${JSON.stringify(form)},"filing":`),
    filing,
    Buffer.from(name === undefined ? '}' : `,"name":${JSON.stringify(name)}}`),
  ]);
}
