import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BatchOrder } from '../../../orders/batch-order.ts';
import { isSamePress, type PressIdentity } from '../../../documents/batch/press-identity.ts';
import { openZipArchive, openZipFront } from '../../../zip/zip-archive.ts';
import { manifestName, readManifest, type Manifest, type PrintedItem } from '../../../documents/batch/manifest.ts';
import { entryFile } from './entry-file.ts';
import { manifestOfPartialZip, partialZipsOf } from './partial-zip.ts';

/** A file of an earlier run that is what would be printed now. */
export interface ProvenFile {
  readonly item: PrintedItem;
  /** Its name there. */
  readonly file: string;
  /** Its bytes; undefined when they are not those any more. */
  read(): Promise<Buffer | undefined>;
}

/** What an earlier run left behind. */
export interface EarlierOutput {
  /**
   * The file that was printed for this filing, if its bytes are there and have the digest of the manifest. Of several,
   * the one with that number.
   */
  find(wanted: {
    readonly form: string;
    readonly filingSha256: string;
    readonly index: number;
  }): Promise<ProvenFile | undefined>;
  /** Why none of it can be used. */
  readonly unusable?: string;
  /** The files that it made. */
  readonly files: readonly string[];
  /** Partial ZIPs of runs that were killed: they are of no use once there is a whole one. */
  readonly partials: readonly string[];
  close(): Promise<void>;
}

/** With what the files of the earlier run must have been printed. */
export interface PrintConditions {
  readonly order: BatchOrder;
  readonly identity: PressIdentity;
  /** The template of each form, `annex-2@1.1.0`. */
  readonly templates: ReadonlyMap<string, string>;
}

/** Where the files of an earlier run lie. */
interface Storage {
  read(name: string): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** The earlier output at this place; undefined when there is none. */
export async function openEarlierOutput(
  kind: 'zip' | 'folder',
  path: string,
  conditions: PrintConditions,
): Promise<EarlierOutput | undefined> {
  if (kind === 'folder') return openEarlier(kind, path, conditions);
  const partials = await partialZipsOf(path);
  const found = [
    await openEarlier(kind, path, conditions),
    ...(await Promise.all(partials.map(async (partial) => openPartial(partial, conditions)))),
  ];
  const outputs = found.filter((output) => output !== undefined);
  return outputs.length + partials.length === 0 ? undefined : oneOf(outputs, partials);
}

async function openEarlier(
  kind: 'zip' | 'folder',
  path: string,
  conditions: PrintConditions,
): Promise<EarlierOutput | undefined> {
  const storage = kind === 'zip' ? await zipStorage(path) : folderStorage(path);
  if (storage === undefined) return undefined;
  if (storage === 'damaged') return useless('它不是完整的 ZIP');
  const bytes = await storage.read(manifestName);
  const manifest = bytes && readManifest(bytes);
  if (manifest === undefined) {
    await storage.close();
    // Whatever lies in a folder without a manifest is not ours.
    return kind === 'zip' ? useless(`里面没有可用的 ${manifestName}`) : undefined;
  }
  return earlierOutput(storage, manifest, conditions);
}

async function openPartial(partial: string, conditions: PrintConditions): Promise<EarlierOutput | undefined> {
  const manifest = await manifestOfPartialZip(partial);
  return manifest && earlierOutput(await openZipFront(partial), manifest, conditions);
}

/** What several runs left, one of which was killed while it went on from the others. */
function oneOf(outputs: readonly EarlierOutput[], partials: readonly string[]): EarlierOutput {
  const unusable = outputs.every((output) => output.unusable !== undefined) ? outputs[0]?.unusable : undefined;
  return {
    find: async (wanted) => {
      for (const output of outputs) {
        const found = await output.find(wanted);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    files: outputs.flatMap(({ files }) => files),
    partials,
    close: async () => {
      await Promise.all(outputs.map(async (output) => output.close()));
    },
    ...(unusable === undefined ? {} : { unusable }),
  };
}

function useless(unusable: string): EarlierOutput {
  const nothing = async (): Promise<undefined> => Promise.resolve(undefined);
  return { unusable, files: [], partials: [], find: nothing, close: nothing };
}

function reasonAgainst({ build, fonts, ...manifest }: Manifest, wanted: PrintConditions): string | undefined {
  const { order, identity } = wanted;
  if (build === undefined) return `它的 ${manifestName} 没有写明是哪个版本印的（build），无从证明这次会印得一样`;
  if (!isSameOrder(manifest.order, order)) return '上次的选项（格式、标准、合计、日期等）与这次不同';
  if (build !== identity.build) return `上次是另一个版本（${build}）印的，这次是 ${identity.build}`;
  return isSamePress({ build, fonts }, identity) ? undefined : '上次用的自备字体与这次不同';
}

/** Whether files printed for one order are those of the other too. */
function isSameOrder(one: Manifest['order'], other: BatchOrder): boolean {
  const printed = ({
    format,
    profile,
    strict,
    totals,
    text = 'normalise',
    documentDate,
  }: Manifest['order'] | BatchOrder) =>
    JSON.stringify([format, format === 'pdf' ? profile : '', strict, totals, text, documentDate]);
  return printed(one) === printed(other);
}

function earlierOutput(storage: Storage, manifest: Manifest, conditions: PrintConditions): EarlierOutput {
  const { items } = manifest;
  const { templates } = conditions;
  const unusable = reasonAgainst(manifest, conditions);
  const byFiling = new Map<string, PrintedItem[]>();
  for (const item of items) {
    if (item.status !== 'printed' || item.file === undefined || entryFile(item.file) === undefined) continue;
    if (item.form === undefined || item.template !== templates.get(item.form)) continue;
    const key = `${item.form} ${item.filingSha256 ?? ''}`;
    byFiling.set(key, [...(byFiling.get(key) ?? []), item]);
  }
  const bytesOf = async ({ file = '', sha256 }: PrintedItem): Promise<Buffer | undefined> => {
    const bytes = await storage.read(file);
    return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined;
  };
  return {
    find: async ({ form, filingSha256, index }) => {
      if (unusable !== undefined) return undefined;
      const candidates = byFiling.get(`${form} ${filingSha256}`) ?? [];
      const ordered = candidates.toSorted((a, b) => Number(b.index === index) - Number(a.index === index));
      for (const item of ordered) {
        if ((await bytesOf(item)) !== undefined)
          return { item, file: item.file ?? '', read: async () => bytesOf(item) };
      }
      return undefined;
    },
    files: items.flatMap((item) =>
      item.status === 'printed' && item.file !== undefined && entryFile(item.file) ? [item.file] : [],
    ),
    partials: [],
    close: async () => storage.close(),
    ...(unusable === undefined ? {} : { unusable }),
  };
}

function folderStorage(folder: string): Storage {
  return {
    read: async (name) => readFile(join(folder, name)).catch(() => undefined),
    close: async () => Promise.resolve(),
  };
}

async function zipStorage(path: string): Promise<Storage | 'damaged' | undefined> {
  try {
    return (await openZipArchive(path)) ?? 'damaged';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
