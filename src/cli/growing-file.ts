import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file that grows beside its place and is moved there when it is whole. */
export interface GrowingFile {
  write(bytes: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/** Rejects when it cannot be created. Nothing of it stays behind, not even of a process that ends meanwhile. */
export async function openGrowingFile(path: string): Promise<GrowingFile> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 40)}.${randomBytes(6).toString('hex')}`);
  const file = await open(temporary, 'wx');
  const remove = (): void => rmSync(temporary, { force: true });
  process.once('exit', remove);
  return {
    write: async (bytes) => writeAll(file, bytes),
    finish: async () => {
      await file.close();
      await rename(temporary, path);
      process.off('exit', remove);
    },
    discard: async () => {
      await file.close().catch(() => undefined);
      await rm(temporary, { force: true });
      process.off('exit', remove);
    },
  };
}

/** Writes a file beside its place and moves it there. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await openGrowingFile(path);
  try {
    await file.write(bytes);
    await file.finish();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

export async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
}
