import { type Hash, createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { AppError } from '../../errors.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import type { PrintedPart } from '../ports.ts';
import type { PreparedDocument } from '../prepared-document.ts';
import { entryName } from './entry-name.ts';
import type { ItemOutcome } from './item.ts';
import type { ManifestWriter } from './manifest-writer.ts';
import type { ManifestItem } from './manifest.ts';
import { type ContentsEntry, type ContentsPrinter, printContents, printNumbers } from './volume-contents.ts';
import type { VolumeEnvelope } from './volume-envelope.ts';
import type { AddedItem, Volume, VolumeBinder, VolumeItem } from './volume-ports.ts';

/** An item printed for a volume. */
export interface VolumePart {
  readonly prepared: PreparedDocument;
  readonly part: PrintedPart;
}

/** What a volume is made with. */
interface VolumeWork {
  readonly order: BatchOrder;
  readonly volume: Volume;
  readonly binder: VolumeBinder;
  readonly envelope: VolumeEnvelope;
  readonly printer: ContentsPrinter;
  readonly manifest: ManifestWriter;
  /** Is given what the manifest says of each item. */
  readonly onItem?: ((item: ManifestItem) => void) | undefined;
  /** Asked when there are no more items: why there are not, if the batch was cut short. */
  readonly ending: () => AppError | undefined;
}

/** Opens the volume of an order. */
export async function openVolume(
  { profile, totals, documentDate, contents = false, duplex = false }: BatchOrder,
  { binder, printer }: Pick<VolumeWork, 'binder' | 'printer'>,
): Promise<Volume> {
  const binding = { profile, duplex, contents, totals, ...(documentDate === undefined ? {} : { documentDate }) };
  return binder.open(binding, contents ? await printNumbers(printer) : undefined);
}

/** What is known of the answer with a volume when it has been written. */
export interface VolumeSummary {
  /** Pages, list of contents and blank ones included. */
  readonly pages: number;
  /** SHA-256 of the answer. */
  readonly digest: Uint8Array;
  /** Numbers of the items that are not in it. */
  readonly refused: readonly number[];
}

/**
 * The one PDF of a batch, written as the items come. With `on-error=fail` an item that fails after all breaks it off:
 * half a volume must not look like a whole one. With `skip` it is missing, and the manifest says so.
 */
export async function* volumeOutput(
  items: AsyncIterable<ItemOutcome<VolumePart>>,
  work: VolumeWork,
): AsyncGenerator<Uint8Array, VolumeSummary, undefined> {
  const { order, volume, binder, envelope, printer, manifest } = work;
  const { profile, contents = false } = order;
  const written = new Written();
  const entries: ContentsEntry[] = [];
  yield* written.pass(envelope.head);
  for await (const item of items) {
    const bound = await bind(volume, item, work);
    if (bound === undefined) written.refused.push(item.index);
    else {
      entries.push(bound.entry);
      yield* written.pass(envelope.pass(bound.item.bytes));
    }
    await breathe();
  }
  const ending = work.ending();
  if (ending !== undefined && order.onError === 'fail') throw ending;
  if (contents) {
    const bound = await volume.addContents(await printContents(printer, entries));
    yield* written.pass(envelope.pass(bound));
  }
  const attached = await manifest.end(ending);
  const { bytes, pages } = await volume.end(titleOf(entries), binder.carriesManifest(profile) ? attached : undefined);
  yield* written.pass(envelope.pass(bytes));
  yield* written.pass(envelope.end(attached));
  return { pages, digest: written.digest(), refused: written.refused };
}

/** What has been passed on. */
class Written {
  readonly #hash: Hash = createHash('sha256');
  readonly refused: number[] = [];

  *pass(bytes: Uint8Array): Generator<Uint8Array> {
    if (bytes.length === 0) return;
    this.#hash.update(bytes);
    yield bytes;
  }

  digest(): Uint8Array {
    return this.#hash.digest();
  }
}

/** Adds an item to volume and manifest; undefined if it is not in the volume. */
async function bind(
  volume: Volume,
  outcome: ItemOutcome<VolumePart>,
  { order, manifest, onItem }: VolumeWork,
): Promise<{ readonly item: AddedItem; readonly entry: ContentsEntry } | undefined> {
  try {
    if (outcome.status === 'refused') throw outcome.problem;
    const { prepared, part } = outcome.made;
    const item = volumeItem(outcome.index, prepared);
    const bound = await volume.add(part, item);
    const { firstPage, pages } = bound;
    const { warnings, notices, properties, fileName } = prepared;
    const name = outcome.name ?? fileName.slice(0, fileName.lastIndexOf('.'));
    const facts = { name, pages, firstPage, warnings, notices, template: properties.template };
    const told = manifest.addPrinted(outcome, facts);
    onItem?.(told);
    return { item: bound, entry: { title: item.title, department: item.department, firstPage } };
  } catch (error) {
    if (order.onError === 'fail' || volume.lost.aborted) throw error;
    const told = manifest.addRefused(outcome, error);
    onItem?.(told);
    return undefined;
  }
}

function volumeItem(index: number, { order, department, projectName, properties }: PreparedDocument): VolumeItem {
  const { source } = properties;
  if (source === undefined) throw new Error('An empty form is no item of a volume');
  const { bytes, fileName } = source;
  return {
    index,
    department,
    title: `${projectName}（${order.form.title}）`,
    properties: { ...properties, source: { bytes, fileName: entryName(index, fileName, 'json') } },
  };
}

/** `东湖区大数据局预算绩效申报合订本（12 份）`; of several departments without a name. */
function titleOf(entries: readonly ContentsEntry[]): string {
  const departments = new Set(entries.map(({ department }) => department));
  const [department = ''] = departments.size === 1 ? departments : [];
  return `${department}预算绩效申报合订本（${entries.length} 份）`;
}
