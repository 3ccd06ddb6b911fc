import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ProbeOutcome, Readiness } from '../../../src/pdf/readiness.ts';

describe('readiness', () => {
  beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => vi.useRealTimers());

  const probe = vi.fn<() => Promise<ProbeOutcome>>();
  const works = (): Promise<ProbeOutcome> => Promise.resolve('printed');
  const fails = (): Promise<ProbeOutcome> => Promise.reject(new Error('no'));
  beforeEach(() => probe.mockReset());

  it('comes with the first success', async () => {
    const readiness = new Readiness(probe.mockImplementation(works));
    expect(readiness.isReady).toBe(false);
    expect(readiness.everSucceeded).toBe(false);
    await expect(readiness.check()).resolves.toBe(true);
    expect(readiness.everSucceeded).toBe(true);
  });

  it('is not probed while something was printed lately', async () => {
    const readiness = new Readiness(probe.mockImplementation(works));
    readiness.succeeded();
    vi.advanceTimersByTime(4_900);
    await expect(readiness.check()).resolves.toBe(true);
    expect(probe).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    await readiness.check();
    expect(probe).toHaveBeenCalledOnce();
  });

  it('is lost with the second failure in a row, and a failure is not looked into again within a second', async () => {
    const readiness = new Readiness(probe.mockImplementation(fails));
    readiness.succeeded();
    vi.advanceTimersByTime(6_000);
    await expect(readiness.check()).resolves.toBe(true);
    await expect(readiness.check()).resolves.toBe(true);
    expect(probe).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(1_100);
    await expect(readiness.check()).resolves.toBe(false);
    vi.advanceTimersByTime(1_100);
    probe.mockImplementation(works);
    await expect(readiness.check()).resolves.toBe(true);
  });

  it('is probed once for all who ask at the same time', async () => {
    const readiness = new Readiness(probe.mockImplementation(works));
    await expect(Promise.all([readiness.check(), readiness.check(), readiness.check()])).resolves.toEqual([
      true,
      true,
      true,
    ]);
    expect(probe).toHaveBeenCalledOnce();
  });

  it('is not believed after a document that could not be printed: it is probed at once, and one failure is enough', async () => {
    const readiness = new Readiness(probe.mockImplementation(fails));
    readiness.succeeded();
    readiness.doubt();
    await expect(readiness.check()).resolves.toBe(false);
    probe.mockImplementation(works);
    vi.advanceTimersByTime(1_100);
    await expect(readiness.check()).resolves.toBe(true);
  });

  it('comes back with the next browser at once, by a probe', async () => {
    const readiness = new Readiness(probe.mockImplementation(fails));
    readiness.succeeded();
    readiness.doubt();
    await expect(readiness.check()).resolves.toBe(false);
    probe.mockImplementation(works);
    await expect(readiness.check()).resolves.toBe(false); // looked into a moment ago
    readiness.renewed();
    await expect(readiness.check()).resolves.toBe(true);
  });

  it('is neither lost nor won while every page prints something long', async () => {
    const readiness = new Readiness(probe.mockResolvedValue('busy'));
    await expect(readiness.check()).resolves.toBe(false);
    readiness.succeeded();
    for (let look = 0; look < 5; look += 1) {
      vi.advanceTimersByTime(6_000);
      await expect(readiness.check()).resolves.toBe(true);
    }
  });
});
