import { afterEach, describe, expect, it } from 'vitest';
import type { PrinterOptions, PrintingEngine } from '../../src/pdf/printer.ts';
import { createTestEngine, runningProcesses, testPage, within } from '../support/engine.ts';
import { pageTexts } from '../support/pdf/page-texts.ts';

let engine: PrintingEngine;
afterEach(async () => engine.close());

function open(options: Partial<PrinterOptions>): PrintingEngine {
  engine = createTestEngine(options);
  return engine;
}

/** A body whose print takes many seconds. */
const endless = '<p>无穷无尽的表格</p>'.repeat(60_000);

describe('the limits of the engine', () => {
  it('start the browser with the first job, when nobody started it', async () => {
    expect(open({}).browser).toBeUndefined();
    await expect(pageTexts(await engine.print(testPage('<p>甲</p>'), within(30_000)))).resolves.toEqual(['1 甲']);
    expect(engine.browser).toMatchObject({ version: expect.stringMatching(/^\d+(\.\d+){3}$/) as string });
    await expect(engine.probe()).resolves.toBe('ready');
  });

  it('refuse what the queue cannot hold, at once, and print the rest', async () => {
    await open({ pages: 1, queueCapacity: 3 }).start();
    const jobs = Array.from({ length: 10 }, () => engine.print(testPage('<p>甲</p>'), within(30_000)));
    const outcomes = await Promise.allSettled(jobs);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    for (const outcome of outcomes.filter(({ status }) => status === 'rejected')) {
      expect(outcome).toMatchObject({
        reason: { code: 'overloaded', context: { retryAfter: expect.any(Number) as number } },
      });
    }
    expect(engine.load).toEqual({ waiting: 0, running: 0 });
  });

  it('stop a job at its deadline and replace its page, not its browser', async () => {
    const replaced: string[] = [];
    await open({ pages: 2, observer: { pageReplaced: ({ reason }) => void replaced.push(reason) } }).start();
    const pid = engine.browser?.pid;
    const late = engine.print(testPage(endless), within(500));
    const inTime = engine.print(testPage('<p>乙</p>'), within(30_000));
    await expect(late).rejects.toMatchObject({ code: 'deadline-exceeded' });
    await expect(pageTexts(await inTime)).resolves.toEqual(['1 乙']);
    await expect.poll(() => replaced.length, { timeout: 5_000 }).toBe(1);
    await Promise.all([1, 2, 3, 4].map(() => engine.print(testPage('<p>丙</p>'), within(30_000))));
    expect(engine.browser?.pid).toBe(pid);
  });

  it('stop the work soon after the caller has gone', async () => {
    await open({ pages: 1 }).start();
    const pid = engine.browser?.pid ?? 0;
    const renderers = (): number[] =>
      runningProcesses(pid).flatMap((process) => (process.type === 'renderer' ? [process.pid] : []));
    const [printing = 0] = renderers();
    const caller = new AbortController();
    const job = engine.print(testPage(endless), { signal: caller.signal });
    setTimeout(() => caller.abort(), 300);
    await expect(job).rejects.toMatchObject({ code: 'client-gone' });
    await expect.poll(renderers, { timeout: 3_000 }).not.toContain(printing);
    await expect(pageTexts(await engine.print(testPage('<p>丁</p>'), within(30_000)))).resolves.toEqual(['1 丁']);
  });

  it('keep the page of a caller who left shortly before the end', async () => {
    const replaced: string[] = [];
    await open({ pages: 1, observer: { pageReplaced: ({ reason }) => void replaced.push(reason) } }).start();
    const caller = new AbortController();
    const job = engine.print(testPage('<p>甲</p>'.repeat(500)), { signal: caller.signal });
    setTimeout(() => caller.abort(), 5);
    await expect(job).rejects.toMatchObject({ code: 'client-gone' });
    await engine.print(testPage('<p>乙</p>'), within(30_000));
    expect(replaced).toEqual([]);
  });

  it('end in a drain: what was taken on is printed, nothing more is taken, no process is left', async () => {
    await open({ pages: 1 }).start();
    const pid = engine.browser?.pid ?? 0;
    const jobs = ['甲', '乙', '丙'].map((text) => engine.print(testPage(`<p>${text}</p>`), within(30_000)));
    const closing = engine.close();
    await expect(engine.print(testPage('<p>丁</p>'), within(30_000))).rejects.toMatchObject({ code: 'draining' });
    await expect(engine.probe()).resolves.toBe('draining');
    await closing;
    await expect(Promise.all(jobs)).resolves.toHaveLength(3);
    expect(engine.browser).toBeUndefined();
    expect(runningProcesses(pid)).toEqual([]);
  });

  it('end at once in a drain, and who waited is told', async () => {
    await open({ pages: 1 }).start();
    const pid = engine.browser?.pid ?? 0;
    const jobs = [endless, '<p>乙</p>'].map((body) => engine.print(testPage(body), within(60_000)));
    const outcomes = Promise.allSettled(jobs);
    await engine.close(AbortSignal.timeout(200));
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { code: 'draining' } });
    expect(runningProcesses(pid)).toEqual([]);
  });
});
