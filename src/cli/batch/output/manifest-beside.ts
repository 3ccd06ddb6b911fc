import { readFile, rm } from 'node:fs/promises';
import { replaceFile } from '../../growing-file.ts';
import { readBatchManifest } from '../../../documents/batch/manifest.ts';

/** `volume.pdf` → `volume.manifest.json` */
export function manifestBeside(volume: string): string {
  return `${volume.replace(/\.pdf$/i, '')}.manifest.json`;
}

/** Writes the manifest of a volume that may have no attachments; resolves to where it is. */
export async function writeManifestBeside(volume: string, text: Iterable<string>): Promise<string> {
  const path = manifestBeside(volume);
  await replaceFile(path, Buffer.from([...text].join('')));
  return path;
}

/** Removes the manifest of an earlier volume: it does not speak of this one. Any other file stays. */
export async function removeManifestBeside(volume: string): Promise<void> {
  const path = manifestBeside(volume);
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes !== undefined && readBatchManifest(bytes) !== undefined) await rm(path, { force: true });
}
