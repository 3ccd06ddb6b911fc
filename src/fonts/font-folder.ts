import { existsSync } from 'node:fs';
import { copyFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TemporaryFolder, createTemporaryFolder } from '../temporary/folder.ts';
import { readFace } from './face.ts';
import type { Excerpt, ShippedFont } from './manifest.ts';
import type { MountedFace } from './mounted/check.ts';
import { makeRoleCopy } from './mounted/role-copy.ts';
import { fallbackFamilies, roleFamilies } from './roles.ts';

/** The fonts of one process, as its printing engine sees them. */
interface FontFolder {
  /**
   * Makes the folder unless it is there, and resolves to the path of its fontconfig file. Rejects with the error of the
   * system when there is no room for it; the next call tries again.
   */
  readonly fontconfig: () => Promise<string>;
  /** Removes it. */
  readonly remove: () => Promise<void>;
}

/** What goes into the folder, by file name: the bytes of a copy, or the path that a link leads to. */
type Entries = ReadonlyMap<string, Uint8Array | string>;

const configFile = 'fonts.conf';

/**
 * A private folder with every face that the printing engine may see: a link to each shipped file that the manifest
 * names, and a copy of each mounted face under the family of its role. The engine takes any file for a font that is one,
 * whatever it is called and however deep it lies, and of two with one name the newer: a copy that somebody left beside
 * the shipped files must not draw their documents (ADR 0127). The shipped 宋体 and rare Han stay, as fallback, for
 * what a mounted one lacks: a deployment's own faces change how a document looks and never which filings can be printed.
 *
 * Nothing is written yet: a full disk is a fault of the engine, which mends, and no fault of the start. But the copies
 * are made, so that a face of which none can be made does stop it.
 */
export function createFontFolder(
  shippedFolder: string,
  fonts: { readonly shipped: readonly ShippedFont[]; readonly excerpts: readonly Excerpt[] },
  mounted: readonly MountedFace[],
): FontFolder {
  let made: Entries | undefined = entriesOf(shippedFolder, fonts, mounted);
  let folder: TemporaryFolder | undefined;
  return {
    fontconfig: async () => {
      // Something may tidy up the folder for temporary files.
      if (folder === undefined || !existsSync(join(folder.path, configFile))) {
        folder = await writeFolder(made ?? entriesOf(shippedFolder, fonts, mounted), shippedFolder);
        made = undefined; // some ten megabytes
      }
      return join(folder.path, configFile);
    },
    remove: async () => folder?.remove(),
  };
}

function entriesOf(
  shippedFolder: string,
  { shipped, excerpts }: Parameters<typeof createFontFolder>[1],
  mounted: readonly MountedFace[],
): Entries {
  const entries = new Map<string, Uint8Array | string>();
  for (const { role, face } of mounted) entries.set(`${role}.ttf`, makeRoleCopy(face, roleFamilies[role]));
  for (const { role, file } of shipped) {
    const path = join(shippedFolder, file);
    const fallback = fallbackFamilies[role];
    if (!mounted.some((face) => face.role === role)) entries.set(file, path);
    else if (fallback !== undefined) entries.set(file, makeRoleCopy(readFace(path), fallback));
  }
  for (const { file } of excerpts) entries.set(file, join(shippedFolder, file));
  return entries;
}

async function writeFolder(entries: Entries, shippedFolder: string): Promise<TemporaryFolder> {
  const folder = await createTemporaryFolder('fonts');
  try {
    for (const [file, content] of entries) {
      const path = join(folder.path, file);
      if (typeof content === 'string') await symlink(content, path);
      else await writeFile(path, content, { mode: 0o600 });
    }
    await copyFile(join(shippedFolder, configFile), join(folder.path, configFile));
    return folder;
  } catch (error) {
    await folder.remove();
    throw error;
  }
}
