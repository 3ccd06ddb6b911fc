import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';
import { rawConnection } from '../support/raw-connection.ts';

let app: ListeningApp;

beforeAll(async () => {
  app = await listeningApp({ headTime: 1_000, limits: { bodyTime: 60_000, deadline: 60_000 } });
});
afterAll(async () => app.close());

interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly problem: { readonly code: string; readonly requestId: string };
}

/** Sends the parts and reads the one answer that comes before the end of the connection. */
async function answerTo(...parts: readonly string[]): Promise<Answer> {
  const raw = await rawConnection(app.port);
  for (const part of parts) raw.send(part);
  const text = await raw.closed;
  expect([parts[0]?.slice(0, 80), raw.fault]).toEqual([parts[0]?.slice(0, 80), undefined]);
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [line = '', ...fields] = head.split('\r\n');
  expect(line).toMatch(/^HTTP\/1.1 \d{3} \S/);
  return {
    status: Number(line.split(' ')[1]),
    headers: new Map(fields.map((field) => [field.split(':')[0]?.toLowerCase() ?? '', field.replace(/^[^:]*: /, '')])),
    problem: JSON.parse(body) as Answer['problem'],
  };
}

/** Headers that differ from answer to answer. */
const own = ['x-request-id', 'date', 'content-length', 'connection', 'keep-alive', 'accept', 'allow'];

async function commonHeaders(): Promise<ReadonlyMap<string, string>> {
  const { headers } = await fetch(`${app.url}/no/such/place`);
  return new Map([...headers].filter(([name]) => !own.includes(name)));
}

async function expectProblem(answer: Answer, status: number, code: string, what: string): Promise<void> {
  expect([what, answer.status, answer.problem.code]).toEqual([what, status, code]);
  expect(answer.headers.get('connection')).toBe('close');
  expect(answer.headers.get('x-request-id')).toBe(answer.problem.requestId);
  const { headers } = answer;
  expect(new Map([...headers].filter(([name]) => !own.includes(name)))).toEqual(await commonHeaders());
}

describe('What the parser refuses', () => {
  it.each([
    ['no HTTP at all', 'GARBAGE\r\n\r\n', 400, 'bad-request'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 'bad-request'],
    ['a bad header', 'GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n', 400, 'bad-request'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400, 'bad-request'],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
      'bad-request',
    ],
    ['a long header', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
    [
      'many headers',
      `GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${'a:\r\n'.repeat(150)}\r\n`,
      431,
      'headers-too-large',
    ],
    ['a head that stops', 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ', 408, 'request-timeout'],
  ] as const)(
    'for %s is answered like all else: a problem, its number, the headers that protect a browser',
    async (what, text, status, code) => {
      await expectProblem(await answerTo(text), status, code, what);
    },
  );
});

const chunkedTo = (path: string, ...lines: readonly string[]): string =>
  [
    'POST ' + path + ' HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    'Transfer-Encoding: chunked',
    ...lines,
    '',
    '',
  ].join('\r\n');

describe('A body whose chunks are no chunks', () => {
  const paths = [
    '/v1/forms/annex-2/documents',
    '/v1/forms/annex-2/validate',
    '/v1/verify',
    '/v1/batches',
    '/v1/batches?on-error=fail',
  ];
  it.each(paths)('sent to %s is answered with 400, however it comes', async (path) => {
    const type = path === '/v1/verify' ? chunkedTo(path).replace('json', 'pdf') : chunkedTo(path);
    for (const [what, ...parts] of [
      ['no size', `${type}xyz\r\n`],
      ['a size that is too small', `${type}1\r\n[]]\r\n0\r\n\r\n`],
      ['a negative size', `${type}-1\r\n`],
      ['an endless size', `${type}${'f'.repeat(40)}\r\n`],
      ['no end of a chunk', `${type}2\r\n[ GARBAGE`],
    ]) {
      await expectProblem(await answerTo(...parts), 400, 'bad-request', what ?? '');
    }
    // In a packet of its own, when the body is being read.
    const raw = await rawConnection(app.port);
    raw.send(`${type}1\r\n[\r\n`);
    if (!path.includes('batches')) await expect.poll(() => app.service.bodyBudget.held, { timeout: 30_000 }).toBe(1);
    raw.send('xyz\r\n');
    expect(await raw.closed).toMatch(/^HTTP\/1.1 400 [^]*"code":"bad-request"/);
    await expect.poll(() => app.service.bodyBudget.held, { timeout: 30_000 }).toBe(0);
  });

  it('is logged once, as a refusal of its route', async () => {
    app.log.length = 0;
    await answerTo(`${chunkedTo('/v1/forms/annex-2/documents')}xyz\r\n`);
    await expect.poll(() => app.log.length, { timeout: 30_000 }).toBe(1);
    expect(JSON.parse(app.log[0] ?? '')).toMatchObject({
      ...{ route: '/v1/forms/{form}/documents', status: 400, code: 'bad-request' },
    });
  });
});

describe('The address of a client in the log', () => {
  const clientOf = async (trustedProxies: readonly string[]): Promise<unknown> => {
    const behind = await listeningApp({ trustedProxies });
    await (await fetch(`${behind.url}/livez`, { headers: { 'X-Forwarded-For': '203.0.113.9, 198.51.100.7' } })).text();
    await expect.poll(() => behind.log.length, { timeout: 30_000 }).toBe(1);
    await behind.close();
    return (JSON.parse(behind.log[0] ?? '') as { client: unknown }).client;
  };

  it('is what a configured proxy says, and nothing that anybody else says', async () => {
    expect(await clientOf([])).toBe('127.0.0.1');
    expect(await clientOf(['10.0.0.0/8'])).toBe('127.0.0.1');
    expect(await clientOf(['loopback'])).toBe('198.51.100.7');
    expect(await clientOf(['127.0.0.1', '198.51.100.0/24'])).toBe('203.0.113.9');
  });

  it('is known of a client that has gone', async () => {
    app.log.length = 0;
    const raw = await rawConnection(app.port);
    raw.send(
      'POST /v1/forms/annex-2/documents HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nContent-Type: application/json\r\n\r\n{',
    );
    await expect.poll(() => app.service.bodyBudget.held, { timeout: 30_000 }).toBe(1);
    raw.socket.resetAndDestroy();
    await expect.poll(() => app.log.length, { timeout: 30_000 }).toBe(1);
    expect(JSON.parse(app.log[0] ?? '')).toMatchObject({ status: 499, client: '127.0.0.1' });
  });
});
