import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerOf, documents, filing } from '../support/http-caller.ts';

let caller: Caller;

beforeAll(async () => {
  caller = await callerOf();
});
afterAll(async () => caller.app.close());

describe('A bad query', () => {
  it('is 400 with the name of the parameter and what is allowed', async () => {
    const cases = [
      ['?format=PDF', 'format', ['pdf', 'docx', 'html', 'png']],
      ['?format=', 'format', ['pdf', 'docx', 'html', 'png']],
      ['?strict=1', 'strict', ['true', 'false']],
      ['?totals=sum', 'totals', ['as-filed', 'compute']],
      ['?format=png&dpi=601', 'dpi', ['36–600']],
      ['?format=png&dpi=9e1', 'dpi', ['36–600']],
      ['?format=png&page=0', 'page', ['1–10000']],
      ['?format=png&page=-1', 'page', ['1–10000']],
    ] as const;
    for (const [query, parameter, allowed] of cases) {
      expect(await caller.problem(query), query).toMatchObject({
        status: 400,
        code: 'invalid-parameter',
        parameter,
        allowed,
      });
    }
  });

  it('is 400 for a parameter that is unknown, repeated, badly encoded, or of another format', async () => {
    const cases = [
      ['?profle=pdfa-2a', 'profle'],
      ['?__proto__=1', '__proto__'],
      ['?constructor=1', 'constructor'],
      ['?format[]=pdf', 'format[]'],
      ['?format=pdf&format=docx', 'format'],
      ['?filename=%E9%99', 'filename'],
      ['?%ff=1', '%ff'],
      ['?dpi=96', 'dpi'],
      ['?format=docx&profile=pdfa-2a', 'profile'],
      ['?documentDate=2021-02-30', 'documentDate'],
      ['?documentDate=2021-03-05T10:00:00', 'documentDate'],
      ['?format=png&documentDate=2021-03-05', 'documentDate'],
    ] as const;
    for (const [query, parameter] of cases) {
      expect(await caller.problem(query), query).toMatchObject({ status: 400, code: 'invalid-parameter', parameter });
    }
    expect((await caller.problem('?profle=pdfa-2a'))['detail']).toContain('是否想写 profile？');
  });
});

describe('A bad body', () => {
  it('is 415 when it is not JSON in UTF-8, and says what would do', async () => {
    for (const type of ['text/plain', 'application/json; charset=gbk', 'multipart/form-data', 'json', 'text/json']) {
      const answer = await caller.post('/v1/forms/annex-2/documents', { 'Content-Type': type });
      expect([type, answer.status, answer.headers.get('accept')]).toEqual([type, 415, 'application/json']);
      await caller.contract.check('POST', documents, answer);
    }
  });

  it('is 415 when it is compressed otherwise than with gzip', async () => {
    const answer = await caller.post('/v1/forms/annex-2/documents', { 'Content-Encoding': 'br' });
    expect([answer.status, answer.headers.get('accept-encoding')]).toEqual([415, 'gzip, identity']);
  });

  it('is 400 when it is not the gzip it claims to be, or only the beginning of it', async () => {
    const whole = gzipSync(filing);
    for (const body of [filing, whole.subarray(0, whole.length - 6)]) {
      expect(await caller.problem('', { 'Content-Encoding': 'gzip' }, body)).toMatchObject({
        status: 400,
        code: 'invalid-compression',
      });
    }
  });

  it('is 413 with the limit when it is too large, also when it only becomes so unzipped', async () => {
    const limit = caller.app.service.limits.bodyLimit;
    const large = Buffer.alloc(10 * limit, ' ');
    const chunked = new ReadableStream({
      start: (controller) => {
        for (let at = 0; at < large.length; at += 65_536) controller.enqueue(large.subarray(at, at + 65_536));
        controller.close();
      },
    });
    expect(await caller.problem('', {}, large)).toMatchObject({ status: 413, code: 'too-large', limit });
    expect(await caller.problem('', { 'Content-Encoding': 'gzip' }, gzipSync(large))).toMatchObject({
      status: 413,
      limit,
    });
    const answer = await fetch(`${caller.app.url}/v1/forms/annex-2/documents`, {
      method: 'POST',
      body: chunked,
      duplex: 'half',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status).toBe(413);
    expect((await caller.post('/v1/forms/annex-2/documents', {}, Buffer.alloc(limit, ' '))).status).toBe(200);
    expect(caller.app.service.bodyBudget.held).toBe(0);
  });
});

describe('Methods and paths', () => {
  it('that a resource does not have are 405 with Allow', async () => {
    for (const [method, path, allow] of [
      ['DELETE', '/v1/forms', 'GET, HEAD, OPTIONS'],
      ['GET', '/v1/forms/annex-2/documents', 'POST, OPTIONS'],
      ['HEAD', '/v1/forms/annex-2/validate', 'POST, OPTIONS'],
      ['PUT', '/livez', 'GET, HEAD, OPTIONS'],
      ['PROPFIND', '/metrics', 'GET, HEAD, OPTIONS'],
    ] as const) {
      const answer = await fetch(caller.app.url + path, { method });
      expect([method, path, answer.status, answer.headers.get('allow')]).toEqual([method, path, 405, allow]);
    }
  });

  it('answer OPTIONS with Allow and HEAD like GET without the body', async () => {
    const options = await fetch(`${caller.app.url}/v1/forms/annex-2/documents`, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST, OPTIONS']);
    const head = await fetch(`${caller.app.url}/v1/forms/annex-2/samples/official`, { method: 'HEAD' });
    const whole = await caller.get('/v1/forms/annex-2/samples/official');
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(whole.headers.get('content-length'));
    expect(await head.text()).toBe('');
  });

  it('that do not exist are 404 problems, whatever is in them', async () => {
    for (const path of [
      '/v1',
      '/v2/forms',
      '/v1/forms/annex-2/documents/1',
      '/V1/forms',
      '//v1/forms',
      '/<script>',
      '/.env',
    ]) {
      const answer = await caller.get(path);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        404,
        'application/problem+json',
      ]);
    }
    const answer = await caller.get('/v1/forms/%ff');
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'bad-request']);
  });
});
