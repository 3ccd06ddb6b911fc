import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import PizZip from 'pizzip';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { echo } from '../support/fake-press.ts';
import { type ListeningApp, type ListeningAppOptions, listeningApp } from '../support/listening-app.ts';
import { type RawConnection, rawConnection } from '../support/raw-connection.ts';

const documents = '/v1/forms/annex-2/documents';
const patient = { timeout: 30_000 };

const apps: ListeningApp[] = [];
const open: RawConnection[] = [];
afterEach(async () => {
  for (const { socket } of open.splice(0)) socket.destroy();
  for (const app of apps.splice(0)) await app.close();
});

async function appWith(options: ListeningAppOptions): Promise<ListeningApp> {
  const app = await listeningApp(options);
  apps.push(app);
  return app;
}

async function connection({ port }: ListeningApp): Promise<RawConnection> {
  const opened = await rawConnection(port);
  open.push(opened);
  return opened;
}

const head = (path: string, ...lines: readonly string[]): string =>
  [`POST ${path} HTTP/1.1`, 'Host: x', 'Content-Type: application/json', ...lines, '', ''].join('\r\n');

const order = async ({ url }: ListeningApp, body = '{}'): Promise<number> => {
  const answer = await fetch(url + documents, {
    ...{ method: 'POST', body, headers: { 'Content-Type': 'application/json' } },
  });
  await answer.arrayBuffer();
  return answer.status;
};

/** A document too large for the buffers of any system, which nobody reads. */
async function unreadDocument(app: ListeningApp, size = 40_000_000): Promise<RawConnection> {
  app.press.next = async (made) => Promise.resolve({ ...echo(made), bytes: new Uint8Array(size) });
  const raw = await connection(app);
  raw.socket.pause();
  const held = app.service.answerBudget.held;
  raw.send(`${head(documents, 'Content-Length: 2')}{}`);
  await expect.poll(() => app.press.next, patient).toBeUndefined();
  await expect.poll(() => app.service.answerBudget.held, patient).not.toBe(held - size);
  return raw;
}

describe('A body that comes too slowly', () => {
  const limits = { leastRate: 1_000, stallTime: 600, bodyTime: 60_000, deadline: 60_000 };

  it('is 408 long before its time is up, whether it stops or drips', async () => {
    const app = await appWith({ limits });
    for (const drip of ['', ' ']) {
      const raw = await connection(app);
      raw.send(`${head(documents, 'Content-Length: 100000')}${' '.repeat(5_000)}`);
      const dripping = setInterval(() => raw.send(drip), 20);
      expect(await raw.closed).toMatch(/^HTTP\/1.1 408 [^]*"code":"request-timeout"/);
      clearInterval(dripping);
      expect([raw.fault, app.service.bodyBudget.held]).toEqual([undefined, 0]);
    }
  });
});

describe('Two unfinished uploads that fill the budget', () => {
  it('keep nobody out: the slower one makes room', async () => {
    const app = await appWith({ bodyBudget: 8_000_000, limits: { bodyLimit: 1_000_000, bodyTime: 60_000 } });
    const uploads = [await connection(app), await connection(app)];
    for (const upload of uploads) {
      upload.send(head('/v1/verify', 'Content-Length: 4000000').replace('json', 'pdf'));
      upload.send(Buffer.alloc(3_999_999));
    }
    await expect.poll(() => app.service.bodyBudget.held, patient).toBe(7_999_998);
    for (let callers = 0; callers < 20; callers += 1) expect(await order(app, ' '.repeat(10_000))).toBe(200);
    const ended = await Promise.race(uploads.map(async ({ closed }) => closed));
    expect(ended).toMatch(/^HTTP\/1.1 429 [^]*Retry-After: 2[^]*"code":"overloaded"/);
    expect(app.service.bodyBudget.held).toBe(3_999_999);
  });
});

