import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { requireLive } from '../concurrency/abort.ts';
import { BatchAccount } from '../documents/batch/batch-account.ts';
import type { VolumeParts } from '../documents/batch/batch-run.ts';
import { toItemError } from '../documents/batch/item-problem.ts';
import type { ItemLabels, ItemOutcome, ItemPress } from '../documents/batch/item.ts';
import { ManifestWriter } from '../documents/batch/manifest-writer.ts';
import { Retries } from '../documents/batch/passing-failures.ts';
import { type LineSize, printInOrder } from '../documents/batch/print-in-order.ts';
import { type BatchLimits, type Item, documentOrder, printItems } from '../documents/batch/print-records.ts';
import { bareVolume } from '../documents/batch/volume-envelope.ts';
import { type VolumePart, openVolume, volumeOutput } from '../documents/batch/volume-output.ts';
import { AppError } from '../errors.ts';
import type { Form } from '../forms/form.ts';
import type { BatchOrder } from '../orders/batch-order.ts';
import { NotReprinted, type Reprint } from './prove.ts';
import { refusedFiling } from './refused-filing.ts';
import type { Difference } from './verification.ts';
import { type ManifestEntry, type VolumeManifest, errorOf } from './volume-manifest.ts';

/** What volumes are made again with. */
export interface ReprintParts {
  readonly volumes: VolumeParts;
  readonly size: LineSize;
  readonly findForm: (id: string) => Form | undefined;
}

/** What a volume is made again of. */
interface ReprintSource {
  readonly manifest: VolumeManifest;
  /** Rejects with AppError for a filing that cannot be had. */
  readonly filingOf: (index: number) => Promise<Uint8Array>;
}

/**
 * Makes a volume again as its manifest says that it was made: the way of a batch, with its items for records. What the
 * filings do not say – names, refused items, the build – is taken as said.
 */
export function reprintVolume(source: ReprintSource, parts: ReprintParts, limits: BatchLimits): Reprint {
  const faults = new Faults();
  const job: Job = { source, parts, limits, faults, order: { ...source.manifest.order, onError: 'skip' } };
  return { bytes: volumeBytes(job), faults: () => [...faults.values()].flat() };
}

interface Job {
  readonly source: ReprintSource;
  readonly parts: ReprintParts;
  readonly limits: BatchLimits;
  readonly order: BatchOrder;
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
  const { source, parts, limits, order } = job;
  const { items: pressFor, binder, pages, printer: engine } = parts.volumes;
  const printer = { pages, printer: engine, limits: { signal: limits.signal, workClass: 'batch' } } as const;
  const volume = await openVolume(order, { binder, printer });
  const items = printed(job, pressFor(volume));
  const { ending } = source.manifest;
  try {
    yield* volumeOutput(items, {
      ...{ order, volume, binder, printer, envelope: bareVolume(), manifest: manifestWriter(job) },
      ending: () => ending && errorOf(ending),
    });
  } finally {
    await items.return();
    await volume.close();
  }
}

/** The manifest again. Notes which items are refused that were not before; throws if the machine is to blame. */
function manifestWriter({ source: { manifest }, order, faults }: Job): ManifestWriter {
  const before = new Set(manifest.items.flatMap(({ index, status }) => (status === 'refused' ? [index] : [])));
  const account = new BatchAccount(order, {
    itemRefused: (_order, error, index) => {
      if (!before.has(index)) faults.add(index, refusedFiling(error));
    },
  });
  return new ManifestWriter({ build: manifest.build, fonts: manifest.fonts }, order, 'zlib', account);
}

/** The items of the manifest, printed or refused as it says. */
async function* printed(
  job: Job,
  press: ItemPress<VolumePart>,
): AsyncGenerator<ItemOutcome<VolumePart>, void, undefined> {
  const { source, parts, limits } = job;
  const retries = new Retries();
  const outcomes = printInOrder(
    source.manifest.items,
    async (group) => {
      const items: Item[] = [];
      for (const entry of group) {
        requireLive(limits.signal);
        items.push(await prepare(entry, job, press));
        await breathe();
      }
      return printItems(items, { press, limits, retries });
    },
    parts.size,
  );
  let some = false;
  for await (const outcome of outcomes) {
    some ||= outcome.status === 'printed';
    yield outcome;
  }
  // There is no PDF without a page.
  if (!some) throw new NotReprinted('None of the filings can be printed');
}

const exchanged: Difference = {
  code: 'filing-altered',
  message: '附件中的申报内容与清单登记的校验值不符，附件在生成之后被改过或换过。',
};

async function prepare(entry: ManifestEntry, job: Job, press: ItemPress<VolumePart>): Promise<Item> {
  const { source, parts, limits, faults, order } = job;
  const said = labelsOf(entry);
  if (entry.status === 'refused') return { labels: said, problem: errorOf(entry.problem) };
  let labels = said;
  try {
    const filing = await source.filingOf(entry.index);
    labels = { ...said, filingSha256: createHash('sha256').update(filing).digest('hex') };
    if (labels.filingSha256 !== said.filingSha256) faults.add(entry.index, exchanged);
    const form = parts.findForm(entry.form);
    if (form === undefined) throw new AppError('form-not-found', `本服务没有 ${entry.form} 这张表。`);
    const work = { signal: limits.signal, workClass: 'batch' } as const;
    return { labels, ready: await press.prepare(documentOrder({ form, filing }, order), work) };
  } catch (error) {
    return { labels, problem: toItemError(error) };
  }
}

function labelsOf({ index, line, form, name, filingSha256 }: ManifestEntry): ItemLabels {
  return { index, line, form, name, filingSha256 };
}
