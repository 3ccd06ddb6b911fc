import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { abortable } from '../../src/concurrency/abort.ts';
import type { MadeDocument } from '../../src/documents/press.ts';
import { deferred } from '../support/deferred.ts';
import { echo } from '../support/fake-press.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';
import { rawConnection } from '../support/raw-connection.ts';

let app: ListeningApp;

beforeEach(async () => {
  app = await listeningApp({ limits: { deadline: 60_000 } });
});
afterEach(async () => app.close());

const documents = '/v1/forms/annex-2/documents';
const post = async (signal?: AbortSignal): Promise<Response> =>
  fetch(app.url + documents, {
    method: 'POST',
    body: '{}',
    headers: { 'Content-Type': 'application/json' },
    ...(signal === undefined ? {} : { signal }),
  });

/** Makes the press hold the next order until it is released, as a printer that heeds its signal would. */
function hold() {
  const started = deferred<AbortSignal>();
  const released = deferred<undefined>();
  app.press.next = async (order, signal): Promise<MadeDocument> => {
    started.resolve(signal);
    await abortable(released.promise, signal);
    return echo(order);
  };
  return { started: started.promise, release: () => released.resolve(undefined) };
}

async function withDeadline(deadline: number): Promise<void> {
  await app.close();
  app = await listeningApp({ limits: { deadline } });
}

const code = async (answer: Response): Promise<unknown> => ((await answer.json()) as { code: unknown }).code;

describe('The work of a request', () => {
  it('stops when the client goes away, and is logged as 499', async () => {
    const { started } = hold();
    const client = new AbortController();
    const answer = post(client.signal).catch(() => 'gone');
    const signal = await started;
    client.abort();
    await expect.poll(() => signal.aborted, { timeout: 30_000 }).toBe(true);
    expect(signal.reason).toMatchObject({ code: 'client-gone' });
    expect(await answer).toBe('gone');
    await expect.poll(() => app.log.at(-1), { timeout: 30_000 }).toContain('"status":499');
  });

  it('stops at the deadline with 504', async () => {
    await withDeadline(400);
    const { started } = hold();
    const answer = await post();
    expect([answer.status, await code(answer)]).toEqual([504, 'deadline-exceeded']);
    expect((await started).reason).toMatchObject({ code: 'deadline-exceeded' });
  });

  it('is not disturbed once it is done', async () => {
    await withDeadline(1_500);
    const { started, release } = hold();
    const answer = post();
    const signal = await started;
    release();
    expect((await answer).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect(signal.aborted).toBe(false);
  });
});

describe('A service that drains', () => {
  it('lets requests under way finish, refuses new ones, and then ends', async () => {
    const idle = await rawConnection(app.port);
    const kept = await rawConnection(app.port);
    kept.send(`POST ${documents} HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Type: application/json\r\n\r\n{`);
    const { started, release } = hold();
    const answer = post();
    await started;
    const drained = app.server.drain(5_000);
    await idle.closed;
    await expect(fetch(`${app.url}/livez`)).rejects.toThrow();
    release();
    const { status, headers } = await answer;
    expect([status, headers.get('connection')]).toEqual([200, 'close']);
    // The one whose body is still coming in was there before, too.
    kept.send('   ');
    expect(await kept.closed).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    await drained;
  });

  it('answers 503 on connections that were kept alive', async () => {
    const kept = await rawConnection(app.port);
    const { started, release } = hold();
    const request = `POST ${documents} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}`;
    const other = await rawConnection(app.port);
    kept.send(request);
    await started;
    other.send('GET /readyz HTTP/1.1\r\n');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const drained = app.server.drain(5_000);
    other.send('Host: x\r\n\r\n');
    const answer = await other.closed;
    expect(answer).toMatch(/^HTTP\/1.1 503 /);
    expect(answer).toContain('"code":"draining"');
    release();
    expect(await kept.closed).toContain('200 OK');
    await drained;
  });

  it('answers 503 to what is not finished when the time is up', async () => {
    const { started } = hold();
    const answer = post();
    await started;
    await app.server.drain(100);
    const { status, headers } = await answer;
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('ends although a client neither sends on nor hangs up', async () => {
    const stuck = await rawConnection(app.port);
    stuck.send(`POST ${documents} HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nContent-Type: application/json\r\n\r\n{`);
    await expect.poll(() => app.service.bodyBudget.held, { timeout: 30_000 }).toBe(1);
    await app.server.drain(100);
    await stuck.closed;
  });
});
