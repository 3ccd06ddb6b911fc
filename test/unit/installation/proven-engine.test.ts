import { expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { type FirstPrints, provenEngine } from '../../../src/first-prints.ts';
import type { EngineHealth } from '../../../src/http/service.ts';
import { TemplateError } from '../../../src/installation/template-error.ts';

const engine: EngineHealth = {
  probe: async () => Promise.resolve('ready'),
  browser: { version: '147', sandbox: true },
  fault: undefined,
};

/** First prints that fail with this error. */
function printsFailing(error: Error): Pick<FirstPrints, 'areDone' | 'print'> {
  return { areDone: false, print: async () => Promise.reject(error) };
}

it('ends the service when a form does not come out as it was filled, although the browser came late', async () => {
  const failed: unknown[] = [];
  const damaged = new TemplateError('templates/annex-2/page.hbs', new Error('Text 3 of 40 is not drawn'));
  const proven = provenEngine(engine, printsFailing(damaged), (error) => failed.push(error));
  expect(await proven.probe()).toBe('starting');
  expect(failed).toEqual([damaged]);
});

it('is starting, and tries again, when the engine could not print the forms', async () => {
  const failed: unknown[] = [];
  const passing = new AppError('browser-unavailable', '打印引擎正在恢复。');
  const proven = provenEngine(engine, printsFailing(passing), (error) => failed.push(error));
  expect(await proven.probe()).toBe('starting');
  expect(failed).toEqual([]);
});
