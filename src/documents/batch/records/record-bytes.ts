import { ByteCollector } from '../../../bytes.ts';
import { AppError } from '../../../errors.ts';
import type { RawRecord, RecordPlace } from './raw-record.ts';

/** Collects the bytes of one record over chunks; of one that is too long none are kept. */
export class RecordBytes {
  readonly #limit: number;
  readonly #kept = new ByteCollector();
  #length = 0;

  /** `limit` in bytes. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether a record has begun. */
  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** How many bytes the record has so far, kept or not. */
  get length(): number {
    return this.#length;
  }

  /** Adds bytes; they are copied, a chunk belongs to the stream it comes from. */
  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#length += bytes.length;
    if (this.#length > this.#limit) this.#kept.clear();
    else this.#kept.add(bytes);
  }

  /** The record; nothing of it is left here. */
  take(place: RecordPlace): RawRecord {
    const length = this.#length;
    const bytes = this.#kept.take();
    this.#length = 0;
    return length > this.#limit ? { ...place, problem: tooLarge(place, length, this.#limit) } : { ...place, bytes };
  }
}

function tooLarge({ index, line }: RecordPlace, length: number, limit: number): AppError {
  const detail = `第 ${index} 项（第 ${line} 行起）有 ${length} 字节，超过单项上限 ${limit} 字节，请缩减后重试。`;
  return new AppError('too-large', detail, { members: { limit } });
}
