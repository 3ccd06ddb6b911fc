import { readFileSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attached, madeUpVolume, manifestOf } from '../support/archive/bound-volume.ts';
import { sampleFiling } from '../support/archive/printing.ts';
import { type ServiceProcess, startService } from '../support/service-process.ts';

let service: ServiceProcess;
beforeAll(async () => {
  service = await startService({ FILING_PRESS_LOG_LEVEL: 'silent' });
}, 120_000);
afterAll(async () => service.stop());

const filing = JSON.stringify(sampleFiling('annex-4', 'official'));
const line = `${JSON.stringify({ form: 'annex-4', filing: JSON.parse(filing) as object })}\n`;

/** A request that somebody sends and does not wait for. */
interface Route {
  readonly path: string;
  readonly type: string;
  readonly body: Uint8Array | string;
}

async function routes(): Promise<readonly Route[]> {
  const documents = '/v1/forms/annex-4/documents';
  const json = (path: string): Route => ({ path, type: 'application/json', body: filing });
  const verify = (body: Uint8Array): Route => ({ path: '/v1/verify', type: 'application/octet-stream', body });
  const batch = (output: string): Route => ({
    path: `/v1/batches?output=${output}`,
    type: 'application/x-ndjson',
    body: line.repeat(3),
  });
  const made = async (query: string): Promise<Uint8Array> => {
    const answer = await fetch(`${service.url}${documents}?${query}`, {
      method: 'POST',
      body: filing,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  return [
    ...['format=pdf', 'format=pdf&profile=pdfa-3a', 'format=docx', 'format=png'].map((query) =>
      json(`${documents}?${query}`),
    ),
    json('/v1/forms/annex-4/validate'),
    ...[batch('zip'), batch('volume')],
    verify(await made('format=pdf&profile=pdfa-3a')),
    verify(await made('format=docx')),
    verify(madeUpVolume(attached({ '0000001': Buffer.from(filing), 'manifest.json': manifestOf(['annex-4']) }))),
  ];
}

/** Leaves after so many milliseconds, whatever has come by then. */
async function abandon({ path, type, body }: Route, milliseconds: number): Promise<void> {
  const call = request(service.url + path, { method: 'POST', headers: { 'Content-Type': type }, agent: false });
  const closed = new Promise<void>((resolve) => call.once('close', () => resolve()));
  call.on('error', () => undefined).on('response', (response) => response.on('error', () => undefined).resume());
  call.end(body);
  await sleep(milliseconds);
  call.destroy();
  await closed;
}

const descriptors = (): number => readdirSync(`/proc/${service.child.pid ?? 0}/fd`).length;
const threads = (): number =>
  Number(/^Threads:\s+(\d+)/m.exec(readFileSync(`/proc/${service.child.pid ?? 0}/status`, 'utf8'))?.[1]);

/** Leaves so many requests of each route, at most sixteen at a time. */
async function leave(all: readonly Route[], each: number): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < each * all.length; at = next++) {
      const route = all[at % all.length];
      if (route !== undefined) await abandon(route, 20 + ((at * 37) % 120));
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

/** How often each route is left; the soak leaves each of them two thousand times. */
const each = Number(process.env['ABANDONED'] ?? 30);

describe('requests that are abandoned after 20 to 140 ms', () => {
  it('leave no descriptor and no thread behind, whatever they asked for', { timeout: 3_600_000 }, async () => {
    const all = await routes();
    // What stays open for good is open now: pages, threads, pooled connections.
    await leave(all, 5);
    await expect.poll(descriptors, { timeout: 60_000, interval: 500 }).toBeLessThan(200);
    const before = { descriptors: descriptors(), threads: threads() };
    await leave(all, each);
    await expect.poll(descriptors, { timeout: 60_000, interval: 500 }).toBeLessThanOrEqual(before.descriptors + 20);
    await expect.poll(threads, { timeout: 60_000, interval: 500 }).toBeLessThanOrEqual(before.threads + 8);
    process.stdout.write(
      `abandoned: ${each * all.length}; descriptors ${before.descriptors} → ${descriptors()}; threads ${before.threads} → ${threads()}\n`,
    );
    const answer = await fetch(`${service.url}/v1/forms/annex-4/validate`, {
      method: 'POST',
      body: filing,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status).toBe(200);
    expect(service.child.exitCode).toBeNull();
  });
});
