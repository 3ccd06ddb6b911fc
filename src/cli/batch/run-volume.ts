import type { BatchOrder } from '../../documents/batch/batch-order.ts';
import { itemProblemOf } from '../../documents/batch/item-problem.ts';
import { AppError } from '../../errors.ts';
import { refusalOf } from './batch-refusal.ts';
import type { BatchService } from './batch-service.ts';
import { Feed } from './feed.ts';
import type { BatchInput } from './input/batch-input.ts';
import { refuse, settlePrinted, type Ledger } from './ledger.ts';
import type { Manifest } from './manifest-file.ts';
import { openGrowingFile } from './output/growing-file.ts';
import { volumeManifest } from './volume-manifest.ts';

export interface VolumeRun {
  readonly order: BatchOrder;
  readonly input: BatchInput;
  readonly service: BatchService;
  readonly path: string;
  readonly interruption: AbortSignal;
  /** Told how many bytes have come. */
  readonly onBytes: (bytes: number) => void;
}

/** What became of a volume. */
export interface VolumeEnd {
  readonly ledger: Ledger;
  readonly pages: number | undefined;
}

/** Prints the items of an input into one PDF. Half a volume would look like a whole one: it is written whole or not. */
export async function runVolume(run: VolumeRun): Promise<VolumeEnd> {
  const { order, service, path, interruption, onBytes } = run;
  const feed = new Feed({ ...run, onProgress: () => undefined });
  const first = await feed.next();
  if (first === undefined) throw new AppError('empty-batch', '输入里没有申报。');
  const file = await openGrowingFile(path);
  const pieces: Uint8Array[] = [];
  try {
    const { bytes, volume } = await service.start(order, feed.array(first), interruption);
    let length = 0;
    for await (const piece of bytes) {
      await file.write(piece);
      length += piece.length;
      onBytes(length);
      if (order.onError === 'skip') pieces.push(piece);
    }
    interruption.throwIfAborted();
    const { pages, refused } = volume();
    settle(feed, refused, refused.length === 0 ? undefined : volumeManifest(Buffer.concat(pieces)));
    await file.finish();
    return { ledger: feed.ledger, pages };
  } catch (error) {
    await file.discard();
    throw refusalOf(error, feed);
  }
}

function settle(feed: Feed, refused: readonly number[], manifest: Manifest | undefined): void {
  const problems = new Map(
    (manifest?.items ?? []).flatMap((item) => (item.status === 'refused' ? [[item.index, item.problem] as const] : [])),
  );
  for (let index = 1; ; index += 1) {
    const entry = feed.entryOf(index);
    if (entry === undefined) return;
    if (entry.outcome !== undefined) continue;
    if (refused.includes(index) || problems.has(index)) refuse(entry, problems.get(index) ?? unknownProblem);
    else settlePrinted(entry, {});
  }
}

/** A volume of PDF/A-1 or PDF/A-2 carries no manifest. */
const unknownProblem = itemProblemOf(
  new AppError('invalid-filing', '有误未印；这种 PDF/A 附不了清单，请用 filing-press validate 查看错在哪里。'),
);
