import { createHash } from 'node:crypto';
import { accessSync, constants, createReadStream, createWriteStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import { InstallationError } from '../../installation/damage.ts';
import { createTemporaryFolder, sweep } from '../../temporary/folder.ts';
import { type BundledBrowser, type CompressedFile, findBundledBrowser } from './bundled-browser.ts';
import { defaultFolders, ensurePrivateFolder } from './private-folder.ts';
import {
  executableName,
  hasRecordedDigests,
  hasRecordedSizes,
  libraryFolder,
  writeUnpackedManifest,
} from './unpacked-manifest.ts';

/** The headless shell, ready to be started. */
export interface UnpackedBrowser {
  /** Absolute path of the executable. */
  readonly executable: string;
  /** Folder with NSS, NSPR and Expat, for machines that lack them. */
  readonly libraries: string;
}

/**
 * Unpacks the bundled headless shell (197 MB, 1.5 s) once per package version, and returns where it is.
 *
 * The work happens in a folder of its own next to the final one and is renamed into place, so that several
 * processes may start at the same time and none ever sees half a browser. An existing one is used only if it
 * belongs to this user or root, other users cannot write to it, and its sizes are those on record. Removes drafts of
 * processes that were killed.
 *
 * @param folder absolute path of a folder for it, by default the first usable one of {@link defaultFolders}
 * @param isSuspect whether an existing one has failed to work: then it is used only if its bytes are those that were
 *   unpacked (0.3 s)
 * @throws Error when no folder can be used: not owned, not writable, no space, nothing may be executed in it; its cause or
 *   one of its errors is InstallationError when the packed browser is not the one that was shipped
 */
export async function unpackBrowser(folder?: string, isSuspect = false): Promise<UnpackedBrowser> {
  const bundled = findBundledBrowser();
  const isGood = async (home: string): Promise<boolean> =>
    hasRecordedSizes(home, bundled) && (!isSuspect || (await hasRecordedDigests(home)));
  if (folder !== undefined) return unpackInto(folder, bundled, isGood);
  const refusals: unknown[] = [];
  for (const candidate of defaultFolders()) {
    try {
      return await unpackInto(candidate, bundled, isGood);
    } catch (error) {
      refusals.push(error);
    }
  }
  throw new AggregateError(refusals, `No folder for the browser: ${refusals.map(String).join('; ')}`);
}

/** Whether a browser of this version is unpacked already, so that the packed one is not needed; never throws. */
export function isBrowserUnpacked(folder?: string): boolean {
  try {
    const bundled = findBundledBrowser();
    return (folder === undefined ? defaultFolders() : [folder]).some((candidate) =>
      hasRecordedSizes(join(candidate, `chromium-${bundled.version}`), bundled),
    );
  } catch {
    return false;
  }
}

/** Whether the browser in a folder can be used. */
type IsUsable = (home: string) => Promise<boolean>;

async function unpackInto(folder: string, bundled: BundledBrowser, isGood: IsUsable): Promise<UnpackedBrowser> {
  ensurePrivateFolder(folder);
  const home = join(folder, `chromium-${bundled.version}`);
  const unpacked = { executable: join(home, executableName), libraries: join(home, libraryFolder) };
  await sweep(folder);
  if (!(await isGood(home))) await unpackAt(home, folder, bundled, isGood);
  accessSync(unpacked.executable, constants.X_OK); // access(2) heeds the options of the mount
  return unpacked;
}

async function unpackAt(home: string, folder: string, bundled: BundledBrowser, isGood: IsUsable): Promise<void> {
  const draft = await createTemporaryFolder('unpacking', folder);
  try {
    await writeDraft(draft.path, bundled);
    await putInPlace(draft.path, home, folder, isGood);
  } finally {
    await draft.remove();
  }
}

async function writeDraft(draft: string, bundled: BundledBrowser): Promise<void> {
  const executable = join(draft, executableName);
  const hash = createHash('sha256');
  const decompressed = decompress(bundled.executable);
  decompressed.on('data', (chunk: Buffer) => hash.update(chunk));
  await Promise.all([
    pipeline(decompressed, createWriteStream(executable, { mode: 0o700, flags: 'wx', flush: true })),
    pipeline(decompress(bundled.libraries), extract(draft, { dmode: 0o700, fmode: 0o600, ...ownTree })),
  ]);
  await writeUnpackedManifest(draft, bundled, hash.digest('hex'));
  await flushFolder(draft);
}

/** Files of the archive belong to the user of this process, also when that is root. */
const ownTree = { chown: false, utimes: false } as const;

/**
 * Decompression runs in the thread pool; large chunks because each crossing costs more than copying them. Fails at the
 * end when the file is not the one that was shipped: a damaged one may well be unpacked to something.
 */
function decompress({ path, name, shipped }: CompressedFile): NodeJS.ReadWriteStream {
  const packed = createReadStream(path, { highWaterMark: 1 << 20 });
  const unpacked = createBrotliDecompress({ chunkSize: 1 << 21 });
  const hash = createHash('sha256');
  packed.on('data', (chunk) => hash.update(chunk));
  packed.on('end', () => {
    if (hash.digest('hex') !== shipped?.sha256) unpacked.destroy(damaged(name, '内容与发布时不同'));
  });
  packed.on('error', (error: NodeJS.ErrnoException) =>
    unpacked.destroy(error.code === 'ENOENT' ? damaged(name, '缺失') : error),
  );
  return packed.pipe(unpacked);
}

function damaged(file: string, problem: string): InstallationError {
  return new InstallationError([{ file, problem }]);
}

/** Renames the draft into place, unless another process was faster and its browser can be used. */
async function putInPlace(draft: string, home: string, folder: string, isGood: IsUsable): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(draft, home);
      return;
    } catch (error) {
      if (await isGood(home)) return;
      if (attempt === 3) throw error;
      // A damaged one stands in the way. It is moved aside before it is removed: another process may do the same.
      const damaged = await createTemporaryFolder('damaged', folder);
      await rename(home, join(damaged.path, 'browser')).catch(() => undefined);
      await damaged.remove();
    }
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
