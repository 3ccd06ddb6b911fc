import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { abortReason } from '../../concurrency/abort.ts';
import { AppError } from '../../errors.ts';
import type { Form } from '../../forms/form.ts';
import type { BatchOrder } from '../../documents/batch/batch-order.ts';
import type { VolumeParts } from '../../documents/batch/batch-press.ts';
import type { ItemPress } from '../../documents/batch/item-press.ts';
import { toItemError } from '../../documents/batch/item-problem.ts';
import type { ItemLabels, ItemOutcome } from '../../documents/batch/item.ts';
import { ManifestWriter } from '../../documents/batch/manifest.ts';
import { Patience } from '../../documents/batch/passing-failures.ts';
import { printInOrder, type LineSize } from '../../documents/batch/print-in-order.ts';
import { printItems, type BatchLimits, type Item } from '../../documents/batch/print-records.ts';
import { bareVolume } from '../../documents/batch/volume-envelope.ts';
import { openVolume, volumeOutput, type VolumePart } from '../../documents/batch/volume-output.ts';
import { refusedFiling } from '../refused-filing.ts';
import type { DocumentOrder } from '../../documents/press.ts';
import type { Difference } from '../verification.ts';
import { errorOf, type BoundItem, type BoundManifest } from './bound-manifest.ts';

/** What volumes are made again with. */
export interface ReprintParts {
  readonly volumes: VolumeParts;
  readonly size: LineSize;
  readonly findForm: (id: string) => Form | undefined;
}

/** What a volume is made again of. */
export interface ReprintSource {
  readonly manifest: BoundManifest;
  /** Rejects with AppError for a filing that cannot be had. */
  readonly filingOf: (index: number) => Promise<Uint8Array>;
}

/** Not one of the filings of the volume can be printed. */
export class NothingPrinted extends Error {}

/** A volume that is made again. */
export interface Reprint {
  readonly bytes: AsyncGenerator<Uint8Array, void, undefined>;
  /** What is wrong with filings of the volume by themselves, by their items, found so far. */
  readonly faults: ReadonlyMap<number, readonly Difference[]>;
}

/**
 * Makes a volume again as its manifest says that it was made: the way of a batch, with its items for records. What the
 * filings do not say – names, refused items, the build – is taken as said. The bytes reject with AppError for what the
 * machine cannot do now, and with {@link NothingPrinted}.
 */
export function reprintVolume(source: ReprintSource, parts: ReprintParts, limits: BatchLimits): Reprint {
  const faults = new Faults();
  return { bytes: volumeBytes({ source, parts, limits, faults }), faults };
}

interface Job {
  readonly source: ReprintSource;
  readonly parts: ReprintParts;
  readonly limits: BatchLimits;
  readonly faults: Faults;
}

/** Differences by item. */
class Faults extends Map<number, Difference[]> {
  add(item: number, difference: Difference): void {
    const before = this.get(item) ?? [];
    this.set(item, [...before, { ...difference, item, place: `第 ${item} 项` }]);
  }
}

async function* volumeBytes(job: Job): AsyncGenerator<Uint8Array, void, undefined> {
  const { source, parts, limits, faults } = job;
  const { manifest: said } = source;
  const { items: pressFor, binder, pages, printer: engine } = parts.volumes;
  const order = orderOf(said);
  const printer = { pages, printer: engine, limits: { signal: limits.signal, workClass: 'batch' } } as const;
  const volume = await openVolume(order, { binder, printer });
  const items = printed(job, order, pressFor(volume));
  try {
    yield* volumeOutput(items, {
      ...{ order, volume, binder, printer, envelope: bareVolume() },
      manifest: new WitnessedManifest(said, order, faults),
      ending: () => said.ending && errorOf(said.ending),
    });
  } finally {
    await items.return();
    await volume.close();
  }
}

function orderOf({ order }: BoundManifest): BatchOrder {
  const { documentDate, ...asked } = order;
  return { ...asked, format: 'pdf', onError: 'skip', ...(documentDate === undefined ? {} : { documentDate }) };
}

/** The items of the manifest, printed or refused as it says. */
async function* printed(
  { source, parts, limits, faults }: Job,
  order: BatchOrder,
  press: ItemPress<VolumePart>,
): AsyncGenerator<ItemOutcome<VolumePart>, void, undefined> {
  const patience = new Patience();
  const outcomes = printInOrder(
    streamOf(source.manifest.items),
    async (group: readonly BoundItem[]) => {
      const items: Item[] = [];
      for (const entry of group) {
        if (limits.signal.aborted) throw abortReason(limits.signal);
        items.push(await read(entry, { source, parts, limits, faults, order, press }));
        await breathe();
      }
      return printItems(items, { press, limits, patience });
    },
    parts.size,
  );
  let some = false;
  for await (const outcome of outcomes) {
    some ||= outcome.status === 'printed';
    yield outcome;
  }
  // There is no PDF without a page.
  if (!some) throw new NothingPrinted('None of the filings can be printed');
}

const exchanged: Difference = {
  code: 'filing-altered',
  message: '附件中的申报内容与清单登记的校验值不符，附件在生成之后被改过或换过。',
};

interface ReadingWork extends Job {
  readonly order: BatchOrder;
  readonly press: ItemPress<VolumePart>;
}

async function read(entry: BoundItem, work: ReadingWork): Promise<Item> {
  const { source, parts, limits, faults, order, press } = work;
  const said = labelsOf(entry);
  if (entry.status === 'refused') return { labels: said, problem: errorOf(entry.problem) };
  let labels = said;
  try {
    const filing = await source.filingOf(entry.index);
    labels = { ...said, filingSha256: createHash('sha256').update(filing).digest('hex') };
    if (labels.filingSha256 !== said.filingSha256) faults.add(entry.index, exchanged);
    const form = parts.findForm(entry.form);
    if (form === undefined) throw new AppError('form-not-found', `本服务没有 ${entry.form} 这张表。`);
    const { profile, strict, totals, text, documentDate } = order;
    const asked: DocumentOrder = {
      ...{ form, source: filing, format: 'pdf', profile, strict, totals },
      ...(text === undefined ? {} : { text }),
      ...(documentDate === undefined ? {} : { documentDate }),
    };
    return { labels, prepared: await press.prepare(asked, { signal: limits.signal, workClass: 'batch' }) };
  } catch (error) {
    return { labels, problem: toItemError(error) };
  }
}

function labelsOf({ index, line, form, name, filingSha256 }: BoundItem): ItemLabels {
  return {
    ...{ index, line },
    ...(form === undefined ? {} : { form }),
    ...(name === undefined ? {} : { name }),
    ...(filingSha256 === undefined ? {} : { filingSha256 }),
  };
}

async function* streamOf<T>(items: readonly T[]): AsyncGenerator<T, void, undefined> {
  for (const item of items) yield await Promise.resolve(item);
}

/** The manifest again. Notes which items are refused that were not before; throws if the machine is to blame. */
class WitnessedManifest extends ManifestWriter {
  readonly #before: ReadonlySet<number>;
  readonly #faults: Faults;

  constructor(said: BoundManifest, order: BatchOrder, faults: Faults) {
    super({ build: said.build, fonts: said.fonts }, order, 'zlib');
    this.#before = new Set(said.items.flatMap(({ index, status }) => (status === 'refused' ? [index] : [])));
    this.#faults = faults;
  }

  override addRefused(labels: ItemLabels, problem: unknown): void {
    if (!this.#before.has(labels.index)) this.#faults.add(labels.index, refusedFiling(toItemError(problem)));
    super.addRefused(labels, problem);
  }
}
