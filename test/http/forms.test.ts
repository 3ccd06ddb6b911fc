import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemFaults } from '../../src/documents/batch/bad-items.ts';
import { catalogue } from '../../src/forms/catalogue.ts';
import { type Caller, callerOf, validate } from '../support/http-caller.ts';
import { templateName } from '../support/template-name.ts';

let caller: Caller;

beforeAll(async () => {
  caller = await callerOf();
});
afterAll(async () => caller.app.close());

describe('The forms', () => {
  it('are listed with their formats, profiles and samples', async () => {
    const forms = (await caller.json('/v1/forms', '/v1/forms')) as Record<string, unknown>[];
    expect(forms.map(({ id, title, edition }) => ({ id, title, edition }))).toEqual(
      catalogue.map(({ id, title, edition }) => ({ id, title, edition })),
    );
    expect(forms[0]).toMatchObject({ id: 'annex-2', title: '预算绩效目标申报表', edition: '2021' });
    expect(forms[0]).toMatchObject({ formats: ['pdf', 'docx', 'html', 'png'], template: templateName('annex-2') });
    expect(forms[0]?.['profiles']).toContain('pdfa-3a');
    expect(forms[0]?.['samples']).toContain('official');
  });

  it('each lead to their schema, samples, validation and documents, and all of these links work', async () => {
    for (const { id } of catalogue) {
      const { links } = (await caller.json('/v1/forms/{form}', `/v1/forms/${id}`)) as {
        links: { self: string; schema: string; samples: Record<string, string>; validate: string; documents: string };
      };
      for (const link of [links.self, links.schema, ...Object.values(links.samples)]) {
        expect((await caller.get(link)).status, link).toBe(200);
      }
      expect((await caller.post(links.validate)).status).toBe(200);
      expect((await caller.post(links.documents)).status).toBe(200);
    }
  });

  it('say by a Link header where their schema is (RFC 8288)', async () => {
    const { headers } = await caller.get('/v1/forms/annex-4');
    expect(headers.get('link')).toContain('</v1/forms/annex-4/schema>; rel="describedby"');
  });

  it('have a JSON Schema 2020-12, as application/schema+json or as plain JSON', async () => {
    const schema = (await caller.json('/v1/forms/{form}/schema', '/v1/forms/annex-2/schema')) as Record<
      string,
      unknown
    >;
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect((await caller.get('/v1/forms/annex-2/schema')).headers.get('content-type')).toMatch(
      /^application\/schema\+json/,
    );
    const plain = await caller.get('/v1/forms/annex-2/schema', { Accept: 'application/json' });
    expect(plain.headers.get('content-type')).toMatch(/^application\/json/);
  });

  it('answer 304 to who has the current answer already', async () => {
    // Not by fetch, which forbids caches to answer as soon as it sees a condition.
    const etag = (await caller.get('/v1/forms')).headers.get('etag') ?? '';
    const again = await supertest(caller.app.url).get('/v1/forms').set('If-None-Match', etag);
    expect(etag).toMatch(/^"/);
    expect(again.status).toBe(304);
  });

  it('that do not exist are 404, and so are samples', async () => {
    const cases = [
      ['/v1/forms/{form}', '/v1/forms/annex-3', 'form-not-found'],
      ['/v1/forms/{form}/schema', '/v1/forms/__proto__/schema', 'form-not-found'],
      ['/v1/forms/{form}/samples/{name}', '/v1/forms/annex-2/samples/constructor', 'sample-not-found'],
      ['/v1/forms/{form}/samples/{name}', '/v1/forms/annex-2/samples/..%2F..%2Fpage.css', 'sample-not-found'],
    ] as const;
    for (const [template, path, code] of cases) {
      const answer = await caller.get(path);
      const body = JSON.parse((await caller.contract.check('GET', template, answer)).toString()) as { code: string };
      expect([answer.status, body.code], path).toEqual([404, code]);
    }
  });
});

describe('Validation', () => {
  it('answers 200 with every finding, errors and warnings apart', async () => {
    const finding = {
      severity: 'error',
      rule: 'date-order',
      pointer: '/endDate',
      label: '结束日期',
      message: '不早于起始日期。',
    } as const;
    caller.app.press.report = { valid: false, errors: [finding], warnings: [], notices: [] };
    const answer = await caller.post('/v1/forms/annex-2/validate');
    const report = JSON.parse((await caller.contract.check('POST', validate, answer)).toString()) as unknown;
    expect(answer.status).toBe(200);
    expect(report).toEqual({ valid: false, errors: [finding], warnings: [], notices: [] });
    caller.app.press.report = { valid: true, errors: [], warnings: [], notices: [] };
  });

  it('takes no parameters of a document', async () => {
    const answer = await caller.post('/v1/forms/annex-2/validate?strict=true');
    const body = JSON.parse((await caller.contract.check('POST', validate, answer)).toString()) as unknown;
    expect(body).toMatchObject({ status: 400, code: 'invalid-parameter', parameter: 'strict' });
  });
});

describe('The rules', () => {
  it('are listed, and are what the description lets a finding name', async () => {
    const answer = await caller.get('/v1/rules');
    const rules = JSON.parse((await caller.contract.check('GET', '/v1/rules', answer)).toString()) as { id: string }[];
    const description = (await (await caller.get('/openapi.json')).json()) as {
      readonly components: { readonly schemas: { readonly RuleId: { enum: string[] } } };
    };
    // Items of batches may fail of more than findings.
    expect(new Set([...rules.map(({ id }) => id), ...itemFaults])).toEqual(
      new Set(description.components.schemas.RuleId.enum),
    );
  });
});
