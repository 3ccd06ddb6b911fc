import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deferred } from '../support/deferred.ts';
import { echo } from '../support/fake-press.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';
import { type RawConnection, connections } from '../support/raw-connection.ts';

let app: ListeningApp;
const opened = connections();

beforeAll(async () => {
  app = await listeningApp({ headTime: 1_500, limits: { bodyTime: 1_500, bodyLimit: 10_000 } });
});
afterEach(() => opened.closeAll());
afterAll(async () => app.close());

const connection = async (): Promise<RawConnection> => opened.open(app.port);

/** Sends bytes and returns all that came back until the connection was closed. */
async function answerTo(text: string): Promise<string> {
  const raw = await connection();
  raw.send(text);
  return raw.closed;
}

const head = (path: string, ...lines: readonly string[]): string =>
  ['POST ' + path + ' HTTP/1.1', 'Host: x', 'Content-Type: application/json', ...lines, '', ''].join('\r\n');
const documents = '/v1/forms/annex-2/documents';

describe('A request that is not HTTP', () => {
  it('is answered with a problem and the end of the connection', async () => {
    for (const [text, status, code] of [
      ['GARBAGE\r\n\r\n', 400, 'bad-request'],
      ['GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n', 400, 'bad-request'],
      ['GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n', 400, 'bad-request'],
      ['GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400, 'bad-request'],
      [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
      [`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431, 'headers-too-large'],
    ] as const) {
      const answer = await answerTo(text);
      expect(answer.slice(0, 12), text.slice(0, 60)).toBe(`HTTP/1.1 ${status}`);
      expect(answer).toContain('Content-Type: application/problem+json');
      expect(answer).toContain(`"code":"${code}"`);
    }
  });

  it('breaks no answer that is under way on the same connection', async () => {
    const { promise: begun, resolve: begin } = deferred<undefined>();
    const { promise: released, resolve: release } = deferred<undefined>();
    app.press.next = async (order) => {
      begin(undefined);
      await released;
      return echo(order);
    };
    const raw = await connection();
    raw.send(`${head(documents, 'Content-Length: 2')}{}GARBAGE\r\n\r\n`);
    await begun;
    release(undefined);
    const answer = await raw.closed;
    expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n[^]*Connection: close\r\n[^]*\r\n\r\n\{\}$/);
  });
});

describe('The head of a request', () => {
  it('names one host, or is refused', async () => {
    const close = 'Connection: close\r\n\r\n';
    expect(await answerTo(`GET /livez HTTP/1.1\r\n${close}`)).toContain('"code":"bad-request"');
    expect(await answerTo(`GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\n${close}`)).toContain('"code":"bad-request"');
    expect(await answerTo(`GET /livez HTTP/1.1\r\nHost: a\r\n${close}`)).toMatch(/^HTTP\/1.1 200/);
    expect(await answerTo('GET /livez HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200/);
    expect(await answerTo(`GET http://a/livez HTTP/1.1\r\nHost: a\r\n${close}`)).toMatch(/^HTTP\/1.1 200/);
  });

  it('that never ends is cut off with 408', async () => {
    const raw = await connection();
    raw.send('GET /livez HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    const drip = setInterval(() => raw.send('x'), 50);
    const answer = await raw.closed;
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toContain('"code":"request-timeout"');
  });

  it('may expect 100-continue, and is told to go on only when the body is wanted', async () => {
    const wanted = await connection();
    wanted.send(head(documents, 'Content-Length: 2', 'Expect: 100-continue'));
    expect(await wanted.until('\r\n\r\n')).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    wanted.send('{}');
    expect(await wanted.until('Content-Digest')).toContain('HTTP/1.1 200 OK');

    for (const [request, status] of [
      [head(documents, 'Content-Length: 10001', 'Expect: 100-continue'), 413],
      [head(`${documents}?no=1`, 'Content-Length: 2', 'Expect: 100-continue'), 400],
      [head('/no/such/place', 'Content-Length: 2', 'Expect: 100-continue'), 404],
      [head(documents, 'Content-Length: 2', 'Expect: a-miracle', 'Connection: close'), 417],
    ] as const) {
      expect(await answerTo(request)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    }
  });
});

describe('A body', () => {
  it('that does not come in time is 408', async () => {
    const raw = await connection();
    raw.send(head(documents, 'Content-Length: 1000'));
    const drip = setInterval(() => raw.send(' '), 50);
    const answer = await raw.until('}');
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
  });

  it('that stops halfway because the client hung up orders nothing and leaves nothing behind', async () => {
    const before = app.press.orders.length;
    const raw = await connection();
    raw.send(`${head(documents, 'Content-Length: 1000')}{"projectName":`);
    await expect.poll(() => app.service.bodyBudget.held, { timeout: 30_000 }).toBeGreaterThan(0);
    raw.socket.resetAndDestroy();
    await expect.poll(() => app.service.bodyBudget.held, { timeout: 30_000 }).toBe(0);
    await expect.poll(() => app.log.at(-1), { timeout: 30_000 }).toContain('"status":499');
    expect(app.press.orders.length).toBe(before);
  });

  it('that is refused before it has come is answered at once, and the connection stays usable', async () => {
    const raw = await connection();
    raw.send(`${head(documents, 'Content-Length: 20000')}${' '.repeat(5_000)}`);
    expect(await raw.until('"code":"too-large"')).toMatch(/^HTTP\/1.1 413 /);
    raw.send(`${' '.repeat(15_000)}GET /livez HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(await raw.until('"status":"live"')).toContain('HTTP/1.1 200 OK');
  });

  it('that goes on and on after it was refused is cut off', async () => {
    const raw = await connection();
    raw.send(head(documents, 'Content-Length: 900000000'));
    await raw.until('"code":"too-large"');
    let sent = 0;
    const chunk = Buffer.alloc(65_536, ' ');
    const pump = setInterval(() => {
      raw.send(chunk);
      sent += chunk.length;
    }, 1);
    await raw.closed;
    clearInterval(pump);
    expect(sent).toBeLessThan(100_000_000);
  });

  it('is refused with 429 while too many bytes of others are being worked on', async () => {
    const small = await listeningApp({ bodyBudget: 3_000, limits: { bodyLimit: 2_000, deadline: 60_000 } });
    const send = async (size: number): Promise<Response> =>
      fetch(`${small.url}${documents}`, {
        ...{ method: 'POST', body: ' '.repeat(size), headers: { 'Content-Type': 'application/json' } },
      });
    const { promise: released, resolve: release } = deferred<undefined>();
    small.press.next = async (order) => {
      await released;
      return echo(order);
    };
    const first = send(1_900);
    await expect.poll(() => small.service.bodyBudget.held, { timeout: 30_000 }).toBe(1_900);
    const refused = await send(1_500);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
    expect((await send(1_000)).status).toBe(200);
    release(undefined);
    expect((await first).status).toBe(200);
    await expect.poll(() => small.service.bodyBudget.held, { timeout: 30_000 }).toBe(0);
    await small.close();
  });
});
