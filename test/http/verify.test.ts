import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { attached, madeUpVolume, manifestOf } from '../support/archive/bound-volume.ts';
import { deferred } from '../support/deferred.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';

let app: ListeningApp;

beforeAll(async () => {
  app = await listeningApp({ limits: { bodyLimit: 100_000 } });
});
afterAll(async () => app.close());

const send = (body: Uint8Array | string, type = 'application/pdf') =>
  fetch(`${app.url}/v1/verify`, { method: 'POST', headers: { 'Content-Type': type }, body: Buffer.from(body) });

describe('POST /v1/verify', () => {
  it('answers 200 with a verdict for whatever file comes, never an error page', async () => {
    const files = ['', 'no PDF', '%PDF-1.7\n', `%PDF-1.7\n${'[<<'.repeat(20_000)}`, 'PK\x03\x04broken', '%PDF-9.9'];
    for (const file of files) {
      const response = await send(file);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('application/json');
      const answer = (await response.json()) as Record<string, unknown>;
      expect(answer).toMatchObject({ authentic: false, filing: null, differences: [] });
      expect(['foreign', 'unreadable']).toContain(answer['verdict']);
      expect(answer['digest']).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('answers 413 with the limit for a file that is too large', async () => {
    const response = await send(Buffer.alloc(400_001));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'too-large', limit: 400_000 });
  });

  it('answers 415 with the types that would do for anything that is no document', async () => {
    const response = await send('{}', 'application/json');
    expect(response.status).toBe(415);
    expect(response.headers.get('accept')).toContain('application/pdf');
    expect(await response.json()).toMatchObject({ code: 'unsupported-media-type' });
  });
});

describe('POST /v1/verify with a volume', () => {
  const volume = madeUpVolume(attached({ '0000001': Buffer.from('{}'), 'manifest.json': manifestOf(['annex-4']) }));

  it('goes on beside single files, one volume at a time', async () => {
    const [begun, over] = [deferred<undefined>(), deferred<undefined>()];
    app.items.before = async () => {
      begun.resolve(undefined);
      await over.promise;
      throw new AppError('invalid-filing', '申报内容有误。');
    };
    const answer = send(volume);
    await begun.promise;
    expect((await send('no PDF')).status).toBe(200);
    const second = await send(volume);
    expect([second.status, await second.json()]).toMatchObject([429, { code: 'overloaded' }]);
    expect(second.headers.get('retry-after')).toMatch(/^\d+$/);
    over.resolve(undefined);
    expect(await (await answer).json()).toMatchObject({
      ...{ authentic: false, verdict: 'altered', template: 'volume@1.0.0', profile: 'pdfa-3b', items: 1 },
      differences: [{ code: 'filing-altered' }, { code: 'filing-refused', item: 1 }, { code: 'page-count' }],
    });
  });

  it('is stopped when its client goes away', async () => {
    const [begun, stopped] = [deferred<undefined>(), deferred<undefined>()];
    app.items.before = async (signal) => {
      signal.addEventListener('abort', () => stopped.resolve(undefined));
      begun.resolve(undefined);
      await stopped.promise;
      throw signal.reason;
    };
    const client = request(`${app.url}/v1/verify`, { method: 'POST', headers: { 'Content-Type': 'application/pdf' } });
    client.on('error', () => undefined).end(volume);
    await begun.promise;
    client.destroy();
    await stopped.promise;
  });

  it('says why one cannot be proven as a whole', async () => {
    const many = manifestOf(Array<string>(2_001).fill('annex-4'));
    const large = await (await send(madeUpVolume(attached({ 'manifest.json': many })))).json();
    expect(large).toMatchObject({ verdict: 'volume', message: expect.stringContaining('2001 项') as string });
    const plain = Buffer.from(volume.toString('latin1').replace(/<pdfaid:part>3/, '<pdfaid:part>2'), 'latin1');
    expect(await (await send(plain)).json()).toMatchObject({
      ...{ authentic: false, verdict: 'volume', profile: 'pdfa-2b', items: null, differences: [] },
      message: expect.stringContaining('pdfa-2b，不允许附申报内容') as string,
    });
  });
});
