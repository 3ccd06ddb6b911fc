import { createReadStream } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { membersOf } from '../../../documents/batch/records/members.ts';
import { type RecordSplitter, recordLimit, splitRecords } from '../../../documents/batch/records/raw-record.ts';
import { ArraySplitter } from '../../../documents/batch/records/split-array.ts';
import { LineSplitter } from '../../../documents/batch/records/split-lines.ts';
import { AppError } from '../../../errors.ts';
import { type CommandContext, UsageError } from '../../command.ts';
import { reasonOf } from '../../files.ts';
import { type InputRecord, type RecordDefaults, readInputRecord } from './input-record.ts';

/** The items of a batch, wherever they come from. */
export interface BatchInput {
  /** How many there are; undefined where that is not known before the last has come. */
  count(): Promise<number | undefined>;
  /** To be read once. */
  records(): AsyncGenerator<InputRecord, void, undefined>;
}

/** Bytes by which a file shows whether it is one item or many. */
const sniffLength = 64 * 1024;

type Opening = Pick<CommandContext, 'stdin' | 'signal'>;

/**
 * The input that the operands name, in their order: each a folder of JSON files, a JSON array, NDJSON, one filing, or `-`
 * for an array or NDJSON on standard input. Of several, each item says which of them it is from. Throws UsageError when one
 * cannot be read.
 */
export async function openBatchInput(
  paths: readonly string[],
  defaults: RecordDefaults,
  opening: Opening,
): Promise<BatchInput> {
  const [first = '-', ...more] = paths;
  if (more.length === 0) return openOne(first, defaults, opening);
  const above = sharedFolder(paths);
  const inputs: { readonly path: string; readonly input: BatchInput }[] = [];
  // One after the other: of several that cannot be read the first is named.
  for (const path of paths) inputs.push({ path, input: await openOne(path, defaults, opening, above) });
  return {
    count: async () => {
      const counts = await Promise.all(inputs.map(async ({ input }) => input.count()));
      return counts.reduce((sum, count) => (sum === undefined || count === undefined ? undefined : sum + count), 0);
    },
    async *records() {
      for (const { path, input } of inputs) for await (const record of input.records()) yield within(path, record);
    },
  };
}

/** The record with the operand that it is from in its source. */
function within(path: string, record: InputRecord): InputRecord {
  const { source } = record;
  if (path === '-') return record;
  return { ...record, source: source === undefined || source === basename(path) ? path : join(path, source) };
}

/** The innermost folder that holds all of the operands; `.` and what is above are no part of any name. */
function sharedFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.filter((path) => path !== '-').map((path) => dirname(resolve(path)).split(sep));
  const differs = first.findIndex((step, index) => others.some((other) => other[index] !== step));
  return first.slice(0, differs < 0 ? first.length : differs).join(sep) || sep;
}

/** @param above the folder below which items are called by their folders and files; else they are by the operand's own */
async function openOne(
  path: string,
  defaults: RecordDefaults,
  { stdin, signal }: Opening,
  above?: string,
): Promise<BatchInput> {
  if (path === '-') {
    const bytes = untilInterrupted(stdin as AsyncIterable<Uint8Array>, signal);
    signal.addEventListener('abort', () => stdin.destroy(), { once: true });
    return { count: async () => Promise.resolve(undefined), records: () => sniffedRecords(bytes, defaults) };
  }
  const start = await startOf(path);
  const nameOf = (file: string): string =>
    (above === undefined ? file : relative(above, resolve(path, file)).split(sep).join('/')).replace(/\.json$/i, '');
  if (start === undefined) return folderInput(path, nameOf, defaults);
  if (isOneItem(path, start))
    return fileInput(path, above === undefined ? nameOf(basename(path)) : nameOf('.'), defaults);
  const isArray = startsArray(start);
  const bytes = (): AsyncIterable<Uint8Array> => createReadStream(path) as AsyncIterable<Uint8Array>;
  return {
    count: async () => countOf(splitRecords(bytes(), splitterFor(isArray))),
    records: () => recordsOf(bytes(), splitterFor(isArray), defaults),
  };
}