describe('A reader that stalls', () => {
  it('loses its connection after the time in which it should have taken something', async () => {
    const app = await appWith({ limits: { leastRate: 1_000, stallTime: 1_000 } });
    await unreadDocument(app);
    await expect.poll(() => app.service.answerBudget.held, patient).toBe(40_000_000);
    // What it had sent is given back when its answer begins, not when that has been read.
    expect(app.service.bodyBudget.held).toBe(0);
    await expect.poll(() => app.service.answerBudget.held, patient).toBe(0);
    await expect.poll(() => app.server.connections, patient).toBe(0);
    await expect.poll(() => app.log.at(-1), patient).toContain('"status":499');
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain('http_rejected_connections_total{code="slow-reader"} 1\n');
  });

  it('makes room for the answers of others before that', async () => {
    const app = await appWith({ answerBudget: 90_000_000 });
    const [first] = [await unreadDocument(app), await unreadDocument(app)];
    await expect.poll(() => app.service.answerBudget.held, patient).toBe(80_000_000);
    await unreadDocument(app);
    await expect.poll(() => app.log.length, patient).toBe(1);
    expect(app.service.answerBudget.held).toBe(80_000_000);
    first.socket.resume();
    await first.closed;
    expect(await order(app)).toBe(200);
  });
});

