import { describe, expect, it } from 'vitest';
import { type WorkClass, WorkQueue } from '../../../src/concurrency/work-queue.ts';
import type { AppError } from '../../../src/errors.ts';

const never = new AbortController().signal;

/** A queue whose tasks end when they are told to. */
function startable(concurrency: number, capacity: number) {
  const queue = new WorkQueue({ concurrency, capacity });
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (name: string, workClass: WorkClass = 'interactive', signal = never): Promise<string> =>
    queue.run(
      async () => {
        started.push(name);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        return name;
      },
      signal,
      workClass,
    );
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { queue, started, add, end };
}

describe('the work queue', () => {
  it('runs as many tasks at once as it may, the others in the order in which they came', async () => {
    const { queue, started, add, end } = startable(2, 10);
    const all = Promise.all(['a', 'b', 'c', 'd'].map((name) => add(name)));
    expect(started).toEqual(['a', 'b']);
    expect([queue.running, queue.waiting]).toEqual([2, 2]);
    await end('b');
    expect(started).toEqual(['a', 'b', 'c']);
    await end('a');
    await end('c');
    await end('d');
    await expect(all).resolves.toEqual(['a', 'b', 'c', 'd']);
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  it('refuses a task that finds no place to wait, and says when to come back', async () => {
    const { add, end } = startable(1, 1);
    const first = add('a');
    const second = add('b');
    await expect(add('c')).rejects.toMatchObject({ code: 'overloaded', context: { retryAfter: 1 } });
    await end('a');
    await end('b');
    await expect(Promise.all([first, second])).resolves.toEqual(['a', 'b']);
  });

  it('lets the next one begin when a task that takes long gives up its place, once', async () => {
    const { queue, started, add, end } = startable(1, 10);
    let giveUp: () => void = () => undefined;
    let finish: () => void = () => undefined;
    const long = queue.run(async (leave) => {
      giveUp = leave;
      await new Promise<void>((resolve) => (finish = resolve));
      return 'long';
    }, never);
    const others = Promise.all([add('a'), add('b')]);
    expect([started.length, queue.running, queue.waiting]).toEqual([0, 1, 2]);
    giveUp();
    giveUp();
    await end('');
    expect([started, queue.running, queue.waiting]).toEqual([['a'], 1, 1]);
    finish();
    await expect(long).resolves.toBe('long');
    expect([queue.running, queue.waiting]).toEqual([1, 1]);
    await end('a');
    await end('b');
    await others;
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  it('counts the places of the two classes apart', async () => {
    const { queue, add } = startable(1, 1);
    void add('a');
    void add('b', 'batch');
    void add('c', 'interactive');
    expect(queue.waiting).toBe(2);
    await expect(add('d', 'batch')).rejects.toMatchObject({ code: 'overloaded' });
    await expect(add('e', 'interactive')).rejects.toMatchObject({ code: 'overloaded' });
  });

  it('lets callers overtake batches, but not for ever', async () => {
    const { started, add, end } = startable(1, 20);
    void add('first');
    void add('batch', 'batch');
    for (let index = 1; index <= 6; index++) void add(`caller ${index}`);
    for (let index = 0; index < 6; index++) await end(started.at(-1) ?? '');
    expect(started).toEqual(['first', 'caller 1', 'caller 2', 'caller 3', 'caller 4', 'batch', 'caller 5']);
  });

  it('drops a waiting task whose caller has gone, and its place is free again', async () => {
    const { queue, started, add, end } = startable(1, 1);
    const controller = new AbortController();
    void add('a');
    const gone = add('b', 'interactive', controller.signal);
    controller.abort();
    await expect(gone).rejects.toMatchObject({ code: 'client-gone' });
    expect(queue.waiting).toBe(0);
    void add('c');
    await end('a');
    expect(started).toEqual(['a', 'c']);
  });

  it('does not begin with a task whose deadline has passed', async () => {
    const { started, add } = startable(1, 1);
    const signal = AbortSignal.abort(new DOMException('late', 'TimeoutError'));
    await expect(add('a', 'interactive', signal)).rejects.toMatchObject({ code: 'deadline-exceeded' });
    expect(started).toEqual([]);
  });

  it('goes on after a task that failed', async () => {
    const queue = new WorkQueue({ concurrency: 1, capacity: 1 });
    const failed = queue.run(() => Promise.reject(new Error('paper jam')), never);
    const next = queue.run(() => Promise.resolve('fine'), never);
    await expect(failed).rejects.toThrow('paper jam');
    await expect(next).resolves.toBe('fine');
  });

  it('finishes what it has when it closes, and takes nothing more', async () => {
    const { queue, add, end } = startable(1, 5);
    const tasks = [add('a'), add('b')];
    let closed = false;
    const closing = queue.close().then(() => (closed = true));
    await expect(add('c')).rejects.toMatchObject({ code: 'draining' });
    await end('a');
    expect(closed).toBe(false);
    await end('b');
    await closing;
    await expect(Promise.all(tasks)).resolves.toEqual(['a', 'b']);
  });

  it('closes at once when it is empty', async () => {
    await expect(new WorkQueue({ concurrency: 1, capacity: 1 }).close()).resolves.toBeUndefined();
  });
});

/** A queue with a clock of its own; its tasks end when they are told to. */
function clocked(options: { readonly concurrency: number; readonly capacity: number }) {
  let now = 0;
  const queue = new WorkQueue({ ...options, now: () => now });
  const ends: (() => void)[] = [];
  return {
    queue,
    at: (moment: number) => (now = moment),
    add: async (deadline: number): Promise<void> =>
      queue.run(async () => new Promise<void>((resolve) => ends.push(resolve)), never, 'interactive', deadline),
    /** Ends the task that began first. */
    end: async (): Promise<void> => {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('a queue that is longer than the deadline', () => {
  it('refuses at once what could not be done in time, judged by how long the last tasks took', async () => {
    const { queue, at, add, end } = clocked({ concurrency: 1, capacity: 100 });
    for (let index = 0; index < 30; index += 1) {
      const task = add(10_000);
      at(1_000 * (index + 1));
      await end();
      await task;
    }
    // A second each, and 10 s to be done in: of 100 places no more than a few are of use.
    const outcomes = Array.from({ length: 20 }, () => add(10_000).catch((error: unknown) => error));
    expect(queue.running).toBe(1);
    expect(queue.waiting).toBeGreaterThan(3);
    expect(queue.waiting).toBeLessThan(10);
    await expect(outcomes.at(-1)).resolves.toMatchObject({ code: 'overloaded' });
    expect(() => queue.look(10_000)).toThrow(expect.objectContaining({ code: 'overloaded' }) as Error);
    expect(() => queue.look(60_000)).not.toThrow();
  });

  it('refuses those that wait once the pace has fallen so far that they would not be begun in time', async () => {
    const { queue, at, add, end } = clocked({ concurrency: 1, capacity: 10 });
    void add(2_000);
    const waiting = Array.from({ length: 5 }, () => add(2_000).catch((error: unknown) => error));
    expect(queue.waiting).toBe(5);
    // The first one took as long as all of them were to take.
    at(1_900);
    await end();
    await expect(waiting.at(-1)).resolves.toMatchObject({ code: 'overloaded' });
    expect(queue.running).toBe(1);
  });

  it('lets nobody in for as long as nothing has ended', () => {
    const { queue, at, add } = clocked({ concurrency: 1, capacity: 10 });
    void add(30_000);
    expect(() => queue.look(30_000)).not.toThrow();
    at(29_000);
    expect(() => queue.look(30_000)).toThrow(expect.objectContaining({ code: 'overloaded' }) as Error);
  });
});

describe('callers that are refused', () => {
  it('are told to come back one after the other, after 1 to 10 seconds, and not all at once', async () => {
    const { queue, add } = clocked({ concurrency: 1, capacity: 0 });
    void add(30_000);
    const told: number[] = [];
    for (let index = 0; index < 300; index += 1) {
      try {
        queue.look(30_000);
      } catch (error) {
        told.push((error as AppError).context.retryAfter ?? 0);
      }
    }
    await Promise.resolve();
    expect(told).toHaveLength(300);
    expect(told.slice(0, 100)).toEqual(told.slice(0, 100).toSorted((a, b) => a - b));
    const times = new Map(Array.from({ length: 10 }, (_, index) => [index + 1, 0]));
    for (const seconds of told) times.set(seconds, (times.get(seconds) ?? 0) + 1);
    expect([...times.keys()]).toHaveLength(10);
    expect(Math.min(...times.values())).toBeGreaterThan(5);
    expect(Math.max(...times.values())).toBeLessThan(100);
  });

  it('get their turn beside those that are served and come again at once, and no place stays empty', async () => {
    // Five minutes of a clock: 60 clients, places for 22, a document every 100 ms; who is served asks again 1 ms later.
    const [clients, steps] = [60, 3_000];
    let now = 0;
    const queue = new WorkQueue({ concurrency: 2, capacity: 20, now: () => now });
    const served = new Array<number>(clients).fill(0);
    const agenda = served.map((_, client) => ({ at: client, client }));
    const running: (() => void)[] = [];
    const ask = (client: number): void => {
      try {
        queue.look(30_000);
      } catch (error) {
        agenda.push({ at: now + 1000 * ((error as AppError).context.retryAfter ?? 0), client });
        return;
      }
      const task = queue.run(async () => new Promise<void>((end) => running.push(end)), never, 'interactive', 30_000);
      void task.then(() => {
        served[client] = (served[client] ?? 0) + 1;
        agenda.push({ at: now + 1, client });
      });
    };
    for (let step = 1; step <= steps; step += 1) {
      now = step * 100;
      running.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
      agenda.sort((a, b) => a.at - b.at);
      while (agenda.length > 0 && (agenda[0]?.at ?? 0) < now + 100) {
        const next = agenda.shift();
        now = Math.max(now, next?.at ?? 0);
        if (next !== undefined) ask(next.client);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    const all = served.reduce((sum, documents) => sum + documents, 0);
    expect(all).toBeGreaterThan(0.99 * steps);
    expect(Math.min(...served)).toBeGreaterThan((0.6 * all) / clients);
    expect(Math.max(...served)).toBeLessThan((1.4 * all) / clients);
  });
});
