import { once } from 'node:events';
import { Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deferred } from '../support/deferred.ts';
import { echo } from '../support/fake-press.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';
import { type RawConnection, connections, rawConnection } from '../support/raw-connection.ts';

const documents = '/v1/forms/annex-2/documents';
const key = 'X-API-Key: correct-horse-battery';
const bodyLimit = 400_000;

let app: ListeningApp;
const opened = connections();

beforeAll(async () => {
  app = await listeningApp({
    limits: { bodyLimit, bodyTime: 60_000, deadline: 60_000 },
    closing: { size: 2_000_000, time: 3_000, silence: 500 },
  });
});
afterEach(() => opened.closeAll());
afterAll(async () => app.close());

const connection = async (): Promise<RawConnection> => opened.open(app.port);

/** A request that is refused before its body has been read, or in the middle of it. */
interface Refusal {
  readonly status: number;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The beginning of the body. */
  readonly start?: string | Buffer;
}

const json = { 'Content-Type': 'application/json' };
const broken = Buffer.concat([gzipSync('{"a":1}').subarray(0, 12), Buffer.alloc(40, 'x')]);

/** What is refused, whatever follows the beginning of its body. */
const refusals: Readonly<Record<string, Refusal>> = {
  'no such path': { status: 404, path: '/no/such/place' },
  'no such method': { status: 405, method: 'PUT' },
  'nothing acceptable': { status: 406, headers: { ...json, Accept: 'audio/ogg' } },
  'a foreign type': { status: 415, headers: { 'Content-Type': 'text/plain' } },
  'a foreign compression': { status: 415, headers: { ...json, 'Content-Encoding': 'br' } },
  'a bad parameter': { status: 400, path: `${documents}?no=1` },
  'a broken gzip body': { status: 400, headers: { ...json, 'Content-Encoding': 'gzip' }, start: broken },
  'a batch that is no array': { status: 400, path: '/v1/batches', start: '{"a":1}' },
  'a gzip batch that is broken': {
    ...{ status: 400, path: '/v1/batches', headers: { ...json, 'Content-Encoding': 'gzip' }, start: broken },
  },
  'a body to a resource that takes none': { status: 200, method: 'GET', path: '/livez' },
  'a body to HEAD': { status: 200, method: 'HEAD', path: '/livez' },
};

/** Bytes of the whole body: what is read away, what is not, and what outgrows the limit. */
const sizes = [2_000, 300_000, 700_000];

describe('A pooled proxy on one connection', () => {
  it('never sees the request of another caller die behind one that was refused', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const call = async (
      { method = 'POST', path = documents, headers = json, start = '' }: Refusal,
      size: number,
      chunked: boolean,
    ) => {
      const length: Record<string, string> = chunked
        ? { 'Transfer-Encoding': 'chunked' }
        : { 'Content-Length': String(size) };
      const call = httpRequest(app.url + path, { agent, method, headers: { ...headers, ...length } });
      // The proxy goes on to send what it has, and may find the connection closed.
      call.on('error', () => undefined);
      const answered = once(call, 'response') as Promise<[IncomingMessage]>;
      call.write(start === '' ? ' ' : start);
      call.end(Buffer.alloc(size - Math.max(1, start.length), ' '));
      const [answer] = await answered;
      answer.resume();
      await once(answer, 'end');
      return answer.statusCode;
    };
    for (const [name, refusal] of Object.entries(refusals)) {
      for (const size of sizes) {
        for (const chunked of [false, true]) {
          const answers = await Promise.all([call(refusal, size, chunked), ask(agent, '/v1/forms')]);
          // What says itself that it is too long is refused for that, where the body matters.
          const statuses = size > bodyLimit && !chunked ? [refusal.status, 413] : [refusal.status];
          expect(statuses, `${name}, ${size} bytes, ${chunked}`).toContain(answers[0]);
          expect([name, size, chunked, answers[1]]).toEqual([name, size, chunked, 200]);
        }
      }
    }
    agent.destroy();
  });
});

