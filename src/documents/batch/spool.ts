import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors.ts';
import { createTemporaryFolder } from '../../temporary/folder.ts';
import { storageUnavailable } from '../../temporary/unavailable.ts';
import type { RawRecord } from './records/raw-record.ts';

export interface SpoolLimits {
  /** Bytes that are kept in memory; what is more goes to a temporary file. */
  readonly memory: number;
  /** Bytes altogether. */
  readonly total: number;
}

/** Bytes that are written to, or read from, the file at once. */
const blockSize = 1024 * 1024;

/** Length, number and line of a record, before its bytes. */
const headerSize = 12;

type WholeRecord = Extract<RawRecord, { readonly bytes: Uint8Array }>;

/**
 * Records that are kept until all of them have been seen, and then given back in order: those of a batch that is
 * checked as a whole before anything of it is printed. What does not fit in memory goes to a file that only
 * this process can open and that no name leads to: it is gone when the spool is closed, or the process ends in
 * whatever way.
 */
export class Spool {
  readonly #limits: SpoolLimits;
  #kept: WholeRecord[] = [];
  /** Bytes of the records in memory. */
  #buffered = 0;
  #file: FileHandle | undefined;
  #written = 0;

  constructor(limits: SpoolLimits) {
    this.#limits = limits;
  }

  /** Throws AppError `too-large` beyond the limit, `storage-unavailable` when there is no room for it. */
  async add(record: WholeRecord): Promise<void> {
    const { memory, total } = this.#limits;
    this.#kept.push(record);
    this.#buffered += headerSize + record.bytes.length;
    if (this.#written + this.#buffered > total) throw tooLarge(total);
    if (this.#file === undefined ? this.#buffered > memory : this.#buffered > blockSize)
      await this.#spill().catch(storageUnavailable);
  }

  /** All records, in order. Nothing may be added any more. */
  async *records(): AsyncGenerator<WholeRecord, void, undefined> {
    if (this.#file !== undefined) yield* fromFile(this.#file);
    yield* this.#kept;
  }

  async close(): Promise<void> {
    this.#kept = [];
    await this.#file?.close();
    this.#file = undefined;
  }

  async #spill(): Promise<void> {
    this.#file ??= await openNameless();
    const blocks = this.#kept.flatMap(({ index, line, bytes }) => {
      const header = Buffer.alloc(headerSize);
      header.writeUInt32LE(bytes.length, 0);
      header.writeUInt32LE(index, 4);
      header.writeUInt32LE(line, 8);
      return [header, bytes];
    });
    await this.#file.appendFile(Buffer.concat(blocks));
    this.#written += this.#buffered;
    this.#kept = [];
    this.#buffered = 0;
  }
}

async function* fromFile(file: FileHandle): AsyncGenerator<WholeRecord, void, undefined> {
  let rest = Buffer.alloc(0);
  const blocks = file.createReadStream({ start: 0, autoClose: false, highWaterMark: blockSize });
  for await (const block of blocks as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, block]);
    let at = 0;
    while (at + headerSize <= bytes.length) {
      const start = at + headerSize;
      const end = start + bytes.readUInt32LE(at);
      if (end > bytes.length) break;
      yield { index: bytes.readUInt32LE(at + 4), line: bytes.readUInt32LE(at + 8), bytes: bytes.subarray(start, end) };
      at = end;
    }
    rest = bytes.subarray(at);
  }
}

/** A file without a name, which the system removes when it is closed. */
async function openNameless(): Promise<FileHandle> {
  const folder = await createTemporaryFolder('batch');
  try {
    return await open(join(folder.path, 'records'), 'wx+', 0o600);
  } finally {
    await folder.remove();
  }
}

function tooLarge(limit: number): AppError {
  const detail = `整批检查（on-error=fail）最多收 ${limit} 字节；请分成几批，或用 on-error=skip 边收边印。`;
  return new AppError('too-large', detail, { members: { limit } });
}
