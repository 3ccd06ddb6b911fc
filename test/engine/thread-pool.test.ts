import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ThreadPool } from '../../src/concurrency/thread-pool.ts';
import type { UnfinishedDocument, WorkLimits } from '../../src/documents/ports.ts';
import { AppError } from '../../src/errors.ts';
import { ThreadedFinisher } from '../../src/pdf/finish/threaded-finisher.ts';
import type { TestCalls } from '../support/threads/tasks.ts';

const threads = new URL('../support/threads/', import.meta.url);
const forever = (): WorkLimits => ({ signal: new AbortController().signal });

describe('a pool of threads', () => {
  const pools: ThreadPool<TestCalls>[] = [];
  const open = (size: number, capacity = 10, patience = 5_000): ThreadPool<TestCalls> => {
    const module = new URL('tasks.ts', threads);
    const pool = new ThreadPool<TestCalls>({ module, size, capacity, patience });
    pools.push(pool);
    return pool;
  };
  afterEach(async () => {
    await Promise.all(pools.splice(0).map(async (pool) => pool.close()));
  });

  it('works with as many threads as it may have and no more', async () => {
    const pool = open(2);
    const used = await Promise.all(Array.from({ length: 6 }, async () => pool.run(['wait'], forever())));
    expect(new Set(used).size).toBe(2);
  });

  it('refuses what has no place left to wait', async () => {
    const pool = open(1, 1);
    const work = [pool.run(['wait'], forever()), pool.run(['wait'], forever())];
    await expect(pool.run(['wait'], forever())).rejects.toMatchObject({ code: 'overloaded' });
    await Promise.all(work);
  });

  it('passes on what a task throws, and keeps its thread', async () => {
    const pool = open(1);
    const before = await pool.run(['tell'], forever());
    await expect(pool.run(['fail'], forever())).rejects.toThrow('as asked');
    expect(await pool.run(['tell'], forever())).toBe(before);
  });

  it('passes on an AppError as one, with what goes with it', async () => {
    const refused: unknown = await open(1)
      .run(['refuse', 3], forever())
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({
      code: 'page-not-found',
      message: '没有这一页。',
      context: { members: { pages: 3 } },
    });
    expect(refused).toHaveProperty('cause.message', 'the log wants it');
  });

  it('goes on with another thread when one dies', async () => {
    const pool = open(1);
    const before = await pool.run(['tell'], forever());
    await expect(pool.run(['die'], forever())).rejects.toThrow();
    expect(await pool.run(['tell'], forever())).not.toBe(before);
  });

  it('lets nobody wait for a task that is given up, and lets a short one end', async () => {
    const pool = open(1);
    const before = await pool.run(['tell'], forever());
    const leaving = new AbortController();
    const work = pool.run(['wait'], { signal: leaving.signal });
    setTimeout(() => leaving.abort(), 20);
    await expect(work).rejects.toMatchObject({ code: 'client-gone' });
    expect(await pool.run(['tell'], forever())).toBe(before);
  });

  it('ends the thread of a task that is given up and does not end', async () => {
    const pool = open(1, 10, 0);
    const before = await pool.run(['tell'], forever());
    const work = pool.run(['spin'], { signal: AbortSignal.timeout(50) });
    await expect(work).rejects.toMatchObject({ code: 'deadline-exceeded' });
    expect(await pool.run(['tell'], forever())).not.toBe(before);
  });
});

describe('a finisher whose thread dies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'filing-press-test-'));
  const finisher = new ThreadedFinisher(1, new URL('mortal-finisher.ts', threads));
  afterAll(async () => {
    await finisher.close();
    rmSync(folder, { recursive: true });
  });
  const finish = async (title: string) =>
    finisher.finishAll(Buffer.from('print'), [documentCalled(title)], { ...forever(), maxPages: 1 });

  it('tries a second time', async () => {
    const [file] = await finish(join(folder, 'remembered'));
    expect(file).toMatchObject({ pages: 1 });
  });

  it('gives up after that', async () => {
    await expect(finish('always')).rejects.toMatchObject({ code: 'internal' });
  });
});

function documentCalled(title: string): UnfinishedDocument {
  return {
    page: { form: 'annex-2', title, body: '' },
    profile: 'plain',
    properties: {
      ...{ title, subject: '', language: 'zh-CN', template: '', totals: 'as-filed' },
      source: { bytes: new Uint8Array(), fileName: '' },
    },
  };
}
