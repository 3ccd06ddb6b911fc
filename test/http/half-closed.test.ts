import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deferred } from '../support/deferred.ts';
import { echo } from '../support/fake-press.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';

let app: ListeningApp;
beforeAll(async () => {
  app = await listeningApp();
});
afterAll(async () => app.close());

const patience = { timeout: 30_000 };
const post = (body: string, path = '/v1/forms/annex-2/documents?format=docx'): string =>
  `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** Sends a text and the end of it, and reads on; `text` resolves with all that came when the other side has ended. */
function half(text: string) {
  const socket = connect({ port: app.port, host: '127.0.0.1', allowHalfOpen: true });
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1'))).on('error', () => undefined);
  socket.end(text);
  return {
    socket,
    received: () => received,
    text: new Promise<string>((resolve) => socket.once('close', () => resolve(received))),
  };
}

/** A press that waits for a call to go on, and the signal under which it works. */
function heldPress() {
  const go = deferred<undefined>();
  const held: { go: () => void; signal?: AbortSignal } = { go: () => go.resolve(undefined) };
  app.press.next = async (order, signal) => {
    held.signal = signal;
    await go.promise;
    return echo(order);
  };
  return held;
}

describe('A client that ends its side of the connection behind its request', () => {
  it('gets its document, however long that takes; meanwhile it is asked whether it is there', async () => {
    const held = heldPress();
    const client = half(post('{"a":1}'));
    await expect.poll(() => client.received(), patience).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\n/);
    expect(held.signal?.aborted).toBe(false);
    held.go();
    const text = await client.text;
    expect(text).toMatch(/^(HTTP\/1\.1 100 Continue\r\n\r\n){1,4}HTTP\/1\.1 200 OK\r\n/);
    expect(text).toMatch(/^Connection: close\r$/m);
    expect(text.endsWith('\r\n\r\n{"a":1}')).toBe(true);
  });

  it('gets its batch whole', async () => {
    const items = Array.from({ length: 60 }, (_, index) => ({
      form: 'annex-2',
      filing: { index, text: 'x'.repeat(5_000) },
    }));
    const text = await half(post(JSON.stringify(items), '/v1/batches')).text;
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(text).toContain('manifest.json');
    expect(text.endsWith('\r\n0\r\n\r\n')).toBe(true);
  });

  it('gets all answers, and the one to a request that is cut off is a problem', async () => {
    const text = await half(post('{"a":1}') + post('{"a":2}') + post('{"a":3}').slice(0, -3)).text;
    expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '200', '400']);
    expect(text).toMatch(/\{"a":1\}.*\{"a":2\}/s);
  });
});

describe('A client that goes away', () => {
  it('stops its work', async () => {
    const held = heldPress();
    const socket = connect(app.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(post('{}'));
    await expect.poll(() => held.signal !== undefined, patience).toBe(true);
    socket.destroy();
    await expect.poll(() => held.signal?.aborted, patience).toBe(true);
    expect(held.signal?.reason).toMatchObject({ code: 'client-gone' });
    held.go();
  });

  it('stops its work when it goes after it had ended its side', async () => {
    const held = heldPress();
    const client = half(post('{}'));
    await expect.poll(() => client.received(), patience).toContain('100 Continue');
    client.socket.destroy();
    await expect.poll(() => held.signal?.aborted, patience).toBe(true);
    held.go();
  });
});
