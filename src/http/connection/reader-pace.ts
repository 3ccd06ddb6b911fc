import type { Socket } from 'node:net';

/** How fast a body has to come, and a client to take its answer: so many bytes in so many milliseconds of waiting. */
export interface LeastPace {
  readonly bytes: number;
  readonly time: number;
}

/** @param leastRate bytes a second, on an average over `stallTime` milliseconds */
export function leastPace({
  leastRate,
  stallTime,
}: {
  readonly leastRate: number;
  readonly stallTime: number;
}): LeastPace {
  return { bytes: (leastRate * stallTime) / 1_000, time: stallTime };
}

/** Milliseconds between two looks. */
export const lookInterval = 1_000;

/**
 * Watches whether the client at the other end of a connection takes what is sent. Looks are counted rather than
 * milliseconds: an event loop that was held up must not be taken for a slow reader.
 */
export class ReaderPace {
  readonly #socket: Pick<Socket, 'bytesWritten' | 'writableLength'>;
  readonly #pace: LeastPace;
  /** Bytes that the system had taken when the stretch began. */
  #from = 0;
  #looks = 0;

  constructor(socket: Pick<Socket, 'bytesWritten' | 'writableLength'>, pace: LeastPace) {
    this.#socket = socket;
    this.#pace = pace;
  }

  /** Once every {@link lookInterval}: whether the client is too slow. One that owes nothing never is. */
  isTooSlow(): boolean {
    const { bytesWritten, writableLength } = this.#socket;
    const taken = bytesWritten - writableLength;
    const { bytes, time } = this.#pace;
    if (writableLength === 0 || taken - this.#from >= bytes) {
      this.#from = taken;
      this.#looks = 0;
      return false;
    }
    this.#looks += 1;
    return this.#looks * lookInterval > time;
  }
}
