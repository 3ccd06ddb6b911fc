import { manifestHead, manifestText, type ManifestItem } from '../../documents/batch/manifest.ts';
import { AppError } from '../../errors.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import { refusalOf } from './batch-refusal.ts';
import type { BatchService } from './batch-service.ts';
import { Feed } from './feed.ts';
import type { BatchInput } from './input/batch-input.ts';
import { refuse, settlePrinted, type Ledger } from './ledger.ts';
import { openGrowingFile } from '../growing-file.ts';
import { removeManifestBeside, writeManifestBeside } from './output/manifest-beside.ts';

export interface VolumeRun {
  readonly order: BatchOrder;
  readonly input: BatchInput;
  readonly service: BatchService;
  readonly path: string;
  readonly interruption: AbortSignal;
  /** Is given how many bytes of the volume have come. */
  readonly onBytes: (bytes: number) => void;
}

/** What became of a volume. */
export interface FinishedVolume {
  readonly ledger: Ledger;
  readonly pages: number | undefined;
  /** Where the manifest was written; undefined when the volume holds it. */
  readonly manifestPath: string | undefined;
}

/**
 * Prints the items of an input into one PDF, and the manifest beside it if it cannot be in it. Half a volume would look
 * like a whole one: it is written whole or not.
 */
export async function runVolume(run: VolumeRun): Promise<FinishedVolume> {
  const { order, service, path, interruption, onBytes } = run;
  const feed = new Feed({ ...run, onProgress: () => undefined });
  const first = await feed.next();
  if (first === undefined) throw new AppError('empty-batch', '输入里没有申报。');
  const file = await openGrowingFile(path);
  try {
    const { bytes, facts } = await service.bind(order, feed.array(first), interruption);
    let length = 0;
    for await (const piece of bytes) {
      await file.write(piece);
      onBytes((length += piece.length));
    }
    const { pages, identity, items, isComplete, holdsManifest } = facts();
    // Items that it did not come to are no fault of the caller, and a volume without them is none.
    if (!isComplete) throw new AppError('draining', '合订本没有印完，没有写出；请重新运行。');
    interruption.throwIfAborted();
    settle(feed, items);
    await file.finish();
    const { ledger } = feed;
    if (holdsManifest) {
      await removeManifestBeside(path);
      return { ledger, pages, manifestPath: undefined };
    }
    const text = manifestText(manifestHead(identity, order), ledger.items());
    return { ledger, pages, manifestPath: await writeManifestBeside(path, text) };
  } catch (error) {
    await file.discard();
    throw refusalOf(error, feed);
  }
}

/** Every item that was sent is in the manifest under its number. */
function settle(feed: Feed, items: readonly ManifestItem[]): void {
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
