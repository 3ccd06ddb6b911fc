import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import PizZip from 'pizzip';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';
import { zipEntriesOf } from '../support/zip-entries.ts';

let app: ListeningApp;
beforeAll(async () => {
  app = await listeningApp({ limits: { bodyLimit: 64 * 1024 } });
});
afterAll(async () => app.close());
beforeEach(() => {
  app.items.before = async () => Promise.resolve();
  app.items.printed.length = 0;
});

const record = (filing: object): string => JSON.stringify({ form: 'annex-2', filing });
const lines = (count: number, extra = ''): string =>
  Array.from({ length: count }, (_, number) => `${record({ number, extra })}\n`).join('');

const post = async (
  query: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${app.url}/v1/batches${query}`, {
    method: 'POST',
    body: Buffer.from(body),
    headers: { 'Content-Type': 'application/x-ndjson', ...headers },
  });

async function zipOf(
  response: Response,
): Promise<{ names: string[]; manifest: { counts: object; complete: boolean } }> {
  const { files } = new PizZip(await response.arrayBuffer());
  const manifest = JSON.parse(files['manifest.json']?.asText() ?? '') as { counts: object; complete: boolean };
  return { names: Object.keys(files), manifest };
}

/** A request whose body is written, and whose answer is read, piece by piece. */
function open(query: string): { request: ClientRequest; answer: Promise<IncomingMessage> } {
  const request = httpRequest(`${app.url}/v1/batches${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson', 'Transfer-Encoding': 'chunked' },
  });
  request.flushHeaders();
  const answer = once(request, 'response').then(([response]) => response as IncomingMessage);
  answer.catch(() => undefined);
  return { request, answer };
}

async function metricsOf({ url }: ListeningApp): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

/** Resolves when the value has not changed for a while. */
async function untilStill(value: () => number): Promise<void> {
  for (let before = NaN; before !== value();) {
    before = value();
    await sleep(150);
  }
}

