import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { StopReason } from '../../src/pdf/browser/observer.ts';
import type { PrinterOptions, PrintingEngine } from '../../src/pdf/printer.ts';
import { browserProcesses, createTestEngine, runningProcesses, testPage, within } from '../support/engine.ts';
import { pageTexts } from '../support/pdf/page-texts.ts';

interface Watched {
  readonly engine: PrintingEngine;
  readonly stopped: { readonly reason: StopReason; readonly documents: number }[];
  readonly started: number[];
  readonly replaced: string[];
  retried: number;
}

let watched: Watched;
afterEach(async () => watched.engine.close());

/** An engine and what it reports. */
function watch(options: Partial<PrinterOptions>): PrintingEngine {
  const observer = {
    browserStarted: ({ pid }: { pid: number }) => void watched.started.push(pid),
    browserStopped: (stop: Watched['stopped'][number]) => void watched.stopped.push(stop),
    pageReplaced: ({ reason }: { reason: string }) => void watched.replaced.push(reason),
    retried: () => void (watched.retried += 1),
  };
  const engine = createTestEngine({ observer, ...options });
  watched = { engine, stopped: [], started: [], replaced: [], retried: 0 };
  return engine;
}

async function open(options: Partial<PrinterOptions> = {}): Promise<Watched> {
  await watch(options).start();
  return watched;
}

function pidOf(engine: PrintingEngine): number {
  const pid = engine.browser?.pid;
  if (pid === undefined) throw new Error('No browser runs');
  return pid;
}

function pidsOf(engine: PrintingEngine, type: string): number[] {
  return runningProcesses(pidOf(engine)).flatMap((process) => (process.type === type ? [process.pid] : []));
}

/** A body that takes some tenths of a second. */
const slow = `<p>慢</p>`.repeat(2_000);
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function stillPrints(engine: PrintingEngine): Promise<void> {
  await expect(pageTexts(await engine.print(testPage('<p>安然无恙</p>'), within(30_000)))).resolves.toEqual([
    '1 安然无恙',
  ]);
}

