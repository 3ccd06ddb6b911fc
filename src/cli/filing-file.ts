import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { CommandContext } from './command.ts';
import { UsageError } from './command.ts';

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
