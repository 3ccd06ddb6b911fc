import { createHash } from 'node:crypto';
import { createReadStream, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundledBrowser } from './bundled-browser.ts';
import { requireOwn } from './private-folder.ts';

export const executableName = 'headless-shell';
export const libraryFolder = 'lib';
const manifestName = 'unpacked.json';

/** What the folder says about itself; written last, so that its presence means that the rest is whole. */
interface UnpackedManifest {
  /** Bytes of the packed files it was made from, and of the executable that came out. */
  readonly packedExecutable: number;
  readonly packedLibraries: number;
  readonly executable: number;
  /** SHA-256 of what came out, by path in the folder. */
  readonly sha256?: Readonly<Record<string, string>>;
}

/** @param executableDigest of what was decompressed, whatever became of it on the disk */
export async function writeUnpackedManifest(
  folder: string,
  bundled: BundledBrowser,
  executableDigest: string,
): Promise<void> {
  const sha256: Record<string, string> = { [executableName]: executableDigest };
  for (const name of librariesOf(folder)) sha256[name] = await digestOf(join(folder, name));
  const manifest: UnpackedManifest = {
    packedExecutable: bundled.executable.shipped?.bytes ?? 0,
    packedLibraries: bundled.libraries.shipped?.bytes ?? 0,
    executable: lstatSync(join(folder, executableName)).size,
    sha256,
  };
  await writeFile(join(folder, manifestName), JSON.stringify(manifest), { mode: 0o600, flag: 'wx', flush: true });
}

/** By sizes alone, those of the packed files as shipped: an image has none of these. Throws for a folder of another user; false for one that is missing, half-written or of other bytes. */
export function hasRecordedSizes(home: string, bundled: BundledBrowser): boolean {
  const stats = lstatSync(home, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  requireOwn(home, stats);
  const executable = lstatSync(join(home, executableName), { throwIfNoEntry: false });
  const libraries = lstatSync(join(home, libraryFolder), { throwIfNoEntry: false });
  if (executable === undefined || libraries === undefined) return false;
  requireOwn(join(home, executableName), executable);
  requireOwn(join(home, libraryFolder), libraries);
  const manifest = readManifest(home);
  return (
    executable.isFile() &&
    manifest?.executable === executable.size &&
    manifest.packedExecutable === bundled.executable.shipped?.bytes &&
    manifest.packedLibraries === bundled.libraries.shipped?.bytes
  );
}

/** Whether each file has the bytes that were unpacked; false without a manifest. Never rejects. */
export async function hasRecordedDigests(home: string): Promise<boolean> {
  const { sha256 } = readManifest(home) ?? {};
  if (sha256 === undefined) return false;
  try {
    for (const [name, digest] of Object.entries(sha256)) {
      if ((await digestOf(join(home, name))) !== digest) return false;
    }
    return true;
  } catch {
    return false;
  }
}

function readManifest(home: string): UnpackedManifest | undefined {
  try {
    return JSON.parse(readFileSync(join(home, manifestName), 'utf8')) as UnpackedManifest;
  } catch {
    return undefined;
  }
}

function librariesOf(folder: string): readonly string[] {
  return readdirSync(join(folder, libraryFolder)).map((name) => join(libraryFolder, name));
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
