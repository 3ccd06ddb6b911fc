import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listeningApp, type ListeningApp } from '../support/listening-app.ts';

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
