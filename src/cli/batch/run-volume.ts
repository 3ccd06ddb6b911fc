import { buffer } from 'node:stream/consumers';
import type { BatchOrder } from '../../orders/batch-order.ts';
import { manifestName } from '../../documents/batch/manifest.ts';
import { volumeName } from '../../documents/batch/volume-envelope.ts';
import { AppError } from '../../errors.ts';
import { zipEntriesInPieces, ZipStreamError } from '../../zip/zip-stream.ts';
import { refusalOf } from './batch-refusal.ts';
import type { BatchService } from './batch-service.ts';
import { Feed } from './feed.ts';
import type { BatchInput } from './input/batch-input.ts';
import { refuse, settlePrinted, type Ledger } from './ledger.ts';
import { manifestText, readManifest, type Manifest } from './manifest-file.ts';
import { openGrowingFile, type GrowingFile } from './output/growing-file.ts';
import { removeManifestBeside, writeManifestBeside } from './output/manifest-beside.ts';

/** Bytes of a manifest. */
const manifestLimit = 1024 * 1024 * 1024;

export interface VolumeRun {
  /** Packed: the volume comes with its manifest. */
  readonly order: BatchOrder;
  readonly input: BatchInput;
  readonly service: BatchService;
  readonly path: string;
  readonly interruption: AbortSignal;
  /** Told how many bytes of the volume have come. */
  readonly onBytes: (bytes: number) => void;
}

/** What became of a volume. */
export interface VolumeEnd {
  readonly ledger: Ledger;
  readonly pages: number | undefined;
  /** Where the manifest was written; undefined when the volume holds it. */
  readonly manifestPath: string | undefined;
}

/**
 * Prints the items of an input into one PDF, and the manifest beside it if it cannot be in it. Half a volume would look
 * like a whole one: it is written whole or not.
 */
export async function runVolume(run: VolumeRun): Promise<VolumeEnd> {
  const { order, service, path, interruption } = run;
  const feed = new Feed({ ...run, onProgress: () => undefined });
  const first = await feed.next();
  if (first === undefined) throw new AppError('empty-batch', '输入里没有申报。');
  const file = await openGrowingFile(path);
  try {
    const { bytes, volume } = await service.start(order, feed.array(first), interruption);
    const manifest = await receive(bytes, file, run);
    interruption.throwIfAborted();
    settle(feed, manifest);
    await file.finish();
    const { pages, holdsManifest } = volume();
    const { ledger } = feed;
    if (holdsManifest) {
      await removeManifestBeside(path);
      return { ledger, pages, manifestPath: undefined };
    }
    const { build = '', fonts = {} } = manifest;
    const text = manifestText({ identity: { build, fonts }, order }, ledger.items(), { complete: true });
    return { ledger, pages, manifestPath: await writeManifestBeside(path, text) };
  } catch (error) {
    await file.discard();
    throw refusalOf(error, feed);
  }
}

/** Writes the volume while it comes; resolves to its manifest. */
async function receive(
  bytes: AsyncIterable<Uint8Array>,
  file: GrowingFile,
  { onBytes }: Pick<VolumeRun, 'onBytes'>,
): Promise<Manifest> {
  let manifest: Manifest | undefined;
  let length = 0;
  for await (const { name, pieces } of zipEntriesInPieces(bytes, manifestLimit)) {
    if (name === manifestName) {
      manifest = readManifest(await buffer(pieces));
      continue;
    }
    if (name !== volumeName) throw new ZipStreamError('答复里有不认识的文件');
    for await (const piece of pieces) {
      await file.write(piece);
      onBytes((length += piece.length));
    }
  }
  if (manifest === undefined || length === 0) throw new ZipStreamError('答复里没有合订本，或没有可用的清单');
  // Items that it did not come to are no fault of the caller, and a volume without them is none.
  if (!manifest.complete) throw new AppError('draining', '合订本没有印完，没有写出；请重新运行。');
  return manifest;
}

/** Every item that was sent is in the manifest under its number. */
function settle(feed: Feed, { items }: Manifest): void {
  for (const item of items) {
    const entry = feed.entryOf(item.index);
    if (entry === undefined) throw new ZipStreamError('清单里有没有送出的项');
    // The fault of what could not be sent is known here only.
    if (entry.outcome !== undefined) continue;
    if (item.status === 'refused') refuse(entry, item.problem);
    else settlePrinted(entry, item);
  }
  if (feed.ledger.counts.missing > 0) throw new ZipStreamError('清单缺一些项');
}
