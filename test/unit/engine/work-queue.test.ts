import { describe, expect, it } from 'vitest';
import { WorkQueue, type WorkClass } from '../../../src/concurrency/work-queue.ts';

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
