import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Calls } from '../../src/concurrency/calls.ts';
import { ThreadDied } from '../../src/concurrency/live-thread.ts';
import { TaskThread, type TaskThreadOptions } from '../../src/concurrency/task-thread.ts';
import { Mark } from '../support/threads/mark-places.ts';
import type { MarkCalls } from '../support/threads/marks.ts';
import type { SlowCalls } from '../support/threads/slow-to-load.ts';

const threads: Pick<TaskThread<Calls>, 'close'>[] = [];
afterEach(async () => {
  await Promise.all(threads.splice(0).map(async (thread) => thread.close()));
});

function open<Table extends Calls>(module: string, options: Partial<TaskThreadOptions> = {}): TaskThread<Table> {
  const url = new URL(`../support/threads/${module}`, import.meta.url);
  const thread = new TaskThread<Table>(url, { idleTime: undefined, ...options });
  threads.push(thread);
  return thread;
}

const { signal } = new AbortController();
const newMarks = () => new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));

/** Resolves when the thread has set this mark. */
async function marked(marks: Int32Array, place: number): Promise<void> {
  await expect.poll(() => Atomics.load(marks, place), { timeout: 30_000 }).toBeGreaterThan(0);
}

/** How often this process has the file open. */
function descriptorsOf(path: string): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(join('/proc/self/fd', fd)) === path;
    } catch {
      return false; // closed meanwhile
    }
  }).length;
}

describe('a thread that nobody waits for any more', () => {
  it('loads to its end, for ended while it loads it would leave its files open', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'filing-press-test-'));
    const path = join(import.meta.dirname, '..', 'support', 'threads', 'slow-to-load.ts');
    const before = descriptorsOf(path);
    for (let round = 0; round < 3; round++) {
      const thread = open<SlowCalls>('slow-to-load.ts', { patience: 0 });
      const leaving = new AbortController();
      const work = thread.run(['touch', join(folder, 'never')], leaving.signal);
      // Given up while it has the file open.
      await expect.poll(() => descriptorsOf(path), { interval: 5, timeout: 30_000 }).toBeGreaterThan(before);
      leaving.abort();
      await expect(work).rejects.toMatchObject({ code: 'client-gone' });
      if (round === 0) await expect(thread.run(['touch', join(folder, 'next')], signal)).resolves.toBe(1);
      await thread.close();
    }
    expect(descriptorsOf(path)).toBe(before);
    expect([existsSync(join(folder, 'next')), existsSync(join(folder, 'never'))]).toEqual([true, false]);
    rmSync(folder, { recursive: true });
  });

  it('stops at its next checkpoint and goes on with the next task', async () => {
    const thread = open<MarkCalls>('marks.ts');
    const marks = newMarks();
    for (let task = 1; task <= 3; task++) {
      const leaving = new AbortController();
      const work = thread.run(['checkpoints', marks], leaving.signal);
      await expect.poll(() => Atomics.load(marks, Mark.begun), { timeout: 30_000 }).toBe(task);
      leaving.abort();
      await expect(work).rejects.toMatchObject({ code: 'client-gone' });
    }
    expect(await thread.run(['mark', marks], signal)).toBe(4);
    expect(thread.alive).toBe(1);
  });

  it('is ended when it hears nothing, and followed by another', async () => {
    const thread = open<MarkCalls>('marks.ts', { patience: 0 });
    const [marks, leaving] = [newMarks(), new AbortController()];
    const work = thread.run(['deaf', marks], leaving.signal);
    await marked(marks, Mark.begun);
    leaving.abort();
    await expect(work).rejects.toMatchObject({ code: 'client-gone' });
    expect(await thread.run(['mark', marks], signal)).toBe(2);
  });

  it('is not ended in native code, which would abort the process', async () => {
    for (let round = 0; round < 2; round++) {
      const thread = open<MarkCalls>('marks.ts', { patience: 0 });
      const [marks, leaving] = [newMarks(), new AbortController()];
      const work = thread.run(['native', marks], leaving.signal);
      await marked(marks, Mark.nativeBegun);
      leaving.abort();
      await expect(work).rejects.toMatchObject({ code: 'client-gone' });
      await thread.close();
      expect(Atomics.load(marks, Mark.nativeEnded)).toBe(Atomics.load(marks, Mark.nativeBegun));
    }
  });

  it('dies of its own memory alone', async () => {
    const thread = open<MarkCalls>('marks.ts', { memory: { maxOldGenerationSizeMb: 32 } });
    const marks = newMarks();
    await expect(thread.run(['hungry', marks], signal)).rejects.toBeInstanceOf(ThreadDied);
    expect(await thread.run(['mark', marks], signal)).toBe(2);
  });
});
