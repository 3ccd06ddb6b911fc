import { describe, expect, it } from 'vitest';
import { PageLost, StartError } from '../../../../src/pdf/browser/browser-errors.ts';
import { faultOfStart } from '../../../../src/pdf/browser/engine-fault.ts';

const system = (code: string, syscall: string): Error =>
  Object.assign(new Error(`${code}: ${syscall} '/secret/path'`), { code, syscall, path: '/secret/path' });
const atStart = (cause: unknown, rest: { end?: string; words?: string } = {}): StartError =>
  new StartError({ sandbox: true, cause, ...rest });

describe('why there is no browser', () => {
  it.each([
    ['not-executable', atStart(system('EACCES', 'spawn /secret/path'))],
    ['not-executable', atStart(system('ENOENT', 'spawn /secret/path'))],
    ['not-executable', system('EACCES', 'access')],
    ['no-descriptors', atStart(system('EMFILE', 'spawn /secret/path'))],
    ['no-descriptors', system('ENFILE', 'scandir')],
    ['no-processes', atStart(system('EAGAIN', 'spawn /secret/path'))],
    ['no-room', system('ENOSPC', 'mkdtemp')],
    ['no-room', new AggregateError([system('EACCES', 'mkdir'), system('ENOSPC', 'write')], 'No folder')],
    ['no-room', atStart(undefined, { end: 'signal SIGTRAP', words: 'write: No space left on device' })],
    ['folder-unusable', system('EROFS', 'mkdir')],
    ['folder-unusable', new Error('/secret/path belongs to user 7')],
    ['no-sandbox', atStart(undefined, { end: 'signal SIGTRAP', words: 'No usable sandbox!' })],
    ['ended-at-start', atStart(undefined, { end: 'code 1' })],
    ['no-answer', atStart(new Error('It does not answer'))],
    ['no-pages', new PageLost('none opened')],
  ])('%s, told without a path', (reason, error) => {
    const fault = faultOfStart(error);
    expect(fault.reason).toBe(reason);
    expect(fault.message).not.toContain('/');
  });
});