describe('POST /v1/batches', () => {
  it('answers an array and NDJSON alike', async () => {
    const array = await post('', `[${lines(3).trim().split('\n').join(',')}]`, { 'Content-Type': 'application/json' });
    const ndjson = await post('', lines(3));
    expect(array.status).toBe(200);
    expect(array.headers.get('content-type')).toBe('application/zip');
    expect(array.headers.get('content-disposition')).toContain('filings.zip');
    const digest = async (response: Response): Promise<string> =>
      createHash('sha256')
        .update(Buffer.from(await response.arrayBuffer()))
        .digest('hex');
    const [one, other] = [await digest(array), await digest(ndjson)];
    // The lines of the body differ, and with them the manifest.
    expect(one).not.toBe(other);
    expect((await zipOf(await post('', lines(3)))).names.length).toBe(4);
  });

  it('reads a compressed body, and refuses one that is damaged', async () => {
    const whole = await post('', gzipSync(lines(50)), { 'Content-Encoding': 'gzip' });
    expect((await zipOf(whole)).manifest.counts).toEqual({ total: 50, printed: 50, refused: 0 });
    const damaged = await post('?on-error=fail', gzipSync(lines(50)).subarray(0, 60), { 'Content-Encoding': 'gzip' });
    expect(damaged.status).toBe(400);
    expect(await damaged.json()).toMatchObject({ code: 'invalid-compression' });
  });

  it.each([
    ['a body that is no batch', '', 'x', 'application/json', 400, 'invalid-json'],
    ['a batch of nothing', '', '[]', 'application/json', 422, 'empty-batch'],
    ['another type of body', '', 'a,b', 'text/csv', 415, 'unsupported-media-type'],
    ['an unknown parameter', '?onerror=skip', '', 'application/json', 400, 'invalid-parameter'],
    ['a profile for Word files', '?format=docx&profile=pdfa-2a', '[]', 'application/json', 400, 'invalid-parameter'],
  ])('refuses %s', async (_name, query, body, type, status, code) => {
    const response = await post(query, body, { 'Content-Type': type });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status, code });
  });

  it('names every bad item when none may be left out, and prints nothing', async () => {
    const body = `${record({})}\n${record({ bad: '错' })}\nnonsense\n`;
    const response = await post('?on-error=fail', body);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      code: 'invalid-batch',
      total: 3,
      items: [
        { index: 2, form: 'annex-2', code: 'invalid-filing' },
        { index: 3, code: 'invalid-json' },
      ],
      errors: [{ pointer: '/1/filing/bad' }, { pointer: '/2' }],
    });
    expect(app.items.printed).toEqual([]);
  });

  it('sends the first item while the second has not been sent yet', async () => {
    const { request, answer } = open('');
    request.write(lines(1));
    const response = await answer;
    const [first] = (await once(response, 'data')) as [Buffer];
    expect(first.readUInt32LE(0)).toBe(0x04034b50);
    request.end(lines(1));
    response.resume();
    await once(response, 'end');
  });

  it('prints no further than a slow reader takes', async () => {
    const { request, answer } = open('');
    request.end(lines(400, 'x'.repeat(50_000)));
    const response = await answer;
    response.pause();
    await sleep(700);
    // 20 MB in all; buffers of the system and of streams take some, the rest waits.
    expect(app.items.printed.flat().length).toBeLessThan(300);
    const pieces: Buffer[] = [];
    response.on('data', (piece: Buffer) => pieces.push(piece)).resume();
    await once(response, 'end');
    expect(Object.keys(new PizZip(Buffer.concat(pieces)).files).length).toBe(401);
  });

  it('stops when the client goes, and makes room, whenever that is', async () => {
    app.items.before = async (signal) => {
      await sleep(20);
      if (signal.aborted) throw new AppError('client-gone', '客户端已断开。');
    };
    // More than may run at the same time: before the first item is through, about then, and after it.
    for (const time of [1, 5, 20, 22, 25, 40, 80]) {
      const { request } = open('');
      request.on('error', () => undefined);
      request.write(lines(2000));
      await sleep(time);
      request.destroy();
      await untilStill(() => app.items.printed.length);
      expect(app.items.printed.splice(0).flat().length).toBeLessThan(2000);
    }
    const others = [await post('', lines(3)), await post('', lines(3))];
    expect(others.map(({ status }) => status)).toEqual([200, 200]);
    for (const response of others) await response.arrayBuffer();
  });

  it('tells a client that asks to send only when it is going to read', async () => {
    const asking = async (): Promise<[number | undefined, boolean]> => {
      const request = httpRequest(`${app.url}/v1/batches`, {
        method: 'POST',
        agent: false,
        headers: { 'Content-Type': 'application/x-ndjson', Expect: '100-continue' },
      });
      let isWanted = false;
      request.on('continue', () => {
        isWanted = true;
        request.end(lines(1));
      });
      request.flushHeaders();
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      await once(response.resume(), 'end');
      request.on('error', () => undefined).destroy();
      return [response.statusCode, isWanted];
    };
    expect(await asking()).toEqual([200, true]);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    app.items.before = async () => released;
    const others = [open(''), open('')];
    for (const { request } of others) request.write(lines(1));
    await expect.poll(() => app.service.batches.places.taken, { timeout: 30_000 }).toBe(2);
    expect(await asking()).toEqual([429, false]);
    release();
    for (const { request, answer } of others) {
      request.end();
      (await answer).resume();
      await once(await answer, 'end');
    }
  });

  it('makes a ZIP that other programs read', async () => {
    const names = ['附件2-信息化', 'CON', 'a/b', '甲'.repeat(200)];
    const body = names.map((name) => JSON.stringify({ form: 'annex-2', filing: { name }, name })).join('\n');
    const entries = await zipEntriesOf(Buffer.from(await (await post('', body)).arrayBuffer()));
    expect([...entries.keys()]).toEqual([
      '0001-附件2-信息化.pdf',
      '0002-CON.pdf',
      '0003-a_b.pdf',
      `0004-${'甲'.repeat(60)}.pdf`,
      'manifest.json',
    ]);
    expect(entries.get('0003-a_b.pdf')?.toString()).toBe('{"name":"a/b"}');
  });
});

