import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerOf } from '../support/http-caller.ts';
import { templateName } from '../support/template-name.ts';

const blank = '/v1/forms/{form}/blank';
let caller: Caller;

beforeAll(async () => {
  caller = await callerOf();
});
afterAll(async () => caller.app.close());

describe('The empty form', () => {
  it('comes as a document does, and may be kept by caches that ask again', async () => {
    const answer = await caller.get('/v1/forms/annex-2/blank');
    await caller.contract.check('GET', blank, answer);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('x-document-template')).toBe(templateName('annex-2'));
    const etag = answer.headers.get('etag') ?? '';
    const again = await caller.get('/v1/forms/annex-2/blank', { 'If-None-Match': etag });
    await caller.contract.check('GET', blank, again);
    expect(again.status).toBe(304);
  });

  it('is ordered with what is to stand on it', async () => {
    const query = `fiscalYear=2022&district=${encodeURIComponent('西湖区')}&profile=pdfa-3a&documentDate=2021-03-05`;
    expect((await caller.get(`/v1/forms/annex-2/blank?${query}`)).status).toBe(200);
    expect(caller.app.press.blanks.at(-1)).toMatchObject({
      ...{ form: { id: 'annex-2' }, format: 'pdf', profile: 'pdfa-3a', documentDate: '2021-03-05' },
      ...{ fiscalYear: 2022, district: '西湖区' },
    });
    await caller.get('/v1/forms/annex-4/blank?format=png&page=1&dpi=150');
    expect(caller.app.press.blanks.at(-1)).toMatchObject({ format: 'png', page: 1, dpi: 150, profile: 'plain' });
  });

  it('is what Accept likes best unless the format is named', async () => {
    for (const [accept, type] of [
      ['*/*', 'application/pdf'],
      ['image/*', 'image/png'],
    ] as const) {
      const answer = await caller.get('/v1/forms/annex-2/blank', { Accept: accept });
      expect(answer.headers.get('content-type')).toBe(type);
    }
    expect((await caller.get('/v1/forms/annex-2/blank?format=docx', { Accept: 'image/png' })).status).toBe(406);
  });

  it.each([
    ['annex-2', 'fiscalYear=22', 'fiscalYear'],
    ['annex-2', 'fiscalYear=', 'fiscalYear'],
    ['annex-2', 'district=', 'district'],
    ['annex-2', 'strict=true', 'strict'],
    ['annex-2', 'format=docx&profile=pdfa-2a', 'profile'],
    ['annex-4', 'fiscalYear=2022', 'fiscalYear'],
    ['annex-4', 'district=x', 'district'],
  ])('of %s with %s is refused with the name of the parameter', async (form, query, parameter) => {
    const answer = await caller.get(`/v1/forms/${form}/blank?${query}`);
    const problem = JSON.parse((await caller.contract.check('GET', blank, answer)).toString()) as unknown;
    expect(problem).toMatchObject({ status: 400, code: 'invalid-parameter', parameter });
  });

  it('has only GET', async () => {
    const answer = await caller.post('/v1/forms/annex-2/blank');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});
