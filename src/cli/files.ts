import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type CommandContext, UsageError } from './command.ts';

/** Reads a filing from a file, or with `-` from standard input. Throws UsageError when it cannot be read. */
export async function readFilingFile(path: string, { stdin, signal }: CommandContext): Promise<Uint8Array> {
  if (path === '-') {
    signal.addEventListener('abort', () => stdin.destroy(), { once: true });
    return buffer(stdin);
  }
  try {
    return await readFile(path, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw new UsageError(`读不了 ${path}：${reasonOf(error)}`);
  }
}

/** Why a file could not be read or written, in Chinese. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹。',
  EISDIR: '这是文件夹，不是文件。',
  ENOTDIR: '路径中有一段不是文件夹。',
  EACCES: '没有权限。',
  EPERM: '没有权限。',
  EROFS: '磁盘是只读的。',
  ENOSPC: '磁盘已满。',
  ENAMETOOLONG: '文件名太长。',
};

/**
 * A file that grows beside its place and is moved there when it is whole. Rejects when it cannot be created. Nothing of it
 * stays behind, not even of a process that ends meanwhile.
 */
export async function openGrowingFile(path: string) {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 40)}.${randomBytes(6).toString('hex')}`);
  const file = await open(temporary, 'wx');
  const remove = (): void => rmSync(temporary, { force: true });
  process.once('exit', remove);
  return {
    write: async (bytes: Uint8Array) => writeAll(file, bytes),
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

/**
 * Writes a file as a whole: a reader sees the old one or the new one, and an interrupted command leaves nothing
 * half-written. `-` is standard output. Throws UsageError when it cannot be written.
 */
export async function writeOutput(path: string, bytes: Uint8Array, { stdout }: CommandContext): Promise<void> {
  if (path === '-') {
    await new Promise<void>((resolve, reject) => stdout.write(bytes, (error) => (error ? reject(error) : resolve())));
    return;
  }
  try {
    const existing = await stat(path).catch(() => undefined);
    // `/dev/stdout`, a named pipe: nothing can take its place.
    if (existing?.isFile() === false) await writeFile(path, bytes);
    else await replaceFile(path, bytes);
  } catch (error) {
    throw new UsageError(`写不了 ${path}：${reasonOf(error)}`);
  }
}
