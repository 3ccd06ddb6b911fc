import { createHash } from 'node:crypto';
import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import PizZip from 'pizzip';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';

let app: ListeningApp;
beforeAll(async () => {
  app = await listeningApp({ limits: { bodyLimit: 64 * 1024 } });
});
afterAll(async () => app.close());
beforeEach(() => {
  app.items.before = async () => Promise.resolve();
  app.items.printed.length = 0;
});

const record = (filing: object): string => `${JSON.stringify({ form: 'annex-2', filing })}\n`;

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly trailers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether it came to its end. */
  readonly complete: boolean;
}

interface Posting {
  readonly Accept?: string;
  readonly url?: string;
  /** Called when the answer begins. */
  readonly onStart?: () => void;
}

/** With the fields behind the body, which `fetch` does not give. */
async function post(
  query: string,
  body: string,
  { Accept = '*/*', url = app.url, onStart }: Posting = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { Accept, 'Content-Type': 'application/x-ndjson' };
    const request = httpRequest(`${url}/v1/batches?${query}`, { method: 'POST', headers }, (response) => {
      onStart?.();
      const pieces: Buffer[] = [];
      const end = (): void => {
        const { statusCode: status, trailers, complete } = response;
        resolve({ status, headers: response.headers, trailers, complete, body: Buffer.concat(pieces) });
      };
      response.on('data', (piece: Buffer) => pieces.push(piece)).on('close', end);
      response.on('error', () => undefined);
    });
    request.on('error', reject).end(body);
  });
}

describe('POST /v1/batches?output=volume', () => {
  it('answers one PDF, and behind it its digest, its pages and what is not in it', async () => {
    const answer = await post(
      'output=volume&on-error=skip',
      record({ a: 1 }) + record({ bad: '错' }) + record({ b: 2 }),
    );
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-batch-manifest': 'embedded',
      'content-disposition': expect.stringContaining('filings.pdf') as string,
    });
    expect(answer.body.toString()).toMatch(/^\{"a":1\}\n\{"b":2\}\n/);
    expect(answer.trailers).toEqual({
      'content-digest': `sha-256=:${createHash('sha256').update(answer.body).digest('base64')}:`,
      'x-document-pages': '10',
      'x-batch-printed': '2',
      'x-batch-refused': '2',
      'x-batch-refused-total': '1',
    });
  });

  it('says when the profile lets it have no manifest', async () => {
    const manifests: unknown[] = [];
    for (const profile of ['pdfa-1a', 'pdfa-2a', 'pdfa-3a']) {
      const { headers } = await post(`output=volume&profile=${profile}`, record({}));
      manifests.push(headers['x-batch-manifest']);
    }
    expect(manifests).toEqual(['none', 'none', 'embedded']);
  });

  it('answers a ZIP with the volume and its manifest where that is asked for, in every profile', async () => {
    const items = record({ a: 1 }) + record({ bad: '错' }) + record({ b: 2 });
    const query = 'output=volume&on-error=skip&profile=';
    for (const [profile, place] of [
      ['pdfa-2a', 'beside'],
      ['pdfa-3a', 'embedded'],
    ] as const) {
      const bare = await post(query + profile, items);
      const { headers, trailers, body } = await post(query + profile, items, { Accept: 'application/zip' });
      expect(headers).toMatchObject({
        'content-type': 'application/zip',
        'x-batch-manifest': place,
        'content-disposition': expect.stringContaining('filings.zip') as string,
      });
      expect(trailers).toEqual({
        ...bare.trailers,
        'content-digest': `sha-256=:${createHash('sha256').update(body).digest('base64')}:`,
      });
      const { files } = new PizZip(body);
      expect(Object.keys(files)).toEqual(['filings.pdf', 'manifest.json']);
      expect(Buffer.from(files['filings.pdf']?.asUint8Array() ?? []).equals(bare.body)).toBe(true);
      expect(JSON.parse(files['manifest.json']?.asText() ?? '')).toMatchObject({
        ...{ build: 'filing-press/0.0.0', order: { output: 'volume', profile }, complete: true },
        items: [
          { index: 1, status: 'printed', firstPage: 1, pages: 5 },
          { index: 2, status: 'refused', problem: { errors: [{ label: '坏', message: '错' }] } },
          { index: 3, status: 'printed', firstPage: 6 },
        ],
      });
    }
  });

  it('prints nothing when one item is bad, unless it is asked to leave it out', async () => {
    const { status, body } = await post('output=volume', record({ a: 1 }) + record({ bad: '错' }));
    expect(status).toBe(422);
    expect(JSON.parse(body.toString())).toMatchObject({ code: 'invalid-batch', items: [{ index: 2 }] });
    expect(app.items.printed).toEqual([]);
  });

  it('refuses a volume of nothing but bad items: there is no PDF without a page', async () => {
    const { status, body } = await post('output=volume&on-error=skip', record({ bad: '错' }) + record({ bad: '误' }));
    expect(status).toBe(422);
    expect(JSON.parse(body.toString())).toMatchObject({
      code: 'invalid-batch',
      total: 2,
      items: [{ index: 1 }, { index: 2 }],
    });
  });

  it('breaks off rather than look whole when an item fails after the first pages were sent', async () => {
    app.items.before = async () => {
      await Promise.resolve();
      if (app.items.printed.length > 0) throw new AppError('too-many-pages', '共 600 页，超过上限 500 页。');
    };
    const { status, complete, trailers } = await post(
      'output=volume',
      Array.from({ length: 40 }, () => record({})).join(''),
    );
    expect([status, complete, trailers]).toEqual([200, false, {}]);
  });

  it.each([
    ['of Word files', 'output=volume&format=docx', 406, 'not-acceptable', /合订本只有 PDF/],
    ['on both sides of a ZIP', 'duplex=true', 400, 'invalid-parameter', /duplex/],
    ['of contents in a ZIP', 'output=zip&contents=true', 400, 'invalid-parameter', /contents/],
    ['of another kind', 'output=book', 400, 'invalid-parameter', /output/],
  ])('refuses an order %s', async (_name, query, status, code, detail) => {
    const answer = await post(query, record({}));
    const problem = JSON.parse(answer.body.toString()) as { code: string; detail: string };
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(problem.detail).toMatch(detail);
  });
});

describe('the end of the service', () => {
  it.each([
    ['ends a volume that may lack items, and names those it lacks', 'skip', true],
    ['breaks off one that may not', 'fail', false],
  ] as const)('%s', async (_name, onError, ends) => {
    const ending = await listeningApp({ limits: { bodyLimit: 64 * 1024 } });
    ending.items.before = async (signal) => {
      await sleep(50);
      if (signal.aborted) throw new AppError('draining', '服务正在停止。');
    };
    let draining: Promise<unknown> | undefined;
    const items = Array.from({ length: 400 }, () => record({})).join('');
    const { status, complete, trailers } = await post(`output=volume&on-error=${onError}`, items, {
      url: ending.url,
      onStart: () => {
        draining = ending.server.drain(1_000);
      },
    });
    await draining;
    await ending.close();
    expect([status, complete]).toEqual([200, ends]);
    if (!ends) return;
    const printed = Number(trailers['x-batch-printed']);
    expect(printed).toBeGreaterThan(0);
    expect(printed).toBeLessThan(400);
    expect(String(trailers['x-batch-refused']).split(', ').map(Number)).toHaveLength(400 - printed);
  });
});