/** The first bytes of a file; undefined for a folder. */
async function startOf(path: string): Promise<Buffer | undefined> {
  try {
    if ((await stat(path)).isDirectory()) return undefined;
    return await buffer(createReadStream(path, { start: 0, end: sniffLength - 1 }));
  } catch (error) {
    throw new UsageError(`读不了 ${path}：${/[*?[\]]/.test(path) ? '没有与它相符的文件。' : reasonOf(error)}`);
  }
}

/**
 * An object that does not end on its line is a filing as people lay it out; NDJSON has one on every line. Of a file with one
 * line its name says it.
 */
function isOneItem(path: string, start: Buffer): boolean {
  const text = start.subarray(textStart(start));
  if (text[0] !== 0x7b) return false;
  const end = text.indexOf(0x0a);
  const rest = end < 0 ? Buffer.alloc(0) : text.subarray(end);
  if (textStart(rest) === rest.length) return /\.json$/i.test(path);
  return membersOf(text.subarray(0, end)) === undefined;
}

function startsArray(start: Uint8Array): boolean {
  return start[textStart(start)] === 0x5b;
}

/** Behind a byte order mark and blanks. */
function textStart(bytes: Uint8Array): number {
  const blank = new Set([0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d]);
  const at = bytes.findIndex((byte) => !blank.has(byte));
  return at < 0 ? bytes.length : at;
}

function splitterFor(isArray: boolean): RecordSplitter {
  return isArray ? new ArraySplitter(recordLimit) : new LineSplitter(recordLimit);
}

async function* recordsOf(
  bytes: AsyncIterable<Uint8Array>,
  splitter: RecordSplitter,
  defaults: RecordDefaults,
): AsyncGenerator<InputRecord, void, undefined> {
  for await (const record of splitRecords(bytes, splitter)) {
    const place = { line: record.line };
    if ('problem' in record) yield { ...place, problem: record.problem };
    else yield readInputRecord(record.bytes, place, defaults);
  }
}

async function* sniffedRecords(
  bytes: AsyncIterable<Uint8Array>,
  defaults: RecordDefaults,
): AsyncGenerator<InputRecord, void, undefined> {
  const iterator = bytes[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let start = Buffer.alloc(0);
  while (textStart(start) === start.length) {
    const next = await iterator.next();
    if (next.done === true) break;
    held.push(next.value);
    start = Buffer.concat([start, next.value]);
  }
  async function* whole(): AsyncGenerator<Uint8Array, void, undefined> {
    yield* held;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  yield* recordsOf(whole(), splitterFor(startsArray(start)), defaults);
}

/** What has come until Ctrl-C is all there is. */
async function* untilInterrupted(
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* source;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function countOf(all: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const one of all) count += one === undefined ? 0 : 1;
  return count;
}

/**
 * The JSON files of a folder and of those in it, one item each, by their paths: the same order on every machine.
 * Hidden files and folders are passed over. An item without a name is called as its file, with the folders that it is
 * in: `财政局/甲`.
 */
async function folderInput(
  folder: string,
  nameOf: (file: string) => string,
  defaults: RecordDefaults,
): Promise<BatchInput> {
  const files = await jsonFiles(folder);
  if (files.length === 0) throw new UsageError(`${folder} 里没有 .json 文件。`);
  return {
    count: async () => Promise.resolve(files.length),
    async *records() {
      for (const file of files)
        yield await readItem(join(folder, file), { source: file, name: nameOf(file) }, defaults);
    },
  };
}

/** One file that is one item. */
function fileInput(path: string, name: string, defaults: RecordDefaults): BatchInput {
  return {
    count: async () => Promise.resolve(1),
    async *records() {
      yield await readItem(path, { source: basename(path), name }, defaults);
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

async function readItem(
  path: string,
  { source, name }: { readonly source: string; readonly name: string },
  defaults: RecordDefaults,
): Promise<InputRecord> {
  const place = { source };
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
