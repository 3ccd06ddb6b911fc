import { describe, expect, it } from 'vitest';
import { openWarning } from '../../src/listening.ts';

describe('A service that everyone can reach and nobody has to have a key for', () => {
  it('says so in one line, with what to set', () => {
    for (const host of ['0.0.0.0', '::', '10.0.0.7', 'press.example', '128.0.0.1', 'fd00::1']) {
      const warning = openWarning({ host, asksForKey: false }, false);
      expect(warning?.split('\n')).toHaveLength(1);
      expect(warning).toContain(host);
      expect(warning).toMatch(/FILING_PRESS_API_KEYS.*FILING_PRESS_OPEN=true/);
    }
  });

  it('does not when it asks for keys, is meant to be open, or only this machine can reach it', () => {
    expect(openWarning({ host: '0.0.0.0', asksForKey: true }, false)).toBeUndefined();
    expect(openWarning({ host: '0.0.0.0', asksForKey: false }, true)).toBeUndefined();
    for (const host of ['127.0.0.1', '127.8.9.10', '::1', 'localhost', 'LOCALHOST']) {
      expect(openWarning({ host, asksForKey: false }, false)).toBeUndefined();
    }
  });
});
