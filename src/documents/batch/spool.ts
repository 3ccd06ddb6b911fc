import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors.ts';
import { createTemporaryFolder } from '../../temporary/folder.ts';
import { storageUnavailable } from '../../temporary/unavailable.ts';

export interface SpoolLimits {
  /** Bytes that are kept in memory; what is more goes to a temporary file. */
  readonly memory: number;
  /** Bytes altogether. */
  readonly total: number;
}

/** Bytes that are written to, or read from, the file at once. */
const blockSize = 1024 * 1024;

/** Length of a piece, before it. */
const headerSize = 4;

/**
 * Pieces of bytes that are kept until all of them have been seen, and then given back in order: the records of a batch
 * that is checked as a whole before anything of it is printed. What does not fit in memory goes to a file that only
 * this process can open and that no name leads to: it is gone when the spool is closed, or the process ends in
 * whatever way.
 */
export class Spool {
  readonly #limits: SpoolLimits;
  #pieces: Uint8Array[] = [];
  /** Bytes of the pieces in memory. */
  #buffered = 0;
  #file: FileHandle | undefined;
  #written = 0;

  constructor(limits: SpoolLimits) {
    this.#limits = limits;
  }

  /** Bytes that lie in the file. */
  get spilled(): number {
    return this.#written;
  }

  /** Adds a piece. Throws AppError `too-large` beyond the limit, `storage-unavailable` when there is no room for it. */
  async add(piece: Uint8Array): Promise<void> {
    const { memory, total } = this.#limits;
    this.#pieces.push(piece);
    this.#buffered += headerSize + piece.length;
    if (this.#written + this.#buffered > total) throw tooLarge(total);
    if (this.#file === undefined ? this.#buffered > memory : this.#buffered > blockSize)
      await this.#spill().catch(storageUnavailable);
  }

  /** All pieces, in order. Nothing may be added any more. */
  async *pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#file !== undefined) yield* this.#fromFile(this.#file);
    yield* this.#pieces;
  }

  async close(): Promise<void> {
    this.#pieces = [];
    await this.#file?.close();
    this.#file = undefined;
  }

  async #spill(): Promise<void> {
    this.#file ??= await openNameless();
    const blocks = this.#pieces.flatMap((piece) => {
      const header = Buffer.alloc(headerSize);
      header.writeUInt32LE(piece.length);
      return [header, piece];
    });
    const bytes = Buffer.concat(blocks);
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await this.#file.write(bytes, at, bytes.length - at, this.#written + at);
      at += bytesWritten;
    }
    this.#written += bytes.length;
    this.#pieces = [];
    this.#buffered = 0;
  }

  async *#fromFile(file: FileHandle): AsyncGenerator<Uint8Array, void, undefined> {
    let rest = Buffer.alloc(0);
    for (let position = 0; position < this.#written;) {
      const block = Buffer.alloc(Math.min(blockSize, this.#written - position));
      const { bytesRead } = await file.read(block, 0, block.length, position);
      if (bytesRead === 0) throw new Error('The temporary file of a batch is shorter than what was written');
      position += bytesRead;
      const bytes = Buffer.concat([rest, block.subarray(0, bytesRead)]);
      let at = 0;
      while (at + headerSize <= bytes.length) {
        const end = at + headerSize + bytes.readUInt32LE(at);
        if (end > bytes.length) break;
        yield bytes.subarray(at + headerSize, end);
        at = end;
      }
      rest = bytes.subarray(at);
    }
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
