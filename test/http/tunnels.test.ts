import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { echo } from '../support/fake-press.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';
import { connections } from '../support/raw-connection.ts';

let app: ListeningApp;
const pool = connections();
beforeAll(async () => {
  app = await listeningApp({ limits: { bodyLimit: 8_000_000 }, bodyBudget: 20_000_000 });
});
afterEach(() => pool.closeAll());
afterAll(async () => app.close());

const tunnel = 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n';
const post = (body: string): string =>
  `POST /v1/forms/annex-2/documents?format=docx HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n` +
  `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const answers = (text: string): string[] => text.split(/(?=HTTP\/1\.1 \d{3})/).filter((part) => part !== '');

describe('A request for a tunnel', () => {
  it('is refused with a problem, with the headers of every answer, and ends the connection', async () => {
    const raw = await pool.open(app.port);
    raw.send(`${tunnel}\x16\x03\x01 what the tunnel was for`);
    const text = await raw.closed;
    expect(raw.fault).toBeUndefined();
    expect(text).toMatch(/^HTTP\/1\.1 405 /);
    for (const header of [
      /^Allow: *$/im,
      /^Connection: close$/im,
      /^X-Content-Type-Options: nosniff$/im,
      /^X-Request-Id: /im,
    ]) {
      expect(text).toMatch(header);
    }
    expect(text).toContain('"code":"method-not-allowed"');
  });

  it('is answered in its turn, behind the requests before it', async () => {
    const big = JSON.stringify({ text: 'x'.repeat(3_000_000) });
    app.press.next = async (order) => new Promise((resolve) => setTimeout(() => resolve(echo(order)), 100));
    const raw = await pool.open(app.port);
    raw.send(post(big) + post('{"a":1}') + tunnel);
    const [first = '', second = '', third = '', ...others] = answers(await raw.closed);
    expect(first).toMatch(/^HTTP\/1\.1 200 /);
    expect(first.slice(first.indexOf('\r\n\r\n') + 4)).toBe(big);
    expect(second.endsWith('\r\n\r\n{"a":1}')).toBe(true);
    expect(third).toMatch(/^HTTP\/1\.1 405 /);
    expect(others).toEqual([]);
  });

  it('that is reset costs nobody else anything, and stops the work before it', async () => {
    let signal: AbortSignal | undefined;
    app.press.next = async (order, given) => {
      signal = given;
      return new Promise((resolve) => given.addEventListener('abort', () => resolve(echo(order))));
    };
    const raw = await pool.open(app.port);
    raw.send(post('{}') + tunnel);
    await expect.poll(() => signal?.aborted).toBe(false);
    raw.socket.resetAndDestroy();
    await expect.poll(() => signal?.aborted).toBe(true);
    expect((await fetch(`${app.url}/livez`)).status).toBe(200);
  });

  it('is counted and logged like any other', async () => {
    const raw = await pool.open(app.port);
    raw.send(tunnel);
    await raw.closed;
    const metrics = async (): Promise<string> => (await fetch(`${app.url}/metrics`)).text();
    await expect.poll(metrics).toMatch(/^http_requests_total\{method="CONNECT",route="[^"]*",status="405"\} [1-9]/m);
    expect(app.log.some((line) => line.includes('method-not-allowed'))).toBe(true);
  });

  it('that asks to change the protocol of a usual request is that request', async () => {
    const raw = await pool.open(app.port);
    raw.send('GET /livez HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n');
    expect(await raw.closed).toMatch(/^HTTP\/1\.1 200 /);
  });
});
