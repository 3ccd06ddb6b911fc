import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError, errorCatalogue } from '../../src/errors.ts';
import { type Caller, callerOf, documents } from '../support/http-caller.ts';

let caller: Caller;

beforeAll(async () => {
  caller = await callerOf();
});
afterAll(async () => caller.app.close());

describe('What the press refuses', () => {
  it('is told with status, title, code, path and request id, and with every finding', async () => {
    const findings = [1, 2, 3].map((n) => ({
      severity: 'error' as const,
      rule: 'date-order',
      pointer: `/subprojects/${n}/endDate`,
      label: `子项目${n} › 结束日期`,
      message: '结束日期早于起始日期，请改正。',
    }));
    caller.app.press.next = async () => Promise.reject(new AppError('invalid-filing', '共 3 处问题。', { findings }));
    const answer = await caller.problem('?strict=true', { 'X-Request-Id': 'caller-7' });
    expect(answer).toEqual({
      type: '/problems/invalid-filing',
      title: errorCatalogue['invalid-filing'].title,
      status: 422,
      detail: '共 3 处问题。',
      instance: '/v1/forms/annex-2/documents',
      code: 'invalid-filing',
      requestId: 'caller-7',
      errors: findings,
    });
  });

  it('says when to come back where that makes sense', async () => {
    for (const [code, retryAfter, expected] of [
      ['overloaded', 7, '7'],
      ['browser-unavailable', undefined, '2'],
      ['draining', undefined, '2'],
      ['invalid-filing', undefined, null],
    ] as const) {
      caller.app.press.next = async () =>
        Promise.reject(new AppError(code, '说明。', retryAfter === undefined ? {} : { retryAfter }));
      const answer = await caller.post('/v1/forms/annex-2/documents');
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([errorCatalogue[code].status, expected]);
      await caller.contract.check('POST', documents, answer);
    }
  });

  it('because of a fault of ours tells nothing of the fault', async () => {
    caller.app.press.next = async () => Promise.reject(new TypeError(`secret of ${process.cwd()}/src`));
    const body = JSON.stringify(await caller.problem(''));
    expect(body).toContain('"code":"internal"');
    expect(body).not.toMatch(/secret|TypeError|\/src|node_modules|at /);
  });
});

describe('Every type of problem', () => {
  it('is explained under its own URI', async () => {
    for (const code of Object.keys(errorCatalogue)) {
      const body = (await caller.json('/problems/{code}', `/problems/${code}`)) as Record<string, unknown>;
      expect(body['type']).toBe(`/problems/${code}`);
      expect(String(body['advice']).length).toBeGreaterThan(5);
    }
    expect((await caller.get('/problems/toString')).status).toBe(404);
  });
});

describe('Health and metrics', () => {
  it('say that the process lives and the engine prints', async () => {
    expect(await caller.json('/livez', '/livez?probe=1')).toEqual({ status: 'live' });
    expect(await caller.json('/readyz', '/readyz')).toEqual({ status: 'ready', browser: '147.0.0.0', sandbox: true });
  });

  it('answer 503 with the reason while the engine cannot print', async () => {
    for (const [state, code] of [
      ['starting', 'starting'],
      ['unavailable', 'browser-unavailable'],
      ['draining', 'draining'],
    ] as const) {
      caller.app.engine.state = state;
      const answer = await caller.get('/readyz');
      caller.app.engine.state = 'ready';
      expect(answer.headers.get('retry-after')).not.toBeNull();
      const body = JSON.parse((await caller.contract.check('GET', '/readyz', answer)).toString()) as unknown;
      expect(body).toMatchObject({ status: 503, code });
    }
  });

  it('count requests by route and status, and documents by form, format and profile', async () => {
    await caller.post('/v1/forms/annex-2/documents?profile=pdfa-2a');
    await caller.get('/no/such/place');
    const answer = await caller.get('/metrics');
    const text = (await caller.contract.check('GET', '/metrics', answer)).toString();
    expect(text).toMatch(
      /^http_requests_total\{method="POST",route="\/v1\/forms\/\{form\}\/documents",status="200"\} \d+$/m,
    );
    expect(text).toMatch(/^http_requests_total\{method="GET",route="unmatched",status="404"\} \d+$/m);
    expect(text).toMatch(/^filing_press_documents_total\{form="annex-2",format="pdf",profile="pdfa-2a"\} \d+$/m);
    expect(text).toMatch(/^filing_press_document_pages_bucket\{le="5",form="annex-2"\} \d+$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(text).not.toContain('no/such');
  });

  it('count the findings of refused filings by rule', async () => {
    const findings = [
      { pointer: '/fiscalYear', rule: 'required', severity: 'error', label: '年度', message: '“年度”没有填写。' },
      { pointer: '/district', rule: 'required', severity: 'error', label: '区', message: '“区”没有填写。' },
    ] as const;
    const refused = async (): Promise<string> => {
      const text = await (await caller.get('/metrics')).text();
      return /^filing_press_filing_errors_total\{form="annex-4",rule="required"\} (\d+)$/m.exec(text)?.[1] ?? '0';
    };
    const before = Number(await refused());
    caller.app.press.next = async () => Promise.reject(new AppError('invalid-filing', '共 2 处问题。', { findings }));
    await caller.post('/v1/forms/annex-4/documents');
    expect(Number(await refused())).toBe(before + 2);
  });
});

describe('Every answer', () => {
  it('carries a request id: the sane one of the caller, or a new one', async () => {
    const echoed = await caller.get('/livez', { 'X-Request-Id': 'trace:4bf92f.3577-34_A' });
    expect(echoed.headers.get('x-request-id')).toBe('trace:4bf92f.3577-34_A');
    for (const id of ['a b', 'x'.repeat(200), '<script>', '"quoted"', '-']) {
      const given = (await caller.get('/livez', { 'X-Request-Id': id })).headers.get('x-request-id');
      expect(given).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    }
  });

  it('forbids sniffing, framing, scripts and referrers, and does not name its maker', async () => {
    for (const path of ['/livez', '/v1/forms', '/no/such/place', '/openapi.json']) {
      const headers = Object.fromEntries((await caller.get(path)).headers);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
    }
  });
});
