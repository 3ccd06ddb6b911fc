import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../src/errors.ts';
import { BodyBudget, type Upload } from '../../../src/http/request/body-budget.ts';

/** Bodies that share a budget, and a clock that stands still. */
function budgetOf(limit: number) {
  let now = 10_000;
  const budget = new BodyBudget(limit, () => now);
  const open = (): { upload: Upload; ended: AppError[]; response: ServerResponse } => {
    const response = Object.assign(new EventEmitter(), {
      closed: false,
      writeHead: () => response,
    }) as unknown as ServerResponse;
    const ended: AppError[] = [];
    return { upload: budget.open(response, (error) => ended.push(error)), ended, response };
  };
  return { budget, open, pass: (milliseconds: number) => (now += milliseconds) };
}

describe('The budget of bodies', () => {
  it('is not kept from others by two large uploads that have stopped', () => {
    const { budget, open, pass } = budgetOf(64);
    const stalled = [open(), open()];
    for (const { upload } of stalled) upload.book(32);
    pass(3_000);
    const newcomer = open();
    newcomer.upload.book(5);
    expect(budget.held).toBe(37);
    expect(stalled.map(({ ended }) => ended.map(({ code }) => code))).toEqual([['overloaded'], []]);
    expect(() => stalled[0]?.upload.book(1)).toThrow('已停止接收');
  });

  it('is not kept by one that drips either: what it holds counts against what it brings', () => {
    const { open, pass } = budgetOf(100);
    const dripping = open();
    const steady = open();
    dripping.upload.book(60);
    for (let second = 0; second < 3; second += 1) {
      pass(1_000);
      dripping.upload.book(1);
      steady.upload.book(10);
    }
    open().upload.book(20);
    expect([dripping.ended.length, steady.ended.length]).toEqual([1, 0]);
  });

  it('refuses a newcomer rather than a smaller one, or one that has come in whole', () => {
    const { budget, open } = budgetOf(100);
    const whole = open();
    whole.upload.book(80);
    whole.upload.complete();
    const small = open();
    small.upload.book(10);
    expect(() => open().upload.book(20)).toThrow(expect.objectContaining({ code: 'overloaded' }) as Error);
    expect([whole.ended.length, small.ended.length, budget.held]).toEqual([0, 0, 90]);
  });

  it('is given back when the answer begins, however long its reader takes', () => {
    const { budget, open } = budgetOf(100);
    const { upload, response } = open();
    upload.book(80);
    upload.complete();
    response.writeHead(200);
    expect(budget.held).toBe(0);
    response.emit('close');
    upload.release();
    expect(budget.held).toBe(0);
  });
});