describe('the metrics of batches', () => {
  it('say how many run, how they ended, and what became of their items', async () => {
    const counted = await listeningApp({ limits: { bodyLimit: 64 * 1024 } });
    const send = async (query: string, body: string, signal?: AbortSignal): Promise<Response> =>
      fetch(`${counted.url}/v1/batches${query}`, {
        ...{ method: 'POST', body, headers: { 'Content-Type': 'application/x-ndjson' } },
        ...(signal === undefined ? {} : { signal }),
      });
    const bad = `${record({ bad: '错' })}\n`;
    await (await send('', `${lines(3)}${bad}nonsense\n`)).arrayBuffer();
    await (await send('?format=docx', lines(2))).arrayBuffer();
    await (await send('?output=volume', lines(1) + bad)).arrayBuffer();

    // One that stops for an error which leaves no answer to be had, and one whose client goes.
    let groups = 0;
    counted.items.before = async () => {
      await Promise.resolve();
      if ((groups += 1) > 1) throw new AppError('too-many-pages', '共 600 页，超过上限 500 页。');
    };
    await expect(send('?output=volume', lines(40)).then(async (answer) => answer.arrayBuffer())).rejects.toThrow();
    const client = new AbortController();
    counted.items.before = async (signal) => sleep(5_000, undefined, { signal });
    const left = send('', lines(1), client.signal);
    await expect.poll(async () => metricsOf(counted)).toContain('filing_press_batches_running{output="zip"} 1\n');
    client.abort();
    await expect(left).rejects.toThrow();
    await expect.poll(async () => metricsOf(counted)).toContain('filing_press_batches_running{output="zip"} 0\n');

    const metrics = await metricsOf(counted);
    for (const line of [
      'filing_press_batches_total{output="zip",format="pdf",outcome="complete"} 1',
      'filing_press_batches_total{output="zip",format="docx",outcome="complete"} 1',
      'filing_press_batches_total{output="volume",format="pdf",outcome="refused"} 1',
      'filing_press_batches_total{output="volume",format="pdf",outcome="failed"} 1',
      'filing_press_batches_total{output="zip",format="pdf",outcome="client-gone"} 1',
      'filing_press_batch_items_printed_total{output="zip",format="pdf",form="annex-2"} 3',
      'filing_press_batch_items_refused_total{output="zip",format="pdf",code="invalid-filing"} 1',
      'filing_press_batch_items_refused_total{output="zip",format="pdf",code="invalid-json"} 1',
      'filing_press_batch_items_bucket{le="3",output="zip"} 2',
      'filing_press_batch_items_sum{output="zip"} 7',
      'filing_press_batch_duration_seconds_count{output="volume"} 2',
      'filing_press_batches_running{output="volume"} 0',
    ]) {
      expect(metrics).toContain(`${line}\n`);
    }
    await counted.close();
  });
});

describe('the log', () => {
  it('says of what an item failed that was no fault of the caller, and nothing of the others', async () => {
    app.log.length = 0;
    app.items.before = async () => Promise.reject(new Error('机密的申报内容'));
    await (await post('', `${lines(1)}${record({ bad: '错' })}\n`)).arrayBuffer();
    const logged = app.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const failed = logged.filter(({ msg }) => msg === 'item of a batch failed');
    expect(failed).toMatchObject([{ level: 'error', output: 'zip', item: 1, code: 'internal' }]);
    expect(JSON.stringify(failed[0]?.['error'])).toMatch(/"Error","frames":\["at [^"]*over-http\.test\.ts/);
    expect(app.log.join()).not.toContain('机密');
  });
});

describe('the end of the service', () => {
  it('ends a running batch with a whole ZIP that says what is missing', async () => {
    const ending = await listeningApp({ limits: { bodyLimit: 64 * 1024 } });
    ending.items.before = async (signal) => {
      await sleep(100);
      if (signal.aborted) throw new AppError('draining', '服务正在停止。');
    };
    const answer = fetch(`${ending.url}/v1/batches`, {
      method: 'POST',
      body: lines(500),
      headers: { 'Content-Type': 'application/x-ndjson' },
    });
    const response = await answer;
    const draining = ending.server.drain(2_000);
    const { names, manifest } = await zipOf(response);
    expect(manifest.complete).toBe(false);
    expect(manifest.counts).toMatchObject({ total: 500, printed: names.length - 1 });
    expect(names.length).toBeLessThan(500);
    await draining;
    const metrics = await ending.service.metrics.registry.metrics();
    expect(metrics).toContain('filing_press_batches_total{output="zip",format="pdf",outcome="cut-short"} 1\n');
    await ending.close();
  });
});
