import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Libraries that the headless shell needs beyond the C library and that a minimal Debian does not have. */
const needed = ['libnss3.so', 'libnssutil3.so', 'libnspr4.so', 'libexpat.so.1'] as const;

/** Where the dynamic linkers of Debian, Fedora, SUSE and Arch look. */
const linkerFolders = [
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
  '/lib64',
  '/usr/lib64',
  '/lib',
  '/usr/lib',
  '/usr/local/lib',
] as const;

/**
 * The needed libraries this machine lacks. One in an unusual place counts as lacking, which does no harm: the
 * bundled one is used. No `ldconfig -p`: minimal images come without it, and it would be one more process.
 */
export function missingLibraries(folders: readonly string[] = linkerFolders): readonly string[] {
  return needed.filter((library) => !folders.some((folder) => existsSync(join(folder, library))));
}
