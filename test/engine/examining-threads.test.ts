import { afterAll, describe, expect, it } from 'vitest';
import { examiningThreads, unlessTooMuch } from '../../src/verify/examiner.ts';
import { Held, heldFile } from '../support/threads/held-file.ts';

const module = new URL('../support/threads/held-examiner.ts', import.meta.url);
const limits = { time: 600_000, capacity: 10, idleTime: 600_000, memory: 128, slice: 50 };
const threads = examiningThreads(limits, module);
afterAll(async () => threads.close());

const { signal } = new AbortController();
const examine = async (file: Uint8Array, work = { signal }) =>
  unlessTooMuch(threads.run(['examine', file], work), work);
const begun = (file: Uint8Array): number => Atomics.load(file, Held.begun);
const answer = { kind: 'foreign', message: 'examined' };

describe('files that take long', () => {
  it('hold nobody up: one goes on, the others make room and begin anew when it has ended', async () => {
    const bombs = [heldFile(Held.held), heldFile(Held.held), heldFile(Held.held)];
    const work = bombs.map(async (file) => examine(file));
    // All three have had their time: one is under way, two wait.
    await expect.poll(() => threads.load, { timeout: 30_000 }).toMatchObject({ running: 1, waiting: 2 });
    for (let file = 0; file < 5; file++) expect(await examine(heldFile(Held.quick))).toEqual(answer);
    expect(threads.load).toMatchObject({ running: 1, waiting: 2, threads: 2 });
    for (const bomb of bombs) Atomics.store(bomb, Held.kind, Held.quick);
    expect(await Promise.all(work)).toEqual([answer, answer, answer]);
    expect(bombs.map(begun).sort()).toEqual([1, 2, 2]);
  });

  it('leave their place when their client leaves', async () => {
    const leaving = new AbortController();
    const bomb = heldFile(Held.held);
    const work = examine(bomb, { signal: leaving.signal });
    await expect.poll(() => begun(bomb), { timeout: 30_000 }).toBe(1);
    leaving.abort();
    await expect(work).rejects.toMatchObject({ code: 'client-gone' });
    await expect.poll(() => threads.load, { timeout: 30_000 }).toMatchObject({ running: 0, waiting: 0 });
  });
});

describe('a file of which a thread dies', () => {
  it('is one that cannot be read, and the next one gets another thread', async () => {
    expect(await examine(heldFile(Held.deadly))).toBeUndefined();
    expect(await examine(heldFile(Held.quick))).toEqual(answer);
  });
});