async function ask(agent: Agent, path: string): Promise<number | undefined> {
  const call = httpRequest(app.url + path, { agent });
  call.end();
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  return answer.statusCode;
}

const headOf = ({ method = 'POST', path = documents, headers = json }: Refusal, ...lines: readonly string[]): string =>
  [
    `${method} ${path} HTTP/1.1`,
    'Host: x',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...lines,
    '',
    '',
  ].join('\r\n');

const isClosing = (answer: string): boolean => /^Connection: close\r$/m.test(answer);

describe('An answer that goes out before the body has come', () => {
  it.each(Object.entries(refusals))(
    'to %s is whole, and the connection goes on or ends in order',
    async (_name, refusal) => {
      const start = refusal.start ?? ' ';
      for (const lines of ['Content-Length: 2000', 'Content-Length: 390000', 'Transfer-Encoding: chunked']) {
        const isChunked = lines.startsWith('Transfer');
        const raw = await connection();
        raw.send(headOf(refusal, lines));
        const framed = isChunked ? [`${start.length.toString(16)}\r\n`, start, '\r\n'] : [start];
        for (const part of framed) raw.send(part);
        const answer = await raw.until('\r\n\r\n');
        expect(answer.slice(0, 12)).toBe(`HTTP/1.1 ${refusal.status}`);
        const isShort = lines.endsWith(' 2000');
        expect([lines, isClosing(answer)]).toEqual([lines, !isShort]);
        // The client goes on to send what it had begun.
        const rest = Number(lines.split(' ')[1]) - start.length;
        raw.send(isChunked ? `800\r\n${' '.repeat(0x800)}\r\n0\r\n\r\n` : ' '.repeat(rest));
        if (isShort) {
          raw.send('GET /openapi.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
          expect(await raw.closed).toContain('"openapi":"3.1.1"');
        } else {
          // A request behind an answer that says `close` is not served, not even by half.
          raw.send('GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n');
          expect(await raw.closed).not.toContain('"openapi":');
        }
        expect([lines, raw.fault]).toEqual([lines, undefined]);
      }
    },
  );

  it('closes when the client had asked and was not told to go on', async () => {
    const raw = await connection();
    raw.send(headOf({ status: 404, path: '/no/such/place' }, 'Content-Length: 2', 'Expect: 100-continue'));
    const answer = await raw.closed;
    expect(answer).toMatch(/^HTTP\/1.1 404 /);
    expect([isClosing(answer), raw.fault]).toEqual([true, undefined]);
  });

  it('keeps the connection only while the rest of the body comes', async () => {
    const raw = await connection();
    raw.send(`${headOf({ status: 404, path: '/no/such/place' }, 'Content-Length: 2000')} `);
    expect(isClosing(await raw.until('"code":"not-found"'))).toBe(false);
    expect(await raw.closed).toContain('"code":"not-found"');
    expect(raw.fault).toBeUndefined();
  });

  it('is not waited for by the service when the client never reads it', async () => {
    const raw = await connection();
    raw.socket.pause();
    raw.send(`${headOf({ status: 413 }, 'Content-Length: 900000')}${' '.repeat(100_000)}`);
    await expect.poll(() => app.server.connections, { timeout: 30_000 }).toBe(0);
  });

  it('ends the connection of a client that goes on and on', async () => {
    const raw = await connection();
    raw.send(headOf({ status: 413 }, 'Transfer-Encoding: chunked'));
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000, ' '), Buffer.from('\r\n')]);
    let sent = 0;
    const pump = setInterval(() => {
      raw.send(chunk);
      sent += chunk.length;
    }, 1);
    await expect.poll(() => app.server.connections, { timeout: 30_000 }).toBe(0);
    clearInterval(pump);
    expect(sent).toBeLessThan(50_000_000);
  });
});

