import { type Deferred, deferred } from '../../concurrency/deferred.ts';
import { AppError } from '../../errors.ts';

export interface BatchBounds {
  /** Batches that print at the same time. */
  readonly places: number;
  /** Batches that are open at the same time, those that wait for their sender or reader included. */
  readonly open: number;
}

/** What the printing of a batch needs a place for. */
export interface WorkPlace {
  /** Resolves when there is a place. */
  take(): Promise<void>;
  give(): void;
  /** Others wait for one. */
  readonly isWanted: boolean;
}

/** For work beside which no other work waits. */
export const ownPlace: WorkPlace = { take: async () => Promise.resolve(), give: () => undefined, isWanted: false };

/** A batch among the others. */
export interface OpenBatch extends WorkPlace {
  /** It has just got something from its sender. */
  moved(): void;
  /** It holds nothing any more. Safe to call again. */
  leave(): void;
}

/** Milliseconds for which a batch has to stand still before it makes room for another. */
const leastStandstill = 2_000;

/**
 * The places of batches. A place is held by work, not by a connection: a batch takes one when it has items to print
 * and gives it back while it waits for its sender or its reader; of those that have work, each gets its turn. A batch
 * that is open without working holds memory: there may be so many, and then the one that has stood still for the
 * longest makes room.
 */
export class BatchPlaces {
  readonly #bounds: BatchBounds;
  readonly #now: () => number;
  readonly #open = new Set<Member>();
  readonly #waiting = new Map<Member, Deferred<void>>();
  #taken = 0;

  /** `now`: milliseconds, for tests. */
  constructor(bounds: BatchBounds, now: () => number = () => performance.now()) {
    this.#bounds = bounds;
    this.#now = now;
  }

  get bounds(): BatchBounds {
    return this.#bounds;
  }

  /** Places that are taken now. */
  get taken(): number {
    return this.#taken;
  }

  /** Batches that are open now. */
  get open(): number {
    return this.#open.size;
  }

  /**
   * Lets a batch in. `end` is called when it has to make room for another one.
   *
   * @throws AppError `overloaded` when all places are taken, or too many batches are open and none stands still
   */
  enter(end: (error: AppError) => void): OpenBatch {
    const { places, open } = this.#bounds;
    if (this.#taken >= places) throw overloaded(`正在印的批次已达上限（${places} 个），请等其中一个印完后重发。`);
    if (this.#open.size >= open && !this.#endIdlest()) {
      throw overloaded(`未完的批次已达上限（${open} 个），请等其中一个结束后重发。`);
    }
    const member: Member = { end, holds: false, idleSince: this.#now() };
    this.#open.add(member);
    const isWanted = (): boolean => this.#waiting.size > 0;
    return {
      take: async () => this.#take(member),
      give: () => this.#give(member),
      moved: () => {
        if (member.idleSince !== undefined) member.idleSince = this.#now();
      },
      leave: () => {
        this.#open.delete(member);
        this.#waiting.get(member)?.resolve();
        this.#waiting.delete(member);
        this.#give(member);
      },
      get isWanted() {
        return isWanted();
      },
    };
  }

  async #take(member: Member): Promise<void> {
    if (member.holds || !this.#open.has(member)) return;
    member.idleSince = undefined;
    if (this.#taken < this.#bounds.places) {
      this.#taken += 1;
      member.holds = true;
      return;
    }
    const turn = deferred();
    this.#waiting.set(member, turn);
    await turn.promise;
  }

  #give(member: Member): void {
    if (!member.holds) return;
    member.holds = false;
    member.idleSince = this.#now();
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#taken -= 1;
      return;
    }
    const [heir, turn] = next;
    this.#waiting.delete(heir);
    heir.holds = true;
    turn.resolve();
  }

  /** Ends the batch that has stood still for the longest; false when none has for long enough. */
  #endIdlest(): boolean {
    let idlest: Member | undefined;
    for (const member of this.#open) {
      if (member.idleSince === undefined || this.#now() - member.idleSince < leastStandstill) continue;
      if (member.idleSince < (idlest?.idleSince ?? Infinity)) idlest = member;
    }
    if (idlest === undefined) return false;
    this.#open.delete(idlest);
    idlest.end(overloaded('这一批停着不动，给别的批次让出了位置：没有印的各项请重发。'));
    return true;
  }
}

interface Member {
  readonly end: (error: AppError) => void;
  holds: boolean;
  /** Undefined while it works or waits for a place. */
  idleSince: number | undefined;
}

function overloaded(detail: string): AppError {
  return new AppError('overloaded', detail, { retryAfter: 10 });
}
