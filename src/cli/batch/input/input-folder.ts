import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { recordLimit } from '../../../documents/batch/records/raw-record.ts';
import { AppError } from '../../../errors.ts';
import { UsageError } from '../../command.ts';
import { reasonOf } from '../../filing-file.ts';
import type { BatchInput } from './batch-input.ts';
import { readInputRecord, type InputRecord, type RecordDefaults } from './input-record.ts';

/**
 * The JSON files of a folder and of those in it, one item each, by their paths: the same order on every machine.
 * Hidden files and folders are passed over. An item without a name is called as its file.
 */
export async function folderInput(folder: string, defaults: RecordDefaults): Promise<BatchInput> {
  const files = await jsonFiles(folder);
  if (files.length === 0) throw new UsageError(`${folder} 里没有 .json 文件。`);
  return {
    count: async () => Promise.resolve(files.length),
    async *records() {
      for (const file of files) yield await readItem(join(folder, file), { source: file }, defaults);
    },
  };
}

/** One file that is one item. */
export function fileInput(path: string, defaults: RecordDefaults): BatchInput {
  return {
    count: async () => Promise.resolve(1),
    async *records() {
      yield await readItem(path, { source: basename(path) }, defaults);
    },
  };
}

async function jsonFiles(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true });
    return entries
      .map((path) => path.split(sep).join('/'))
      .filter((path) => path.toLowerCase().endsWith('.json') && !path.split('/').some((step) => step.startsWith('.')))
      .toSorted(byNumbersAndNames);
  } catch (error) {
    throw new UsageError(`读不了 ${folder}：${reasonOf(error)}`);
  }
}

/** `2.json` before `10.json`, as people number their files; where that says nothing, by code units. */
function byNumbersAndNames(one: string, other: string): number {
  return numerically.compare(one, other) || (one < other ? -1 : 1);
}
const numerically = new Intl.Collator('zh-CN', { numeric: true });

async function readItem(path: string, place: { source: string }, defaults: RecordDefaults): Promise<InputRecord> {
  const name = basename(path).replace(/\.json$/i, '');
  try {
    const { size } = await stat(path);
    if (size > recordLimit) {
      throw new AppError('too-large', `文件有 ${size} 字节，超过单项上限 ${recordLimit} 字节。`, {
        members: { limit: recordLimit },
      });
    }
    return readInputRecord(await readFile(path), place, { name, ...defaults });
  } catch (error) {
    const problem = error instanceof AppError ? error : new AppError('invalid-record', `读不了：${reasonOf(error)}`);
    return { ...place, name, problem };
  }
}
