import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { describe, expect, it, vi } from 'vitest';
import { requireApiKey } from '../../../src/http/request/api-keys.ts';

const digests = ['first-key-of-two-0001', 'second-key-of-two-002'].map((key) =>
  createHash('sha256').update(key).digest(),
);

/** What became of a request with these headers: passed on, or the challenge that it got. */
function knock(keys: readonly Uint8Array[], headers: Record<string, string>): string {
  const set = vi.fn<(name: string, value: string) => void>();
  const next = vi.fn();
  const request = { headers } as unknown as Request;
  try {
    void requireApiKey(keys)(request, { set } as unknown as Response, next);
  } catch (error) {
    expect(error).toMatchObject({ code: 'unauthorized' });
    expect(next).not.toHaveBeenCalled();
    return String(set.mock.calls[0]?.[1]);
  }
  expect(next).toHaveBeenCalledOnce();
  return 'passed';
}

describe('API keys', () => {
  it('let any of the configured keys pass, as bearer token or in X-API-Key', () => {
    expect(knock(digests, { authorization: 'Bearer first-key-of-two-0001' })).toBe('passed');
    expect(knock(digests, { authorization: 'bearer second-key-of-two-002' })).toBe('passed');
    expect(knock(digests, { 'x-api-key': 'second-key-of-two-002' })).toBe('passed');
  });

  it('challenge everyone else (RFC 6750, 3)', () => {
    expect(knock(digests, {})).toBe('Bearer realm="filing-press"');
    expect(knock(digests, { authorization: 'Basic Zmlyc3Q6a2V5' })).toBe('Bearer realm="filing-press"');
    expect(knock(digests, { authorization: 'Bearer first-key-of-two-000' })).toContain('error="invalid_token"');
    expect(knock(digests, { 'x-api-key': '' })).toContain('error="invalid_token"');
  });

  it('are asked for by nobody when none is configured', () => {
    expect(knock([], {})).toBe('passed');
  });
});
