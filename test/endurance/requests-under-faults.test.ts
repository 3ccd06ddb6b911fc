import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rawConnection } from '../support/raw-connection.ts';
import { type ServiceProcess, startService } from '../support/service-process.ts';

const documents = '/v1/forms/annex-2/documents';
/** These tests are about faults, not about the speed of the machine. */
const patient = { FILING_PRESS_DEADLINE_SECONDS: '300' };
const json = { 'Content-Type': 'application/json' };

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let service: ServiceProcess;
let filing: string;

beforeAll(async () => {
  service = await startService({ ...patient, FILING_PRESS_QUEUE_CAPACITY: '50', FILING_PRESS_PAGES: '2' });
  filing = await (await fetch(`${service.url}/v1/forms/annex-2/samples/official`)).text();
});
afterAll(async () => service.stop());

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: Buffer;
}

async function post(signal?: AbortSignal): Promise<Answer> {
  const answer = await fetch(service.url + documents, {
    method: 'POST',
    body: filing,
    headers: json,
    ...(signal === undefined ? {} : { signal }),
  });
  return {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

const many = async (count: number): Promise<Answer[]> => Promise.all(Array.from({ length: count }, async () => post()));

async function gauge(name: string): Promise<number> {
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? ([\\d.]+)$`, 'm').exec(metrics)?.[1]);
}

function expectWhole({ body }: Answer): void {
  expect(body.subarray(0, 5).toString()).toBe('%PDF-');
  expect(body.subarray(-6).toString()).toContain('%%EOF');
}

describe('Kill -9 of the browser during 50 requests', () => {
  it('costs none of them its answer: a document, or a 503 that says when to come back', async () => {
    const before = service.browser();
    const running = many(50);
    // While they print: the first has its answer, the last still waits.
    await expect
      .poll(async () => gauge('filing_press_prints_running'), { interval: 5, timeout: 30_000 })
      .toBeGreaterThan(0);
    process.kill(before, 'SIGKILL');
    const answers = await running;
    expect(answers).toHaveLength(50);
    for (const answer of answers) {
      expect([200, 503]).toContain(answer.status);
      if (answer.status === 200) expectWhole(answer);
      else expect(Number(answer.retryAfter)).toBeGreaterThan(0);
    }
    // The bytes do not tell which browser printed them.
    const printed = answers.filter(({ status }) => status === 200).map(({ body }) => body.toString('latin1'));
    expect(new Set(printed).size).toBe(1);
    expect(service.browser()).not.toBe(before);
    expect(await gauge('filing_press_browser_stops_total')).toBe(1);
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
  });

  it('again and again leaves a service that prints', async () => {
    for (let round = 0; round < 2; round += 1) {
      const running = many(4);
      process.kill(service.browser(), 'SIGKILL');
      for (const { status } of await running) expect([200, 503]).toContain(status);
      await expect.poll(async () => (await post()).status, { timeout: 60_000 }).toBe(200);
    }
  });
});

describe('More requests than the queue holds', () => {
  it('are refused at once with 429 and a time to come back; the others are printed', async () => {
    const answers = await many(70);
    const refused = answers.filter(({ status }) => status === 429);
    const printed = answers.filter(({ status }) => status === 200);
    expect(refused.length).toBeGreaterThan(0);
    expect(printed.length).toBeGreaterThanOrEqual(50);
    expect(refused.length + printed.length).toBe(70);
    for (const { retryAfter, body } of refused) {
      expect(Number(retryAfter)).toBeGreaterThan(0);
      expect(JSON.parse(body.toString())).toMatchObject({ code: 'overloaded', status: 429 });
    }
    printed.forEach(expectWhole);
    expect((await post()).status).toBe(200);
  });
});

describe('Clients that hang up', () => {
  it('while they wait free their places in the queue', async () => {
    const before = await gauge('filing_press_documents_total');
    const client = new AbortController();
    const waiting = Array.from({ length: 40 }, async () => post(client.signal).catch(() => undefined));
    await expect
      .poll(async () => gauge('filing_press_print_queue'), { interval: 5, timeout: 30_000 })
      .toBeGreaterThan(10);
    client.abort();
    await Promise.all(waiting);
    await expect.poll(async () => gauge('filing_press_print_queue'), { timeout: 30_000 }).toBe(0);
    await expect.poll(async () => gauge('filing_press_prints_running'), { timeout: 30_000 }).toBe(0);
    expect((await gauge('filing_press_documents_total')) - before).toBeLessThan(40);
    expect((await post()).status).toBe(200);
  });

  it('halfway through their document disturb nobody', async () => {
    const head = `POST ${documents} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(filing)}\r\n\r\n`;
    for (let round = 0; round < 10; round += 1) {
      const connection = await rawConnection(service.port);
      connection.send(head + filing);
      await connection.until('Content-Digest');
      connection.socket.resetAndDestroy();
    }
    expectWhole(await post());
    await expect.poll(async () => gauge('http_requests_in_flight'), { timeout: 30_000 }).toBe(1);
  });
});

describe('A deadline that is too short', () => {
  it('is 429 at once for those who would wait longer, and nothing of theirs is left in the queue', async () => {
    const hasty = await startService({ FILING_PRESS_DEADLINE_SECONDS: '1', FILING_PRESS_PAGES: '1' });
    const order = async () => fetch(hasty.url + documents, { method: 'POST', body: filing, headers: json });
    const answers = await Promise.all(Array.from({ length: 60 }, order));
    const late = answers.filter(({ status }) => status !== 200);
    const waited = late.filter(({ status }) => status === 429);
    expect(waited.length).toBeGreaterThan(0);
    for (const answer of waited) {
      expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(10);
      expect(await answer.json()).toMatchObject({ code: 'overloaded' });
    }
    // Four are in work at a time; whose document takes longer than the deadline itself has begun in time.
    for (const { status } of late) expect([429, 504]).toContain(status);
    const metrics = await (await fetch(`${hasty.url}/metrics`)).text();
    expect(metrics).toMatch(/^filing_press_print_queue 0$/m);
    await expect.poll(async () => (await order()).status, { timeout: 60_000 }).toBe(200);
    expect(await hasty.stop()).toBe(0);
  });
});
