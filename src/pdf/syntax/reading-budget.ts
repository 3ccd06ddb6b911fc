import { checkpoint } from '../../concurrency/checkpoint.ts';
import { decodeStream } from './filters.ts';
import { PdfFormatError } from './format-error.ts';
import type { PdfStream } from './objects.ts';

/** What a file may ask of its reader. */
export interface ReadingLimits {
  /** Bytes that all its streams together may decode to. */
  readonly decodedBytes: number;
  /** Bytes that one of them may decode to; unless given, as many as all. */
  readonly streamBytes?: number;
  /** Objects that it may have, by their highest number. */
  readonly objects: number;
  /**
   * Steps that reading and walking through it may take: some tenths of a microsecond each. Unless given, they are not
   * counted.
   */
  readonly steps?: number;
  /** Steps of which what they made may be in memory at one time, some 50 bytes each; unless given, all of them. */
  readonly heldSteps?: number;
  /** Whether a file with incremental updates is read too, as it is after the last of them. */
  readonly updates: boolean;
}

/** Counts work on a file; throws PdfFormatError when it is more than a document needs. */
export interface WorkCount {
  spend(steps: number): void;
  /** Counts work whose result is kept. */
  build(steps: number): void;
}

/** For files of our own. */
export const uncounted: WorkCount = { spend: () => undefined, build: () => undefined };

/** Steps after which a thread looks whether its task has been given up. */
const betweenCheckpoints = 4_096;

/** Bytes that a decoding costs by itself, as much as it takes to set it up. */
const perDecoding = 1_024;

/**
 * What the reading of one file may still cost. A small file can ask for any amount of memory and time: by compression,
 * by objects that are shared and read again, by loops. Each of these takes from the same budget, so that no way of
 * multiplying has to be thought of by itself.
 */
export class ReadingBudget implements WorkCount {
  readonly #perStream: number;
  readonly #mostHeld: number;
  #bytes: number;
  #steps: number;
  #held = 0;
  #sinceCheckpoint = 0;

  constructor({ decodedBytes, streamBytes = decodedBytes, steps = Infinity, heldSteps = steps }: ReadingLimits) {
    this.#perStream = streamBytes;
    this.#mostHeld = heldSteps;
    this.#bytes = decodedBytes;
    this.#steps = steps;
  }

  /** The decoded bytes of a stream. What is read counts too: a stream may be long and decode to nothing. */
  decode(stream: PdfStream): Buffer {
    this.#bytes -= stream.data.length + perDecoding;
    if (this.#bytes < 0) throw tooMuch();
    const decoded = decodeStream(stream, Math.min(this.#bytes, this.#perStream));
    this.#bytes -= decoded.length;
    return decoded;
  }

  /** Counts work. */
  spend(steps: number): void {
    this.#steps -= steps;
    if (this.#steps < 0) throw tooMuch();
    this.#sinceCheckpoint += steps;
    if (this.#sinceCheckpoint < betweenCheckpoints) return;
    this.#sinceCheckpoint = 0;
    checkpoint();
  }

  /** Counts work whose result is kept. */
  build(steps: number): void {
    this.#held += steps;
    if (this.#held > this.#mostHeld) throw tooMuch();
    this.spend(steps);
  }

  /** What was built is no longer kept. */
  letGo(): void {
    this.#held = 0;
  }
}

function tooMuch(): PdfFormatError {
  return new PdfFormatError('The file asks for more work than a document does');
}
