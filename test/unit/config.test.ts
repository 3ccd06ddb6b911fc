import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).problems;
  }
  return [];
}

describe('The configuration', () => {
  it('serves on 127.0.0.1:3000 without any variable, asks for no key, and is frozen', () => {
    const config = readConfig({ PATH: '/bin', FILING_PRESS_SANDBOX: '' });
    expect(config.http).toMatchObject({ host: '127.0.0.1', port: 3000, apiKeys: [], deadline: 30_000 });
    expect(config.engine.sandbox).toBe('auto');
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.http.apiKeys)).toBe(true);
  });

  it('reads every variable', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '::1',
      FILING_PRESS_DEADLINE_SECONDS: '5',
      FILING_PRESS_PAGES: '3',
      FILING_PRESS_BROWSER_FOLDER: '/var/cache/x',
      FILING_PRESS_LOG_LEVEL: 'debug',
    });
    expect(config).toMatchObject({
      http: { port: 0, host: '::1', deadline: 5_000 },
      engine: { pages: 3, browserFolder: '/var/cache/x' },
      log: { level: 'debug' },
    });
  });

  it('bounds places, bodies, times and connections, each by a variable of its own', () => {
    const { http, batches } = readConfig({ FILING_PRESS_BODY_LIMIT_BYTES: '1000000', FILING_PRESS_BATCHES: '3' });
    expect(http).toMatchObject({
      ...{ bodyBudget: 8_000_000, bodyTime: 60_000, leastRate: 1_000, stallTime: 20_000, connections: 800 },
      ...{ preStopDelay: 0, isOpen: false, trustedProxies: [] },
    });
    expect(batches).toEqual({ places: 3, open: 6 });
    expect(
      readConfig({
        ...{ FILING_PRESS_BODY_BUDGET_BYTES: '99000000', FILING_PRESS_ANSWER_BUDGET_BYTES: '5000' },
        ...{ FILING_PRESS_BODY_SECONDS: '7', FILING_PRESS_LEAST_RATE_BYTES: '8', FILING_PRESS_STALL_SECONDS: '9' },
        ...{ FILING_PRESS_CONNECTIONS: '10', FILING_PRESS_PRESTOP_SECONDS: '11', FILING_PRESS_OPEN: 'true' },
        ...{ FILING_PRESS_BATCHES: '2', FILING_PRESS_OPEN_BATCHES: '5' },
        FILING_PRESS_TRUSTED_PROXIES: '10.0.0.0/8, loopback,fd00::/8 ,192.168.1.5',
      }),
    ).toMatchObject({
      http: {
        ...{ bodyBudget: 99_000_000, answerBudget: 5_000, bodyTime: 7_000, leastRate: 8, stallTime: 9_000 },
        ...{ connections: 10, preStopDelay: 11_000, isOpen: true },
        trustedProxies: ['10.0.0.0/8', 'loopback', 'fd00::/8', '192.168.1.5'],
      },
      batches: { places: 2, open: 5 },
    });
  });

  it('refuses bounds that leave no room for what they bound, and proxies that are none', () => {
    expect(problemsOf({ FILING_PRESS_BODY_BUDGET_BYTES: '9000000', FILING_PRESS_OPEN_BATCHES: '3' })).toEqual([
      'FILING_PRESS_BODY_BUDGET_BYTES：至少应为 FILING_PRESS_BODY_LIMIT_BYTES 的 4 倍',
      'FILING_PRESS_OPEN_BATCHES：不应小于 FILING_PRESS_BATCHES',
    ]);
    for (const proxy of ['10.0.0.0/33', '10.0.0', 'proxy.example', '0.0.0.0/0', '::/0', '10.0.0.1/', '']) {
      expect(problemsOf({ FILING_PRESS_TRUSTED_PROXIES: `loopback,${proxy}` })).toHaveLength(1);
    }
  });

  it('names all bad variables at once, each with what it should be', () => {
    expect(
      problemsOf({
        PORT: '99999',
        HOST: 'a b',
        FILING_PRESS_PAGES: '1.5',
        FILING_PRESS_SANDBOX: 'yes',
        FILING_PRESS_BROWSER_FOLDER: 'cache',
        FILING_PRESS_LOG_LEVEL: 'loud',
      }),
    ).toEqual([
      'PORT：应为 0 到 65535 的整数',
      'HOST：应为主机名或 IP 地址，例如 127.0.0.1、0.0.0.0、::1',
      'FILING_PRESS_PAGES：应为 1 到 64 的整数',
      'FILING_PRESS_SANDBOX：应为 auto、on 或 off',
      'FILING_PRESS_BROWSER_FOLDER：应为绝对路径，例如 /var/cache/filing-press',
      'FILING_PRESS_LOG_LEVEL：应为 debug、info、warn、error、silent 之一',
    ]);
  });

  it('refuses misspelt variables of its own prefix, for a misspelt API key would leave the door open', () => {
    expect(problemsOf({ FILING_PRESS_APIKEYS: 'x' })).toEqual([
      'FILING_PRESS_APIKEYS：没有这个变量，是否想写 FILING_PRESS_API_KEYS？',
    ]);
    expect(problemsOf({ FILING_PRESS_PORT: '8080' })).toEqual(['FILING_PRESS_PORT：没有这个变量，是否想写 PORT？']);
    expect(problemsOf({ FILING_PRESS_COLOUR: 'red' })).toEqual(['FILING_PRESS_COLOUR：没有这个变量，请删去']);
  });

  it('does not take the variables that Kubernetes adds for a service of that name for misspelt ones', () => {
    expect(
      problemsOf({
        FILING_PRESS_SERVICE_HOST: '10.0.0.7',
        FILING_PRESS_SERVICE_PORT: '3000',
        FILING_PRESS_SERVICE_PORT_HTTP: '3000',
        FILING_PRESS_PORT: 'tcp://10.0.0.7:3000',
        FILING_PRESS_PORT_3000_TCP: 'tcp://10.0.0.7:3000',
        FILING_PRESS_PORT_3000_TCP_ADDR: '10.0.0.7',
      }),
    ).toEqual([]);
  });

  it('keeps API keys as digests only, whether given plain or hashed', () => {
    const digest = createHash('sha256').update('0123456789abcdef').digest();
    const given = `0123456789abcdef, sha256:${digest.toString('hex')}`;
    const { apiKeys } = readConfig({ FILING_PRESS_API_KEYS: given }).http;
    expect(apiKeys.map((key) => Buffer.from(key).toString('hex'))).toEqual(
      [digest, digest].map((key) => key.toString('hex')),
    );
  });

  it('refuses weak keys without repeating them', () => {
    const problems = problemsOf({ FILING_PRESS_API_KEYS: 'secret,sha256:12,0123456789abcdef' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('secret');
  });
});
