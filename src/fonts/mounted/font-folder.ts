import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFace } from '../face.ts';
import type { Excerpt, ShippedFont } from '../manifest.ts';
import { fallbackFamily, roleFamilies } from '../roles.ts';
import type { MountedFace } from './check.ts';
import { makeRoleCopy } from './role-copy.ts';

/** The fonts of one process whose deployment mounts faces of its own. */
export interface FontFolder {
  /** Path of its fontconfig file. */
  readonly fontconfig: string;
  /** Removes it. */
  readonly remove: () => void;
}

/**
 * A private folder with every face that the printing engine may see: a copy of each mounted one under the family of
 * its role, and links to the shipped ones for the other roles. The shipped 宋体 stays, as fallback, for what a mounted
 * one lacks: a deployment's own faces change how a document looks and never which filings can be printed.
 */
export function createFontFolder(
  shippedFolder: string,
  { shipped, excerpts }: { readonly shipped: readonly ShippedFont[]; readonly excerpts: readonly Excerpt[] },
  mounted: readonly MountedFace[],
): FontFolder {
  const folder = mkdtempSync(join(tmpdir(), 'filing-press-fonts-'));
  try {
    for (const { role, face } of mounted) {
      writeFileSync(join(folder, `${role}.ttf`), makeRoleCopy(face, roleFamilies[role]), { mode: 0o600 });
    }
    for (const { role, file } of shipped) {
      const path = join(shippedFolder, file);
      if (!mounted.some((face) => face.role === role)) symlinkSync(path, join(folder, file));
      else if (role === 'song') writeFileSync(join(folder, file), makeRoleCopy(readFace(path), fallbackFamily));
    }
    for (const { file } of excerpts) symlinkSync(join(shippedFolder, file), join(folder, file));
    const fontconfig = join(folder, 'fonts.conf');
    copyFileSync(join(shippedFolder, 'fonts.conf'), fontconfig);
    return { fontconfig, remove: () => rmSync(folder, { recursive: true, force: true }) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