describe('the engine', () => {
  it('answers fifty jobs, with a document or a 503 that says retry, while its browser is killed', async () => {
    const { engine, stopped } = await open();
    const jobs = Array.from({ length: 50 }, (_, index) =>
      engine.print(testPage(`<p>第${index}份</p>${'<p>正文</p>'.repeat(300)}`), within(60_000)),
    );
    const outcomes = Promise.allSettled(jobs);
    for (let kill = 0; kill < 3; kill++) {
      await pause(300);
      if (engine.browser !== undefined) process.kill(engine.browser.pid, 'SIGKILL');
    }
    let printed = 0;
    for (const [index, outcome] of (await outcomes).entries()) {
      if (outcome.status === 'fulfilled') {
        printed += 1;
        expect((await pageTexts(outcome.value))[0]).toContain(`第${index}份`);
      } else {
        expect(outcome.reason).toMatchObject({ code: 'browser-unavailable', status: 503 });
        expect(outcome.reason).toMatchObject({ context: { retryAfter: expect.any(Number) as number } });
      }
    }
    expect(printed).toBeGreaterThan(40);
    expect(stopped.map(({ reason }) => reason)).toContain('crashed');
    await stillPrints(engine);
  });

  it('tries a job once more whose renderer is killed, and keeps the browser', async () => {
    const { engine, started, replaced, stopped } = await open({ pages: 1 });
    // A renderer that stands still cannot finish the job before it is killed, however fast the machine.
    const renderers = pidsOf(engine, 'renderer');
    for (const pid of renderers) process.kill(pid, 'SIGSTOP');
    const job = engine.print(testPage(slow), within(30_000));
    while (engine.load.running === 0) await pause(10);
    await pause(100);
    for (const pid of renderers) process.kill(pid, 'SIGKILL');
    await expect(job).resolves.toBeInstanceOf(Buffer);
    expect(watched.retried).toBe(1);
    expect(replaced).toHaveLength(1);
    // Chromium itself may end with the renderer that prints (ADR 0112); we do not end it.
    expect(started).toHaveLength(1 + stopped.length);
    for (const { reason } of stopped) expect(reason).toBe('crashed');
    await stillPrints(engine);
  });

  it('replaces renderers that are killed while they have nothing to do', async () => {
    const { engine } = await open({ pages: 2 });
    for (const pid of pidsOf(engine, 'renderer')) process.kill(pid, 'SIGKILL');
    await Promise.all([1, 2, 3, 4].map(() => stillPrints(engine)));
    expect(watched.started).toHaveLength(1);
  });

  it('gives up on a document that kills its page each time, and on that alone', async () => {
    const { engine, started } = await open({ pages: 1 });
    const job = engine.print(testPage(slow.repeat(5)), within(55_000)).catch((error: unknown) => error);
    while (engine.load.running > 0) {
      // A renderer has worked for 20 ms when its page is open: one that dies before makes the browser useless.
      const printing = runningProcesses(pidOf(engine)).filter(
        ({ type, worked }) => type === 'renderer' && worked > 100,
      );
      for (const { pid } of printing) process.kill(pid, 'SIGKILL');
      await pause(50);
    }
    expect(watched.retried).toBe(1);
    await expect(job).resolves.toMatchObject({ code: 'browser-unavailable', context: { retryAfter: 2 } });
    expect(started).toHaveLength(1);
    await stillPrints(engine);
  });

  it('starts another browser when the zygote is killed and no page can be opened any more', async () => {
    const { engine } = await open({ pages: 1 });
    for (const pid of [...pidsOf(engine, 'zygote'), ...pidsOf(engine, 'renderer')]) process.kill(pid, 'SIGKILL');
    await stillPrints(engine);
  });

  it('ends a browser that hangs, and prints its jobs with another', async () => {
    const { engine, stopped } = await open({ pages: 1 });
    const hung = pidOf(engine);
    const job = engine.print(testPage(slow), within(30_000));
    await pause(50);
    process.kill(-hung, 'SIGSTOP');
    await expect(job).resolves.toBeInstanceOf(Buffer);
    expect(stopped).toMatchObject([{ reason: 'unresponsive' }]);
    expect(runningProcesses(hung)).toEqual([]);
  });

  it('replaces a browser after so many documents, without a gap and without a lost job', async () => {
    const { engine, started, stopped } = await open({ documentsPerBrowser: 25 });
    const client = async (): Promise<void> => {
      while (started.length < 3) await engine.print(testPage('<p>循环</p>'), within(30_000));
    };
    await Promise.all([client(), client(), client(), client()]);
    expect(watched.retried).toBe(0);
    await expect.poll(() => stopped.length, { timeout: 10_000 }).toBe(started.length - 1);
    for (const { reason, documents } of stopped) {
      expect(reason).toBe('recycled');
      expect(documents).toBeGreaterThanOrEqual(25);
    }
    for (const pid of started.slice(0, -1)) expect(runningProcesses(pid)).toEqual([]);
  });

  it('says that it cannot be had while no browser comes up, and comes back by itself', async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'no-browser-'));
    const browserFolder = join(scratch, 'browser');
    await writeFile(browserFolder, 'a file where the folder should be');
    const engine = watch({ pages: 1, browserFolder });
    try {
      await expect(engine.start()).rejects.toMatchObject({ code: 'browser-unavailable', status: 503 });
      await expect(engine.print(testPage('<p>甲</p>'), within(30_000))).rejects.toMatchObject({
        code: 'browser-unavailable',
        context: { retryAfter: expect.any(Number) as number },
      });
      await expect(engine.probe()).resolves.toBe('unavailable');
      await rm(browserFolder);
      await expect.poll(() => engine.probe(), { timeout: 40_000, interval: 200 }).toBe('ready');
      await stillPrints(engine);
    } finally {
      await engine.close();
      await rm(scratch, { recursive: true });
    }
  });

  it('leaves no process behind when it closes right after a crash', async () => {
    const { engine } = await open({ pages: 1 });
    const pid = pidOf(engine);
    process.kill(pid, 'SIGKILL');
    await engine.close();
    expect(browserProcesses(pid).filter(({ state }) => state !== 'Z')).toEqual([]);
    expect(engine.browser).toBeUndefined();
  });
});
