import { describe, expect, it } from 'vitest';
import { abortReason, abortable } from '../../../src/concurrency/abort.ts';
import { withinTime } from '../../../src/concurrency/time-limit.ts';
import { AppError } from '../../../src/errors.ts';

const never = new Promise<never>(() => undefined);

describe('the reason of an abort', () => {
  it('is the error that the signal carries, if that can be told', () => {
    const error = new AppError('draining', '服务正在停止');
    expect(abortReason(AbortSignal.abort(error))).toBe(error);
  });

  it('is the deadline for a signal that timed out, the client for any other', () => {
    expect(abortReason(AbortSignal.abort(new DOMException('', 'TimeoutError'))).code).toBe('deadline-exceeded');
    expect(abortReason(AbortSignal.abort()).code).toBe('client-gone');
  });
});

describe('abortable work', () => {
  it('settles as the work does', async () => {
    const { signal } = new AbortController();
    await expect(abortable(Promise.resolve(7), signal)).resolves.toBe(7);
    await expect(abortable(Promise.reject(new Error('torn')), signal)).rejects.toThrow('torn');
  });

  it('is left when the signal aborts, before or meanwhile', async () => {
    const controller = new AbortController();
    const work = abortable(never, controller.signal);
    controller.abort();
    await expect(work).rejects.toMatchObject({ code: 'client-gone' });
    await expect(abortable(never, controller.signal)).rejects.toMatchObject({ code: 'client-gone' });
  });
});

describe('work within a time', () => {
  const late = (): Error => new Error('late');

  it('settles as the work does', async () => {
    await expect(withinTime(Promise.resolve(7), 1_000, late)).resolves.toBe(7);
    await expect(withinTime(Promise.reject(new Error('torn')), 1_000, late)).rejects.toThrow('torn');
  });

  it('is left when the time is up', async () => {
    await expect(withinTime(never, 1, late)).rejects.toThrow('late');
  });

  it('is not blamed for an event loop that was held up', async () => {
    const answered = new Promise<string>((resolve) => setTimeout(resolve, 20, 'in time'));
    const work = withinTime(answered, 10, late);
    const start = performance.now();
    while (performance.now() - start < 40); // both timers are due now, that of the limit first
    await expect(work).resolves.toBe('in time');
  });
});
