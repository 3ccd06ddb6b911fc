import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerOf, documents, filing } from '../support/http-caller.ts';
import { templateName } from '../support/template-name.ts';

let caller: Caller;

beforeAll(async () => {
  caller = await callerOf();
});
afterAll(async () => caller.app.close());

describe('A document', () => {
  it('comes with its type, length, digest, entity tag, name, pages, template and count of warnings', async () => {
    const answer = await caller.post('/v1/forms/annex-2/documents');
    const body = await caller.contract.check('POST', documents, answer);
    const digest = createHash('sha256').update(body).digest();
    expect(answer.status).toBe(200);
    expect(body.toString()).toBe(filing);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(body.length),
      'content-digest': `sha-256=:${digest.toString('base64')}:`,
      etag: `"${digest.toString('base64url')}"`,
      'content-disposition': `attachment; filename="annex-2.pdf"; filename*=UTF-8''${encodeURIComponent('附件2-2021年度-样例.pdf')}`,
      'x-document-pages': '5',
      'x-document-template': templateName('annex-2'),
      'x-filing-warnings': '0',
      'x-filing-notices': '0',
      'cache-control': 'private, no-store',
    });
  });

  it('is of texts that were put right, unless they are to be printed as filed', async () => {
    await caller.post('/v1/forms/annex-2/documents');
    await caller.post('/v1/forms/annex-2/documents?text=as-filed');
    expect(caller.app.press.orders.slice(-2).map(({ text }) => text)).toEqual(['normalise', 'as-filed']);
    expect(await caller.problem('?text=raw')).toMatchObject({ code: 'invalid-parameter', parameter: 'text' });
  });

  it('is a PDF for a browser and for who does not care, else what Accept likes best', async () => {
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8';
    const cases = [
      ['*/*', 'application/pdf'],
      [browser, 'application/pdf'],
      ['application/*', 'application/pdf'],
      ['image/*', 'image/png'],
      ['text/html', 'text/html; charset=utf-8'],
      ['text/html;q=0.5, image/png;q=0.9', 'image/png'],
      ['application/pdf;q=0, text/html;q=0.1', 'text/html; charset=utf-8'],
      ['application/pdf, application/problem+json', 'application/pdf'],
      ['application/problem+json, application/json;q=0.9, image/png;q=0.1', 'image/png'],
      ['application/problem+json', 'application/pdf'],
      ['application/json, */*;q=0.1', 'application/pdf'],
    ] as const;
    for (const [accept, type] of cases) {
      const answer = await caller.post('/v1/forms/annex-2/documents', { Accept: accept });
      expect([accept, answer.headers.get('content-type')]).toEqual([accept, type]);
      expect(answer.headers.get('vary')).toBe('Accept');
    }
  });

  it('in the format of the parameter is 406 where Accept forbids that format', async () => {
    expect((await caller.post('/v1/forms/annex-2/documents?format=docx')).headers.get('content-type')).toContain(
      'wordprocessingml',
    );
    for (const accept of ['application/problem+json', 'application/json, application/problem+json', '*/*;q=0.1']) {
      const answer = await caller.post('/v1/forms/annex-2/documents?format=png', { Accept: accept });
      expect([accept, answer.headers.get('content-type')]).toEqual([accept, 'image/png']);
    }
    expect(await caller.problem('?format=docx', { Accept: 'application/pdf' })).toMatchObject({
      status: 406,
      code: 'not-acceptable',
    });
    expect(await caller.problem('', { Accept: 'application/json' })).toMatchObject({
      status: 406,
      code: 'not-acceptable',
    });
    expect(await caller.problem('?format=png', { Accept: 'image/png;q=0' })).toMatchObject({ status: 406 });
  });

  it('is ordered with the parameters as read', async () => {
    await caller.post('/v1/forms/annex-4/documents?profile=pdfa-3a&strict=true&totals=compute&documentDate=2021-03-05');
    expect(caller.app.press.orders.at(-1)).toMatchObject({
      form: { id: 'annex-4' },
      format: 'pdf',
      profile: 'pdfa-3a',
      strict: true,
      totals: 'compute',
      documentDate: '2021-03-05',
    });
    await caller.post('/v1/forms/annex-2/documents?format=png&page=3&dpi=150');
    expect(caller.app.press.orders.at(-1)).toMatchObject({
      format: 'png',
      page: 3,
      dpi: 150,
      totals: 'as-filed',
    });
    await caller.post('/v1/forms/annex-2/documents?format=png');
    expect(caller.app.press.orders.at(-1)).toMatchObject({
      strict: false,
      profile: 'plain',
    });
  });

  it('is 304 without a body for who has these bytes', async () => {
    const etag = (await caller.post('/v1/forms/annex-2/documents')).headers.get('etag') ?? '';
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await caller.post('/v1/forms/annex-2/documents', { 'If-None-Match': tags });
      expect(answer.status, tags).toBe(304);
      expect(answer.headers.get('etag')).toBe(etag);
      await caller.contract.check('POST', documents, answer);
    }
    expect((await caller.post('/v1/forms/annex-2/documents', { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it('as HTML is shut into a sandbox without scripts or origin', async () => {
    const { headers } = await caller.post('/v1/forms/annex-2/documents?format=html');
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('takes the name that the caller gives it, made safe', async () => {
    const name = encodeURIComponent('../../etc/年报"\r\nX-Evil: 1\u202Efdp.exe');
    const { headers } = await caller.post(`/v1/forms/annex-2/documents?filename=${name}`);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="annex-2.pdf"; filename*=UTF-8''${encodeURIComponent('etc_年报_X-Evil_ 1fdp.exe.pdf')}`,
    );
    expect(headers.get('x-evil')).toBeNull();
    expect(await caller.problem('?filename=%2F..')).toMatchObject({ status: 400, parameter: 'filename' });
  });

  it('may be asked for with gzip, with any writing of the charset, and with further media type parameters', async () => {
    for (const [type, encoding, body] of [
      ['application/json; charset=UTF-8', undefined, filing],
      ['Application/JSON;charset="utf8"', undefined, filing],
      ['application/json; profile=x', 'identity', filing],
      ['application/json', 'gzip', gzipSync(filing)],
    ] as const) {
      const headers = { 'Content-Type': type, ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }) };
      const answer = await caller.post('/v1/forms/annex-2/documents', headers, body);
      expect([type, answer.status, await answer.text()]).toEqual([type, 200, filing]);
    }
  });
});
