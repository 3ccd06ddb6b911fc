import { afterAll, describe, expect, it, vi } from 'vitest';
import { type FairLimits, FairThreads, TookTooLong } from '../../src/concurrency/fair-threads.ts';
import type { ExaminerCalls } from '../../src/verify/examiner-thread.ts';
import { Held, heldFile } from '../support/threads/held-file.ts';

const module = new URL('../support/threads/held-examiner.ts', import.meta.url);
const options = { module, size: 1, capacity: 20, slice: 50 };
const threads = new FairThreads<ExaminerCalls>({ ...options, takesTurns: true });
const strict = new FairThreads<ExaminerCalls>({ ...options, time: 200 });
afterAll(async () => Promise.all([threads.close(), strict.close()]));

const { signal } = new AbortController();
const run = async (file: Uint8Array, pool = threads, work: FairLimits = { signal }) =>
  pool.run(['examine', file], work);
const begun = (file: Uint8Array): number => Atomics.load(file, Held.begun);
const release = (file: Uint8Array): number => Atomics.store(file, Held.kind, Held.quick);

describe('one caller’s bombs on the threads', () => {
  it('hold nobody up, and each of them gets its turns', { timeout: 60_000 }, async () => {
    const bombs = Array.from({ length: 4 }, () => heldFile(Held.held));
    const work = bombs.map(async (file) => run(file));
    // None of them ever ends: still each has begun more than once, for others made room.
    await expect.poll(() => Math.min(...bombs.map(begun)), { timeout: 30_000 }).toBeGreaterThan(1);
    const stepAside = vi.fn();
    for (let file = 0; file < 5; file += 1) await run(heldFile(Held.quick), threads, { signal, stepAside });
    expect(stepAside).not.toHaveBeenCalled();
    expect(threads.load.threads).toBe(2);
    bombs.forEach(release);
    await Promise.all(work);
    expect(threads.load).toMatchObject({ running: 0, waiting: 0 });
  });

  it('end when their clients leave, wherever they wait', async () => {
    const leaving = new AbortController();
    const bombs = Array.from({ length: 4 }, () => heldFile(Held.held));
    const work = bombs.map(async (file) => run(file, threads, { signal: leaving.signal }));
    await expect.poll(() => Math.min(...bombs.map(begun)), { timeout: 30_000 }).toBeGreaterThan(0);
    leaving.abort();
    for (const one of work) await expect(one).rejects.toMatchObject({ code: 'client-gone' });
    await expect.poll(() => threads.load, { timeout: 30_000 }).toMatchObject({ running: 0, waiting: 0 });
  });

  it('end when they have had the time that a task may have', async () => {
    await expect(run(heldFile(Held.held), strict)).rejects.toBeInstanceOf(TookTooLong);
    expect(await run(heldFile(Held.quick), strict)).toMatchObject({ message: 'examined' });
  });
});

describe('tasks that are known to take long', () => {
  it('leave the thread that is kept for the others alone, however many they are', { timeout: 60_000 }, async () => {
    const patient = new FairThreads<ExaminerCalls>({ ...options, slice: 600_000, takesTurns: true });
    const bombs = Array.from({ length: 4 }, () => heldFile(Held.held));
    const stepAside = vi.fn();
    const long = { signal, stepAside, isLong: true };
    const work = bombs.map(async (file) => run(file, patient, long));
    // At the door they count no more: those who come next are let in.
    expect(stepAside).toHaveBeenCalledTimes(4);
    await expect.poll(() => patient.load, { timeout: 30_000 }).toMatchObject({ running: 1, waiting: 3 });
    for (let file = 0; file < 5; file += 1) await run(heldFile(Held.quick), patient);
    expect(patient.load).toMatchObject({ running: 1, waiting: 3, threads: 2 });
    bombs.forEach(release);
    await Promise.all(work);
    await patient.close();
  });
});
