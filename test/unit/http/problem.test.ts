import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { problemOf, retryAfterOf, toAppError } from '../../../src/http/problem.ts';

describe('A problem', () => {
  it('lists at most a thousand findings and says how many there are', () => {
    const finding = { severity: 'error', rule: 'type', pointer: '/x', label: '项目', message: '有误。' } as const;
    const error = new AppError('invalid-filing', '申报内容有误。', {
      findings: Array.from({ length: 1_234 }, () => finding),
    });
    const problem = problemOf(error, '/v1', 'id');
    expect(problem.errors).toHaveLength(1_000);
    expect(problem.errors?.[0]).toEqual(finding);
    expect(problem.detail).toBe('申报内容有误。（共 1234 处，这里列出前 1000 处）');
  });

  it('carries the further members of its error', () => {
    const error = new AppError('invalid-parameter', '无效。', { members: { parameter: 'dpi', allowed: ['36–600'] } });
    expect(problemOf(error, '/v1', 'id')).toMatchObject({ parameter: 'dpi', allowed: ['36–600'], status: 400 });
  });

  it('says when to come back in whole seconds, at least one', () => {
    expect(retryAfterOf(new AppError('overloaded', '', { retryAfter: 0.2 }))).toBe(1);
    expect(retryAfterOf(new AppError('overloaded', '', { retryAfter: 3.1 }))).toBe(4);
    expect(retryAfterOf(new AppError('draining', ''))).toBe(2);
    expect(retryAfterOf(new AppError('invalid-json', ''))).toBeUndefined();
  });

  it('made of anything unknown is internal and keeps what was thrown for the log', () => {
    const fault = new TypeError('x');
    expect(toAppError(fault)).toMatchObject({ code: 'internal', cause: fault });
    expect(toAppError('text').code).toBe('internal');
    expect(toAppError(undefined).code).toBe('internal');
    expect(toAppError(new URIError('x')).code).toBe('bad-request');
  });
});
