import { stat, writeFile } from 'node:fs/promises';
import { UsageError, type CommandContext } from './command.ts';
import { reasonOf } from './filing-file.ts';
import { replaceFile } from './growing-file.ts';

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
    if (await isSpecial(path)) await writeFile(path, bytes);
    else await replaceFile(path, bytes);
  } catch (error) {
    throw new UsageError(`写不了 ${path}：${reasonOf(error)}`);
  }
}

/** Whether there is something at the path that is no plain file: `/dev/stdout`, a named pipe. */
async function isSpecial(path: string): Promise<boolean> {
  try {
    return !(await stat(path)).isFile();
  } catch {
    return false;
  }
}
