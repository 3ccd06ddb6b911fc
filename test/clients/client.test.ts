import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type BatchItem,
  ConnectionError,
  FilingPress,
  IncompleteAnswerError,
  ProblemError,
  UnexpectedAnswerError,
} from '../../clients/typescript/src/index.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';
import { templateName } from '../support/template-name.ts';
import { zipEntriesOf } from '../support/zip-entries.ts';

let app: ListeningApp;
let press: FilingPress;

beforeAll(async () => {
  app = await listeningApp();
  press = new FilingPress({ url: `${app.url}/` });
});
afterAll(async () => app.close());

const filing = { fiscalYear: 2021, projectName: '信息化运维提升', subprojects: [{}] };
const item: BatchItem = { form: 'annex-2', filing };

async function bytesOf(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(body).arrayBuffer());
}

/** What a call rejects with. */
async function failure(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('the client', () => {
  it('validates', async () => {
    expect(await press.validate('annex-2', filing, { text: 'as-filed' })).toMatchObject({ valid: true, errors: [] });
  });

  it('prints, with the name, the pages and the counts of the document', async () => {
    const { bytes, ...facts } = await press.print('annex-2', filing, { profile: 'pdfa-3a', strict: true });
    expect(JSON.parse(Buffer.from(bytes).toString())).toEqual(filing);
    expect(facts).toEqual({
      mediaType: 'application/pdf',
      fileName: '附件2-2021年度-样例.pdf',
      pages: 5,
      template: templateName('annex-2'),
      warnings: 0,
      notices: 0,
    });
    expect(app.press.orders.at(-1)).toMatchObject({ format: 'pdf', profile: 'pdfa-3a', strict: true });
  });

  it('sends a batch while it is made, and hands its ZIP on with its manifest', async () => {
    let made = 0;
    const items = (async function* () {
      for (; made < 3; made += 1) yield Promise.resolve(item);
    })();
    const { body, manifest, fileName, mediaType } = await press.batch(items, { 'on-error': 'skip' });
    const entries = await zipEntriesOf(await bytesOf(body));
    expect([made, fileName, mediaType]).toEqual([3, 'filings.zip', 'application/zip']);
    expect([...entries.keys()]).toHaveLength(4);
    expect(await manifest).toEqual(JSON.parse(entries.get('manifest.json')?.toString() ?? ''));
    expect(await manifest).toMatchObject({ counts: { total: 3, printed: 3, refused: 0 }, complete: true });
  });

  it('gives a volume as PDF, with its manifest', async () => {
    const { body, manifest, fileName, mediaType } = await press.batch([item, item], {
      output: 'volume',
      contents: true,
    });
    expect([fileName, mediaType]).toEqual(['filings.pdf', 'application/pdf']);
    expect((await bytesOf(body)).toString()).toContain('信息化运维提升');
    expect(await manifest).toMatchObject({ order: { output: 'volume', contents: true }, counts: { printed: 2 } });
  });

  it('verifies', async () => {
    expect(await press.verify(Buffer.from('no document'))).toMatchObject({ authentic: false, verdict: 'foreign' });
  });
});

describe('the client fails with', () => {
  it('the problem that the service tells, in its type', async () => {
    const error = await failure(press.print('annex-2', filing, { format: 'docx', page: 2 }));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ code: 'invalid-parameter', status: 400, problem: { parameter: 'page' } });
    // The types know the forms that there are; a caller without types does not.
    const foreign = Object.assign({ ...item }, { form: 'annex-9' });
    const refused = await failure(press.batch([foreign], { 'on-error': 'fail' }));
    expect(refused).toMatchObject({
      code: 'invalid-batch',
      problem: { items: [{ index: 1, code: 'form-not-found' }] },
    });
  });

  it('when to come back, where the service says so', async () => {
    app.engine.state = 'ready';
    const fetch = async () =>
      Promise.resolve(
        Response.json(
          {
            type: '/problems/overloaded',
            title: '排队已满',
            status: 429,
            detail: '',
            code: 'overloaded',
            requestId: 'a',
          },
          { status: 429, headers: { 'Retry-After': '3' } },
        ),
      );
    const busy = new FilingPress({ url: app.url, fetch });
    expect(await failure(busy.validate('annex-2', filing))).toMatchObject({ code: 'overloaded', retryAfter: 3 });
  });

  it('no answer where there is no service', async () => {
    const nobody = new FilingPress({ url: 'http://127.0.0.1:9' });
    expect(await failure(nobody.validate('annex-2', filing))).toBeInstanceOf(ConnectionError);
  });

  it('an answer of something else', async () => {
    const fetch = async () => Promise.resolve(new Response('<h1>Bad Gateway</h1>', { status: 502 }));
    const proxy = new FilingPress({ url: app.url, fetch });
    expect(await failure(proxy.print('annex-2', filing))).toBeInstanceOf(UnexpectedAnswerError);
  });

  it('a body that broke off, and no manifest', async () => {
    const fetch = async (request: Request) => {
      const whole = Buffer.from(await (await globalThis.fetch(request)).arrayBuffer());
      return new Response(whole.subarray(0, whole.length - 150), { headers: { 'Content-Type': 'application/zip' } });
    };
    const { body, manifest } = await new FilingPress({ url: app.url, fetch }).batch([item]);
    expect(await failure(text(body))).toBeInstanceOf(IncompleteAnswerError);
    expect(await failure(manifest)).toBeInstanceOf(IncompleteAnswerError);
  });

  it('the reason of the signal that ended it', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    expect(await failure(press.validate('annex-2', filing, { signal }))).toMatchObject({ message: 'enough' });
  });
});
