import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { environmentSchema } from '../../src/environment.ts';

/** Variables of an `Environment=` line of the unit. */
function unitEnvironment(): Readonly<Record<string, string>> {
  const lines = readFileSync('deploy/filing-press.service', 'utf8').match(/^Environment=.*$/gm) ?? [];
  const pairs = lines.flatMap((line) => line.replace('Environment=', '').split(' '));
  return Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]));
}

describe('What is in deploy/', () => {
  it.each([
    ...readdirSync('deploy').map((name) => `deploy/${name}`),
    'Dockerfile',
    'docs/operations.md',
    'docs/operations.zh-CN.md',
  ])('names no variable that the service does not know: %s', (file) => {
    const named = readFileSync(file, 'utf8').match(/\bFILING_PRESS_[A-Z_]*[A-Z]\b/g) ?? [];
    expect(named.filter((name) => !Object.hasOwn(environmentSchema.shape, name))).toEqual([]);
  });

  it('starts the service with settings that it takes, and gives it time to end', () => {
    const { http } = readConfig(unitEnvironment());
    expect(http.host).toBe('127.0.0.1');
    expect(http.trustedProxies).toEqual(['loopback']);
    const [, stop = ''] = /^TimeoutStopSec=(\d+)$/m.exec(readFileSync('deploy/filing-press.service', 'utf8')) ?? [];
    expect(Number(stop) * 1000).toBeGreaterThan(http.preStopDelay + http.drainDeadline + 5_000);
  });

  it('sends to the port that the unit listens on, and lets through what the service would take', () => {
    const { http } = readConfig(unitEnvironment());
    for (const file of ['deploy/nginx.conf', 'deploy/Caddyfile'])
      expect(readFileSync(file, 'utf8'), file).toContain(`127.0.0.1:${http.port}`);
    const nginx = readFileSync('deploy/nginx.conf', 'utf8');
    const [, megabytes = ''] = /client_max_body_size (\d+)m;/.exec(nginx) ?? [];
    expect(Number(megabytes) * 1024 * 1024).toBe(4 * http.bodyLimit);
    const [, seconds = ''] = /proxy_read_timeout (\d+)s;/.exec(nginx) ?? [];
    expect(Number(seconds) * 1000).toBeGreaterThan(http.deadline);
  });
});
