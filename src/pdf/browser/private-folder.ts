import { type Stats, chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Folders for the unpacked browser when none is configured, the first usable one wins: the user's cache, or,
 * where the home is missing or read-only, a folder with the user's id in its name below the temporary one.
 */
export function defaultFolders(environment: NodeJS.ProcessEnv = process.env): readonly string[] {
  const { XDG_CACHE_HOME: cache = '', HOME: home = '' } = environment;
  return [
    ...(isAbsolute(cache)
      ? [join(cache, 'filing-press')]
      : isAbsolute(home)
        ? [join(home, '.cache', 'filing-press')]
        : []),
    join(tmpdir(), `filing-press-${userId()}`),
  ];
}

/** Not `os.userInfo()`, which fails for a user without an entry in /etc/passwd, as containers have them. */
function userId(): number {
  return process.getuid?.() ?? -1;
}

/**
 * Creates the folder with mode 0700 unless it is there. Throws when it, or what stands in its place, could be
 * changed by another user: an executable is started from it.
 */
export function ensurePrivateFolder(folder: string): void {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) === undefined) {
    requireOwn(folder, lstatSync(folder));
    return;
  }
  // The mode of mkdir is cut by the umask; a strange umask must not lock us out of our own folder.
  chmodSync(folder, 0o700);
}

/**
 * Throws unless the folder or file belongs to this user or to root (a browser unpacked into a container image)
 * and other users cannot write to it. A symbolic link never passes: its target may change after the check.
 */
export function requireOwn(path: string, stats: Stats): void {
  const uid = userId();
  if (stats.isSymbolicLink()) throw new Error(`${path} is a symbolic link; choose another folder for the browser`);
  if (stats.uid !== uid && stats.uid !== 0) {
    throw new Error(`${path} belongs to user ${stats.uid}, not to ${uid}; choose another folder for the browser`);
  }
  if ((stats.mode & 0o022) !== 0) {
    throw new Error(`${path} can be written by other users; run chmod go-w on it or choose another folder`);
  }
}
