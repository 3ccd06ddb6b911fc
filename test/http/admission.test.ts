import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deferred } from '../../src/concurrency/deferred.ts';
import { AppError } from '../../src/errors.ts';
import { echo } from '../support/fake-press.ts';
import { type Caller, callerOf, filing } from '../support/http-caller.ts';
import { rawConnection } from '../support/raw-connection.ts';

const documents = '/v1/forms/annex-2/documents';
const validate = '/v1/forms/annex-2/validate';

let caller: Caller;
let fault: AppError | undefined;
/** Lets go of the documents that hold the places. */
let release: () => void;
let held: Promise<Response>[];

beforeAll(async () => {
  // One page, nobody may wait: two documents are in work, one of them ahead of its print.
  const admission = { pages: 1, queueCapacity: 0, printingFault: () => fault };
  caller = await callerOf({ admission, limits: { deadline: 60_000, bodyTime: 60_000 } });
});
afterAll(async () => caller.app.close());

/** Takes both places of a kind with documents that last until they are released. */
async function fill(count: number, query = ''): Promise<void> {
  const { press } = caller.app;
  press.orders.length = 0;
  const gate = deferred();
  release = () => gate.resolve();
  held = [];
  for (let index = 0; index < count; index += 1) {
    press.next = async (order) => gate.promise.then(() => echo(order));
    held.push(caller.post(documents + query));
    await expect.poll(() => press.orders.length).toBe(index + 1);
  }
}

async function letGo(): Promise<void> {
  release();
  for (const answer of await Promise.all(held)) expect(answer.status).toBe(200);
}

describe('A flood of requests', () => {
  beforeEach(() => (fault = undefined));

  it('costs the press nothing: who finds no place is refused before anything is read, set or printed', async () => {
    await fill(2);
    const answers = await Promise.all(Array.from({ length: 50 }, async () => caller.post(documents)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([429]));
    for (const answer of answers) {
      const seconds = Number(answer.headers.get('retry-after'));
      expect(seconds).toBeGreaterThanOrEqual(1);
      expect(seconds).toBeLessThanOrEqual(10);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await answer.json()).toMatchObject({ code: 'overloaded', instance: documents });
    }
    expect(caller.app.press.orders).toHaveLength(2);
    await letGo();
    expect((await caller.post(documents)).status).toBe(200);
  });

  it('is refused without its bodies: nobody is told to go on sending', async () => {
    await fill(2);
    const head = `POST ${documents} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n`;
    const connection = await rawConnection(caller.app.port);
    connection.send(`${head}Content-Length: 100000\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`);
    const answer = await connection.until('"code":"overloaded"');
    connection.socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 429 /);
    expect(answer).not.toContain('100 Continue');
    await letGo();
  });

  it('lets no upload hold a place: it is given when the body has arrived', async () => {
    await fill(1);
    const half = filing.length >> 1;
    const uploads = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const connection = await rawConnection(caller.app.port);
        connection.send(
          `POST ${documents} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n` +
            `Content-Length: ${Buffer.byteLength(filing)}\r\nConnection: close\r\n\r\n${filing.slice(0, half)}`,
        );
        return connection;
      }),
    );
    // Five uploads stand in mid-body, and the place beside the one that is held is still to be had.
    expect((await caller.post(documents)).status).toBe(200);
    await fillMore();
    // Now it is taken: the bodies arrive, find no place, and are not looked into.
    const orders = caller.app.press.orders.length;
    for (const upload of uploads) {
      upload.send(filing.slice(half));
      expect(await upload.until('"code":"overloaded"')).toMatch(/^HTTP\/1\.1 429 /);
    }
    expect(caller.app.press.orders).toHaveLength(orders);
    await letGo();
  });

  it('for PDF keeps no Word file, page, check, probe or metric waiting', async () => {
    await fill(2);
    expect((await caller.post(documents)).status).toBe(429);
    for (const format of ['docx', 'html'])
      expect((await caller.post(`${documents}?format=${format}`)).status).toBe(200);
    expect((await caller.post(validate)).status).toBe(200);
    for (const path of ['/livez', '/readyz', '/metrics', '/v1/forms']) {
      expect((await caller.get(path)).status).toBe(200);
    }
    await letGo();
  });
});

async function fillMore(): Promise<void> {
  const { press } = caller.app;
  const gate = deferred();
  const first = release;
  release = () => {
    first();
    gate.resolve();
  };
  press.next = async (order) => gate.promise.then(() => echo(order));
  const before = press.orders.length;
  held.push(caller.post(documents));
  await expect.poll(() => press.orders.length).toBe(before + 1);
}

describe('Without a browser', () => {
  it('PDF and PNG are answered at once with 503, Word files and pages are made', async () => {
    fault = new AppError('browser-unavailable', '打印引擎不能启动。', { retryAfter: 5 });
    const { press } = caller.app;
    press.orders.length = 0;
    for (const query of ['', '?format=pdf', '?format=png']) {
      const answer = await caller.post(documents + query);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    }
    expect(press.orders).toEqual([]);
    for (const query of ['?format=docx', '?format=html'])
      expect((await caller.post(documents + query)).status).toBe(200);
    fault = undefined;
  });
});

describe('The front door', () => {
  it('asks for the key before it says that there is no place', async () => {
    const digest = Buffer.alloc(32, 1);
    const guarded = await callerOf({
      apiKeys: [digest],
      admission: { printingFault: () => new AppError('overloaded', '') },
    });
    expect((await guarded.post(documents)).status).toBe(401);
    expect((await guarded.post(`${documents}?format=docx`)).status).toBe(401);
    await guarded.app.close();
  });
});
