import { setImmediate as breathe } from 'node:timers/promises';
import { type Deferred, deferred } from '../../concurrency/deferred.ts';
import { type WorkPlace, ownPlace } from './batch-places.ts';

/** How a line of work is sized. */
export interface LineSize {
  /** Groups that are worked on side by side. */
  readonly side: number;
  /** Most items of a group. */
  readonly group: number;
  /** Most items that are read and not yet handed on, worked on or done: what bounds memory. */
  readonly ahead: number;
}

/** Works on items that came at the same time; gives the results in their order. Never rejects for one item's sake. */
type GroupWork<In, Out> = (items: readonly In[]) => Promise<readonly Out[]>;

interface Waiting<In, Out> {
  readonly item: In;
  readonly result: Deferred<Out>;
}

/**
 * Works on the items of a source side by side and in groups, and gives the results in the order of the source. A
 * group is whatever waits when there is a place for it: the first item starts at once and alone, the groups grow when
 * items come faster than they are worked on. Nothing is read ahead of a consumer that does not take the results. The
 * place is held while there is work, and given up for others after one round of groups.
 */
export async function* printInOrder<In, Out>(
  source: AsyncIterable<In> | Iterable<In>,
  work: GroupWork<In, Out>,
  size: LineSize,
  place: WorkPlace = ownPlace,
): AsyncGenerator<Out, void, undefined> {
  const line = new WorkLine(work, size, place);
  const reading = line.read(source);
  // The consumer meets its failure where a result is missing.
  reading.catch(() => undefined);
  try {
    for (let result = await line.next(); result !== undefined; result = await line.next()) yield result.value;
    await reading;
  } finally {
    line.stop();
    await line.idle();
  }
}

class WorkLine<In, Out> {
  readonly #work: GroupWork<In, Out>;
  readonly #size: LineSize;
  readonly #place: WorkPlace;
  #turn: 'none' | 'asked' | 'held' = 'none';
  /** Groups that were started in this turn. */
  #started = 0;
  readonly #waiting: Waiting<In, Out>[] = [];
  /** Of all items that are not handed on yet, in order. */
  readonly #results: Promise<Out>[] = [];
  readonly #running = new Set<Promise<void>>();
  #ended = false;
  #stopped = false;
  #changed = deferred();

  constructor(work: GroupWork<In, Out>, size: LineSize, place: WorkPlace) {
    this.#work = work;
    this.#size = size;
    this.#place = place;
  }

  async read(source: AsyncIterable<In> | Iterable<In>): Promise<void> {
    try {
      for await (const item of source) {
        while (!this.#stopped && this.#results.length >= this.#size.ahead) await this.#changed.promise;
        if (this.#stopped) return;
        this.#add(item);
      }
    } finally {
      this.#ended = true;
      this.#notify();
    }
  }

  /** The next result; undefined when there is none any more. */
  async next(): Promise<{ readonly value: Out } | undefined> {
    while (this.#results.length === 0) {
      if (this.#ended) return undefined;
      await this.#changed.promise;
    }
    const value = await this.#results[0];
    void this.#results.shift();
    this.#notify();
    return { value: value as Out };
  }

  /** Starts nothing any more. */
  stop(): void {
    this.#stopped = true;
    this.#waiting.length = 0;
    this.#rest();
    this.#notify();
  }

  /** Resolves when nothing is worked on. */
  async idle(): Promise<void> {
    await Promise.all(this.#running);
  }

  #add(item: In): void {
    const result = deferred<Out>();
    result.promise.catch(() => undefined);
    this.#waiting.push({ item, result });
    this.#results.push(result.promise);
    this.#notify();
    // Items of one chunk arrive within one turn of the event loop: they are one group.
    void breathe().then(() => this.#start());
  }

  #start(): void {
    while (this.#running.size < this.#size.side && this.#waiting.length > 0 && this.#mayStart()) {
      this.#started += 1;
      const run = this.#run(this.#waiting.splice(0, this.#size.group));
      this.#running.add(run);
      void run.finally(() => {
        this.#running.delete(run);
        this.#rest();
        this.#start();
      });
    }
  }

  /** Whether the line has its turn; asks for one if it has not. */
  #mayStart(): boolean {
    if (this.#turn === 'held') return !this.#isOver();
    if (this.#turn === 'none') {
      this.#turn = 'asked';
      void this.#place.take().then(() => {
        this.#turn = 'held';
        this.#started = 0;
        this.#start();
        this.#rest();
      });
    }
    return false;
  }

  /** The turn has been long enough for others that wait. */
  #isOver(): boolean {
    return this.#place.isWanted && this.#started >= this.#size.side;
  }

  /** Gives the place back when nothing is worked on, and there is nothing to do or it is the turn of others. */
  #rest(): void {
    if (this.#turn !== 'held' || this.#running.size > 0) return;
    if (this.#waiting.length > 0 && !this.#isOver()) return;
    this.#turn = 'none';
    this.#place.give();
  }

  async #run(group: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const results = await this.#work(group.map(({ item }) => item));
      group.forEach(({ result }, index) => result.resolve(results[index] as Out));
    } catch (error) {
      for (const { result } of group) result.reject(error);
    }
  }

  #notify(): void {
    this.#changed.resolve();
    this.#changed = deferred();
  }
}
