import { readFile, rm } from 'node:fs/promises';
import { readBatchManifest } from '../../../documents/batch/manifest.ts';
import { replaceFile } from '../../files.ts';

/**
 * Writes the manifest of a volume that holds none beside it, and resolves to where that is: `volume.pdf` →
 * `volume.manifest.json`. Without a manifest, removes the one of an earlier volume, which does not speak of this one; any
 * other file stays.
 */
export async function keepManifestBeside(volume: string, text?: Iterable<string>): Promise<string | undefined> {
  const path = `${volume.replace(/\.pdf$/i, '')}.manifest.json`;
  if (text !== undefined) {
    await replaceFile(path, Buffer.from([...text].join('')));
    return path;
  }
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes !== undefined && readBatchManifest(bytes) !== undefined) await rm(path, { force: true });
  return undefined;
}
