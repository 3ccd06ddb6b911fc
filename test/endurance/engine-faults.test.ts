import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unpackBrowser } from '../../src/pdf/browser/unpack.ts';
import { runningProcesses } from '../support/engine.ts';
import { amongMountsOf, mayMount, withMounts } from '../support/own-mounts.ts';
import { type ServiceProcess, startService } from '../support/service-process.ts';

const documents = '/v1/forms/annex-2/documents';
const patient = { FILING_PRESS_DEADLINE_SECONDS: '200', FILING_PRESS_PAGES: '2' };
const sample = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../../templates/annex-2/samples/${name}.json`), 'utf8');
const filing = sample('blank');

let scratch = '';
let service: ServiceProcess | undefined;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'engine-faults-'));
});
afterEach(async () => {
  await service?.stop('SIGKILL');
  service = undefined;
  await rm(scratch, { recursive: true });
});

async function open(environment: Record<string, string>, wrapper: readonly string[] = []): Promise<ServiceProcess> {
  service = await startService({ ...patient, ...environment }, wrapper);
  return service;
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly code?: unknown;
  readonly reason?: unknown;
  readonly detail?: unknown;
}

async function ask({ url }: ServiceProcess, path: string, body?: string): Promise<Answer> {
  const answer = await fetch(url + path, {
    ...(body === undefined ? {} : { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }),
  });
  const text = await answer.text();
  const problem = (answer.ok ? {} : JSON.parse(text)) as Pick<Answer, 'code' | 'reason' | 'detail'>;
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), ...problem };
}

const print = async (of: ServiceProcess, format = 'pdf'): Promise<Answer> =>
  ask(of, `${documents}?format=${format}`, filing);
const readiness = async (of: ServiceProcess): Promise<Answer> => ask(of, '/readyz');

/** Without a browser for this reason: what needs none is served, and nothing names a path. */
async function expectOutage(of: ServiceProcess, reason: string): Promise<void> {
  await expect
    .poll(async () => readiness(of), { timeout: 60_000 })
    .toMatchObject({ status: 503, code: 'browser-unavailable', reason });
  expect((await readiness(of)).detail).not.toMatch(/\//);
  await expect.poll(async () => print(of), { timeout: 60_000 }).toMatchObject({ status: 503, reason });
  const refused = await print(of);
  expect([refused.code, Number(refused.retryAfter) > 0]).toEqual(['browser-unavailable', true]);
  for (const format of ['docx', 'html']) expect((await print(of, format)).status).toBe(200);
}

async function expectRecovery(of: ServiceProcess): Promise<void> {
  await expect.poll(async () => (await readiness(of)).status, { timeout: 120_000, interval: 200 }).toBe(200);
  expect((await print(of)).status).toBe(200);
  expect(of.child.exitCode).toBeNull();
}

const foldersIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith('filing-press-'));

describe('A browser that the system does not let start never ends the service, which prints when it may:', () => {
  it.runIf(mayMount)('its folder lies on a noexec mount', async () => {
    const { executable } = await unpackBrowser();
    const folder = join(executable, '..', '..');
    const running = await open(
      { FILING_PRESS_BROWSER_FOLDER: scratch },
      withMounts(`mount --bind ${folder} ${scratch}; mount -o remount,bind,noexec ${scratch}`),
    );
    await expectOutage(running, 'not-executable');
    amongMountsOf(running.child.pid ?? 0, `mount -o remount,bind,exec ${scratch}`);
    await expectRecovery(running);
  });

  it('there are no descriptors left', async () => {
    const running = await open({});
    const pid = running.child.pid ?? 0;
    const limit = (files: number | string): void => {
      execFileSync('prlimit', ['--pid', String(pid), `--nofile=${files}:`]);
    };
    expect((await print(running)).status).toBe(200);
    const before = readFileSync(`/proc/${pid}/limits`, 'utf8').match(/^Max open files\s+(\d+)/m)?.[1] ?? '1024';
    const browser = running.browser();
    // Those of the browser become free: enough for a request, too few for the pipes of another browser.
    limit(readdirSync(`/proc/${pid}/fd`).length + 1);
    process.kill(browser, 'SIGKILL');
    await expect.poll(() => running.output.stderr, { timeout: 60_000 }).toContain('"reason":"no-descriptors"');
    limit(before);
    await expectRecovery(running);
  });
});

describe('A full folder for temporary files', () => {
  it.runIf(mayMount)('is a 503 that says so for documents and batches, and passes when there is room', async () => {
    const running = await open({ TMPDIR: scratch }, withMounts(`mount -t tmpfs -o size=96m tmpfs ${scratch}`));
    const pid = running.child.pid ?? 0;
    const records = `${JSON.stringify({ form: 'annex-2', filing: JSON.parse(sample('longest')) as unknown })},`;
    const tooMuchForMemory = `[${records.repeat(Math.ceil((17 * 1024 * 1024) / records.length)).slice(0, -1)}]`;
    const checked = '/v1/batches?on-error=fail&format=docx';
    expect((await print(running)).status).toBe(200);
    amongMountsOf(pid, `dd if=/dev/zero of=${scratch}/fill bs=64k 2>/dev/null || true`);
    expect(await readiness(running)).toMatchObject({ status: 503, reason: 'no-room' });
    expect(await print(running)).toMatchObject({ status: 503, reason: 'no-room' }); // the browser is up, and would crash
    expect(await ask(running, checked, tooMuchForMemory)).toMatchObject({ status: 503, code: 'storage-unavailable' });
    process.kill(running.browser(), 'SIGKILL');
    await expectOutage(running, 'no-room');
    amongMountsOf(pid, `rm ${scratch}/fill`);
    await expectRecovery(running);
  });
});

describe('Renderers that are killed, and those that replace them stopped', () => {
  it('never end the service, nine times in a row', async () => {
    const running = await open({ FILING_PRESS_DEADLINE_SECONDS: '15' });
    for (let round = 0; round < 9; round += 1) {
      await expect.poll(async () => (await readiness(running)).status, { timeout: 60_000 }).toBe(200);
      const browser = running.browser();
      const renderers = () => runningProcesses(browser).filter(({ type }) => type === 'renderer');
      const killed = renderers().map(({ pid }) => pid);
      for (const pid of killed) process.kill(pid, 'SIGKILL');
      const printed = print(running);
      // Each is stopped as soon as it is there: no page opens in it. Then the browser goes, and all of them fail at once.
      await expect
        .poll(() => renderers().filter(({ pid }) => !killed.includes(pid)), { interval: 1, timeout: 30_000 })
        .not.toEqual([]);
      for (const { pid } of renderers()) stop(pid);
      if (round % 8 !== 0) stop(browser, 'SIGKILL');
      // One that is stopped in the middle of a print is told from a slow one by the deadline alone (ADR 0020).
      expect([200, 503, 504]).toContain((await printed).status);
      expect(running.child.exitCode).toBeNull();
    }
    await expectRecovery(running);
    expect(running.output.stderr).not.toContain('uncaught error');
  });
});

/** It may be gone by now. */
function stop(pid: number, signal: NodeJS.Signals = 'SIGSTOP'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // ESRCH
  }
}

describe('What a service leaves in the folder for temporary files', () => {
  it('is nothing after a second signal, and swept at the next start after a kill', async () => {
    const hasty = await open({ TMPDIR: scratch });
    expect(foldersIn(scratch)).not.toEqual([]);
    hasty.child.kill('SIGSTOP');
    hasty.child.kill('SIGKILL');
    await hasty.exited;
    const left = foldersIn(scratch);
    expect(left).not.toEqual([]);
    // A service that never gets a browser sweeps too.
    const noFolder = join(scratch, 'no-folder');
    execFileSync('touch', [noFolder]);
    const next = await open({ TMPDIR: scratch, FILING_PRESS_BROWSER_FOLDER: noFolder });
    await expect.poll(() => foldersIn(scratch), { timeout: 60_000 }).toEqual([]);
    await next.stop();

    const twice = await open({ TMPDIR: scratch });
    const held = print(twice).catch(() => undefined);
    twice.child.kill('SIGTERM');
    await expect.poll(() => twice.output.stderr, { timeout: 30_000 }).toContain('"msg":"draining"');
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // an earlier one counts as the same signal
    twice.child.kill('SIGTERM');
    await Promise.all([twice.exited, held]);
    expect(foldersIn(scratch)).toEqual([]);
  });
});
