import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { PipeTransport } from '../../../../src/pdf/browser/pipe-transport.ts';

function openPipes() {
  const toBrowser = new PassThrough();
  const fromBrowser = new PassThrough();
  const transport = new PipeTransport(toBrowser, fromBrowser);
  const messages: string[] = [];
  const closed = vi.fn();
  transport.onmessage = (message) => void messages.push(message);
  transport.onclose = closed;
  return { toBrowser, fromBrowser, transport, messages, closed };
}

describe('the pipe to the browser', () => {
  it('brings messages whole, however they were cut', async () => {
    const { fromBrowser, messages } = openPipes();
    for (const piece of ['{"a":', '1}\0{"b"', ':2}\0', '{"c":3}\0{"d":4}\0{']) fromBrowser.write(piece);
    await expect.poll(() => messages).toEqual(['{"a":1}', '{"b":2}', '{"c":3}', '{"d":4}']);
  });

  it('that breaks while a page of 1 MB is written ends the connection once, and nothing else', async () => {
    const reset = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const toBrowser = new Writable({ write: (_chunk, _encoding, done) => done(reset) });
    const transport = new PipeTransport(toBrowser, new PassThrough());
    const closed = vi.fn();
    transport.onclose = closed;
    transport.send('x'.repeat(1024 * 1024));
    await transport.closed;
    transport.send('x');
    transport.close();
    expect(closed).toHaveBeenCalledOnce();
  });

  it.each(['ECONNRESET', 'EPIPE', 'EIO'])('may fail with %s after it was closed', async (code) => {
    const { toBrowser, fromBrowser, transport, closed } = openPipes();
    transport.close();
    await transport.closed;
    for (const pipe of [toBrowser, fromBrowser]) pipe.emit('error', Object.assign(new Error(code), { code }));
    expect(closed).toHaveBeenCalledOnce();
  });

  it.each([
    ['at once', () => JSON.parse('no JSON') as unknown],
    ['later', async () => Promise.reject(new SyntaxError('no JSON'))],
  ])('is closed by a message that cannot be dealt with, as is found out %s', async (_when, deal) => {
    const { fromBrowser, transport, closed } = openPipes();
    transport.onmessage = deal;
    fromBrowser.write('no JSON\0');
    await transport.closed;
    expect(closed).toHaveBeenCalledOnce();
  });
});