describe('A client of HTTP/1.0', () => {
  const request = (line: string, body: string): string =>
    `POST ${documents} HTTP/1.0\r\nContent-Type: application/json\r\n${line}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

  it('is never told to go on, for it would take that for the answer', async () => {
    const raw = await connection();
    raw.send(request('Expect: 100-continue', '{}'));
    const answer = await raw.closed;
    expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(answer).not.toContain('100 Continue');
    const batch = await connection();
    batch.send('POST /v1/batches HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n[]');
    expect(await batch.closed).toMatch(/^HTTP\/1.1 422 /);
  });

  it('gets its refusal whole, and the end of the connection', async () => {
    const raw = await connection();
    raw.send(request('Accept: audio/ogg', ' '.repeat(390_000)));
    expect(await raw.closed).toMatch(/^HTTP\/1.1 406 [^]*"code":"not-acceptable"/);
    expect(raw.fault).toBeUndefined();
  });
});

describe('Requests that are pipelined', () => {
  it('are served one after the other: one connection never has two at work', async () => {
    const begun: string[] = [];
    const first = deferred<undefined>();
    const release = deferred<undefined>();
    app.press.next = async (order) => {
      begun.push('first');
      first.resolve(undefined);
      await release.promise;
      return echo(order);
    };
    const before = app.press.orders.length;
    const raw = await connection();
    const one = (body: string) => `${headOf({ status: 200 }, `Content-Length: ${body.length}`)}${body}`;
    raw.send(one('{"a":1}') + one('{"b":2}') + one('{"c":3}'));
    await first.promise;
    // What is answered on another connection came later, and was taken by then.
    expect((await fetch(`${app.url}/v1/forms`)).status).toBe(200);
    expect(app.press.orders.length - before).toBe(1);
    release.resolve(undefined);
    const answers = await raw.until('{"c":3}');
    expect(answers.match(/HTTP\/1.1 200 OK/g)).toHaveLength(3);
    expect(answers.indexOf('{"a":1}')).toBeLessThan(answers.indexOf('{"b":2}'));
    expect(app.press.orders.length - before).toBe(3);
  });

  it('beyond a bound are refused with the end of the connection, those before them are served', async () => {
    const raw = await connection();
    raw.send('GET /v1/forms/annex-2 HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(500));
    const answers = await raw.closed;
    expect(answers.match(/HTTP\/1.1 200 OK\r/g)).toHaveLength(16);
    expect(answers.match(/HTTP\/1.1 429 /g)).toHaveLength(1);
    expect(answers.slice(answers.indexOf('HTTP/1.1 429'))).toContain('Connection: close');
    expect(raw.fault).toBeUndefined();
  });
});

describe('A request without an API key', () => {
  it('is 401 with an answer that arrives whole, and is counted under its route', async () => {
    const { createHash } = await import('node:crypto');
    const digest = createHash('sha256').update('correct-horse-battery').digest();
    const guarded = await listeningApp({ apiKeys: [digest] });
    const raw = await rawConnection(guarded.port);
    raw.send(headOf({ status: 401 }, 'Content-Length: 390000'));
    raw.send(' '.repeat(390_000));
    expect(await raw.closed).toMatch(/^HTTP\/1.1 401 [^]*"code":"unauthorized"/);
    expect(raw.fault).toBeUndefined();
    const known = await rawConnection(guarded.port);
    known.send(`${headOf({ status: 200 }, 'Content-Length: 2', key, 'Connection: close')}{}`);
    expect(await known.closed).toMatch(/^HTTP\/1.1 200 /);
    expect((await fetch(`${guarded.url}/v1/no/such/place`)).status).toBe(401);
    const metrics = await (await fetch(`${guarded.url}/metrics`)).text();
    expect(metrics).toContain('http_requests_total{method="POST",route="/v1/forms/{form}/documents",status="401"} 1\n');
    expect(metrics).toContain('http_requests_total{method="GET",route="unmatched",status="401"} 1\n');
    await guarded.close();
  });
});
