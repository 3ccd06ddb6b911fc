import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';

/**
 * Bytes of the folder for temporary files that a browser takes up in the course of its first prints (24 MB were
 * measured), and that a print needs of them beside what the browser has. With less, the browser crashes.
 */
export const roomFor = { browser: 24 * 1024 * 1024, print: 4 * 1024 * 1024 } as const;

/** Whether so many bytes are left in the folder for temporary files. Where the system does not say, they are. */
export async function hasRoom(bytes: number): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(tmpdir());
    return bavail * bsize >= bytes;
  } catch {
    return true;
  }
}

/** Rejects with the error of a full disk, ENOSPC, when so many bytes are not left. */
export async function requireRoom(bytes: number): Promise<void> {
  if (await hasRoom(bytes)) return;
  throw Object.assign(new Error(`Less than ${bytes} bytes are left for temporary files`), { code: 'ENOSPC' });
}