describe('More connections than there may be', () => {
  it('cost the one that has been idle for the longest, not the newcomer', async () => {
    const app = await appWith({ connections: 3 });
    const idle = [await connection(app), await connection(app), await connection(app)];
    await expect.poll(() => app.server.connections, patient).toBe(3);
    idle[0]?.send('GET /livez HTTP/1.1\r\nHost: x\r\n\r\n');
    await idle[0]?.until('"live"');
    const newcomer = await connection(app);
    newcomer.send('GET /livez HTTP/1.1\r\nHost: x\r\n\r\n');
    await newcomer.until('"live"');
    await idle[1]?.closed;
    idle[0]?.send('GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect((await idle[0]?.closed)?.match(/"live"/g)).toHaveLength(2);
  });

  it('are not taken while all of them are at work', async () => {
    const app = await appWith({ connections: 1 });
    const busy = await connection(app);
    busy.send(`${head(documents, 'Content-Length: 2', 'Connection: close')}{`);
    await expect.poll(() => app.service.bodyBudget.held, patient).toBe(1);
    const refused = await connection(app);
    refused.send('GET /livez HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await refused.closed).toBe('');
    busy.send('}');
    expect(await busy.closed).toMatch(/^HTTP\/1.1 200 /);
  });
});

const record = (number: number): string => `${JSON.stringify({ form: 'annex-2', filing: { number } })}\n`;

/** Begins a batch with these records and sends no more. */
async function standingBatch(
  app: ListeningApp,
  records: string,
  query = '',
  connected?: RawConnection,
): Promise<RawConnection> {
  const raw = connected ?? (await connection(app));
  raw.send(head(`/v1/batches${query}`, 'Transfer-Encoding: chunked').replace('/json', '/x-ndjson'));
  const bytes = Buffer.from(records === '' ? ' ' : records);
  raw.send(`${bytes.length.toString(16)}\r\n`);
  const { places } = app.service.batches;
  const before = places.open;
  raw.send(bytes);
  raw.send('\r\n');
  await expect.poll(() => [places.open, places.taken], patient).toEqual([before + 1, 0]);
  return raw;
}

/** A batch whose files no system's buffers hold, and which nobody reads. */
async function unreadBatch(app: ListeningApp): Promise<void> {
  const { items } = app;
  const print = items.print.bind(items);
  items.print = async (documents, limits) => {
    const made = await print(documents, limits);
    return made.map((one) => (one instanceof AppError ? one : { ...one, bytes: new Uint8Array(4_000_000) }));
  };
  const raw = await connection(app);
  raw.socket.pause();
  await standingBatch(app, Array.from({ length: 16 }, (_, number) => record(number)).join(''), '', raw);
  items.print = print;
}

async function batch({ url }: ListeningApp, records: string): Promise<number> {
  const answer = await fetch(`${url}/v1/batches`, {
    ...{ method: 'POST', body: records, headers: { 'Content-Type': 'application/x-ndjson' } },
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** The manifest of a ZIP that came in chunks. */
function manifestOf(answer: Buffer): { readonly complete: boolean; readonly ending?: { readonly code: string } } {
  return JSON.parse(new PizZip(answer).files['manifest.json']?.asText() ?? '') as ReturnType<typeof manifestOf>;
}

describe('Batches that stand still', () => {
  it('keep no place from others, whether their senders drip or their readers stall', async () => {
    const app = await appWith({ batches: { places: 2, open: 20 }, limits: { bodyLimit: 1_000_000, bodyTime: 60_000 } });
    const standing: RawConnection[] = [];
    for (let count = 0; count < 2; count += 1) {
      standing.push(await standingBatch(app, ''));
      standing.push(await standingBatch(app, record(1)));
      standing.push(await standingBatch(app, record(1), '?on-error=fail'));
      await unreadBatch(app);
    }
    await expect.poll(() => app.service.batches.places.open, patient).toBe(8);
    await expect.poll(() => app.service.batches.places.taken, patient).toBe(0);
    const dripping = setInterval(() => standing.forEach((raw) => raw.send('1\r\n \r\n')), 50);
    for (let count = 0; count < 10; count += 1) expect(await batch(app, record(1) + record(2))).toBe(200);
    clearInterval(dripping);
    expect(app.service.batches.places.open).toBe(8);
  });

  it('make room when too many are open: the oldest ends whole, and its manifest says why', async () => {
    const app = await appWith({ batches: { places: 2, open: 3 }, limits: { bodyTime: 60_000 } });
    const call = httpRequest(`${app.url}/v1/batches`, {
      ...{ method: 'POST', headers: { 'Content-Type': 'application/x-ndjson', 'Transfer-Encoding': 'chunked' } },
    });
    call.on('error', () => undefined);
    call.write(record(1));
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    const pieces: Buffer[] = [];
    answer.on('data', (piece: Buffer) => pieces.push(piece));
    const ended = once(answer, 'end');
    const never = await standingBatch(app, '');
    await expect.poll(() => app.service.batches.places.open, patient).toBe(2);
    await standingBatch(app, record(1));
    await expect.poll(async () => batch(app, record(1)), { timeout: 30_000, interval: 200 }).toBe(200);
    await ended;
    expect(manifestOf(Buffer.concat(pieces))).toMatchObject({ complete: false, ending: { code: 'overloaded' } });
    // Of the other one nothing had been printed: it is refused.
    await standingBatch(app, '');
    await expect.poll(async () => batch(app, record(1)), { timeout: 30_000, interval: 200 }).toBe(200);
    expect(await never.closed).toMatch(/^HTTP\/1.1 429 [^]*"code":"overloaded"/);
  });

  it('whose reader stalls are broken off when they have to make room', async () => {
    const app = await appWith({ batches: { places: 2, open: 1 }, limits: { bodyLimit: 1_000_000, bodyTime: 60_000 } });
    await unreadBatch(app);
    await expect.poll(() => app.service.batches.places.open, patient).toBe(1);
    await expect.poll(async () => batch(app, record(1)), { timeout: 30_000, interval: 200 }).toBe(200);
    await expect.poll(() => app.service.batches.places.open, patient).toBe(0);
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain('filing_press_batches_total{output="zip",format="pdf",outcome="too-slow"} 1\n');
  });

  it('end after the time of a body in which they brought next to nothing', async () => {
    const app = await appWith({ limits: { leastRate: 1_000, bodyTime: 500 } });
    const raw = await standingBatch(app, record(1));
    const dripping = setInterval(() => raw.send('1\r\n \r\n'), 20);
    expect(await raw.until('manifest.json')).toMatch(/^HTTP\/1.1 200 /);
    clearInterval(dripping);
    await raw.closed;
    expect(raw.fault).toBeUndefined();
    const checked = await standingBatch(app, record(1), '?on-error=fail');
    expect(await checked.closed).toMatch(/^HTTP\/1.1 408 [^]*"code":"request-timeout"/);
  });
});
