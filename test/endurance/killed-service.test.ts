import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runningProcesses } from '../support/engine.ts';

const script = join(import.meta.dirname, '..', 'support', 'printing-process.ts');

/** A process that prints without end; says the id of its browser. */
async function startPrinting(): Promise<{ readonly child: ChildProcess; readonly browser: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, browser: Number(line.toString()) };
}

describe('a process that prints', () => {
  it('takes its browser along when it is killed', async () => {
    const { child, browser } = await startPrinting();
    expect(runningProcesses(browser).length).toBeGreaterThan(2);
    child.kill('SIGKILL');
    await expect.poll(() => runningProcesses(browser), { timeout: 5_000 }).toEqual([]);
  });

  it('takes its browser along when it ends by an error that nobody caught', async () => {
    const { child, browser } = await startPrinting();
    child.kill('SIGUSR2');
    await once(child, 'exit');
    await expect.poll(() => runningProcesses(browser), { timeout: 5_000 }).toEqual([]);
  });
});
