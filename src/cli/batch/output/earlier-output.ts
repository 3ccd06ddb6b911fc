import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, manifestName, readBatchManifest } from '../../../documents/batch/manifest.ts';
import { isSamePress } from '../../../documents/batch/press-identity.ts';
import type { FiledItem } from '../../../documents/batch/zip-output.ts';
import type { BatchOrder } from '../../../orders/batch-order.ts';
import { openZipArchive, openZipFront } from '../../../zip/zip-archive.ts';
import type { ServiceDescription } from '../batch-service.ts';
import { entryFile } from './entry-file.ts';
import { manifestOfPartialZip, partialZipsOf } from './partial-zip.ts';

/** A file of an earlier run that is what would be printed now. */
export interface ProvenFile {
  readonly item: FiledItem;
  /** Its bytes; undefined when they are not those any more. */
  read(): Promise<Buffer | undefined>;
}

/** What earlier runs left behind. */
export type EarlierOutput = ReturnType<typeof earlierOutput>;

/** With what the files of an earlier run must have been printed. */
interface PrintConditions extends ServiceDescription {
  readonly order: BatchOrder;
}

/** Where the files of one run lie. */
interface Storage {
  read(name: string): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** What one run left behind: its manifest, or why that cannot be had. */
interface EarlierRun {
  readonly storage: Storage;
  readonly manifest: Manifest | string;
}

/** The earlier output at this place; undefined when there is none. */
export async function openEarlierOutput(
  kind: 'zip' | 'folder',
  path: string,
  conditions: PrintConditions,
): Promise<EarlierOutput | undefined> {
  const partials = kind === 'zip' ? await partialZipsOf(path) : [];
  const found = [
    await (kind === 'zip' ? openZip(path) : openFolder(path)),
    ...(await Promise.all(partials.map(openPartial))),
  ];
  const runs = found.filter((run) => run !== undefined);
  return runs.length + partials.length === 0 ? undefined : earlierOutput(runs, partials, conditions);
}

async function openZip(path: string): Promise<EarlierRun | undefined> {
  try {
    const storage = await openZipArchive(path);
    if (storage === undefined) return { storage: nothing, manifest: '它不是完整的 ZIP' };
    return { storage, manifest: (await manifestIn(storage)) ?? `里面没有可用的 ${manifestName}` };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function openFolder(folder: string): Promise<EarlierRun | undefined> {
  const storage = { ...nothing, read: async (name: string) => readFile(join(folder, name)).catch(() => undefined) };
  const manifest = await manifestIn(storage);
  // Whatever lies in a folder without a manifest is not ours.
  return manifest && { storage, manifest };
}

async function openPartial(partial: string): Promise<EarlierRun | undefined> {
  const manifest = await manifestOfPartialZip(partial);
  return manifest && { storage: await openZipFront(partial), manifest };
}

const nothing: Storage = {
  read: async () => Promise.resolve(undefined),
  close: async () => Promise.resolve(),
};

async function manifestIn(storage: Storage): Promise<Manifest | undefined> {
  const bytes = await storage.read(manifestName);
  return bytes && readBatchManifest(bytes);
}

/** What several runs left, some of which may have been killed while they went on from the others. */
function earlierOutput(runs: readonly EarlierRun[], partials: readonly string[], conditions: PrintConditions) {
  const reasons = runs.map(({ manifest }) => reasonAgainst(manifest, conditions));
  const byFiling = new Map<string, ProvenFile[]>();
  runs.forEach(({ storage, manifest }, at) => {
    if (reasons[at] !== undefined) return;
    for (const item of filedItems(manifest)) {
      if (item.form === undefined || item.template !== conditions.templates.get(item.form)) continue;
      const key = `${item.form} ${item.filingSha256 ?? ''}`;
      byFiling.set(key, [...(byFiling.get(key) ?? []), { item, read: async () => provenBytes(storage, item) }]);
    }
  });
  return {
    /**
     * The file that was printed for this filing, if its bytes are there and have the digest of the manifest. Of several,
     * the one with that number.
     */
    find: async (form: string, filingSha256: string, index: number) => {
      const candidates = byFiling.get(`${form} ${filingSha256}`) ?? [];
      const isThis = ({ item }: ProvenFile): number => Number(item.index === index);
      for (const candidate of candidates.toSorted((a, b) => isThis(b) - isThis(a))) {
        if ((await candidate.read()) !== undefined) return candidate;
      }
      return undefined;
    },
    /** Why none of it can be used. */
    unusable: reasons.includes(undefined) ? undefined : reasons[0],
    /** The files that the runs made. */
    files: runs.flatMap(({ manifest }) => filedItems(manifest).map(({ file }) => file)),
    /** Partial ZIPs of runs that were killed: they are of no use once there is a whole one. */
    partials,
    close: async () => {
      await Promise.all(runs.map(async ({ storage }) => storage.close()));
    },
  };
}

/** The printed items whose files are called as batches call theirs. */
function filedItems(manifest: Manifest | string): readonly FiledItem[] {
  if (typeof manifest === 'string') return [];
  return manifest.items.flatMap((item) => {
    const { file = '' } = item.status === 'printed' ? item : {};
    return item.status === 'printed' && entryFile(file) !== undefined ? [{ ...item, file }] : [];
  });
}

async function provenBytes(storage: Storage, { file, sha256 }: FiledItem): Promise<Buffer | undefined> {
  const bytes = await storage.read(file);
  return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined;
}

/** Why the files of a run cannot be used, if they cannot. */
function reasonAgainst(manifest: Manifest | string, { order, identity }: PrintConditions): string | undefined {
  if (typeof manifest === 'string') return manifest;
  const { build, fonts } = manifest;
  if (build === undefined) return `它的 ${manifestName} 没有写明是哪个版本印的（build），无从证明这次会印得一样`;
  if (!isSameOrder(manifest.order, order)) return '上次的选项（格式、标准、合计、日期等）与这次不同';
  if (build !== identity.build) return `上次是另一个版本（${build}）印的，这次是 ${identity.build}`;
  return isSamePress({ build, fonts }, identity) ? undefined : '上次用的自备字体与这次不同';
}

/** Whether files printed for one order are those of the other too. */
function isSameOrder(one: Manifest['order'], other: BatchOrder): boolean {
  const printed = (order: Manifest['order'] | BatchOrder): string => {
    const { format, profile, strict, totals, text = 'normalise', documentDate } = order;
    return JSON.stringify([format, format === 'pdf' ? profile : '', strict, totals, text, documentDate]);
  };
  return printed(one) === printed(other);
}
