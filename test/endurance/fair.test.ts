import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleBytes } from '../support/filing-report.ts';
import { startBatch } from '../support/running-batch.ts';
import { type ServiceProcess, startService } from '../support/service-process.ts';
import { zipEntriesOf } from '../support/zip-entries.ts';

let service: ServiceProcess;
beforeAll(async () => {
  service = await startService({ FILING_PRESS_DRAIN_SECONDS: '2', FILING_PRESS_LOG_LEVEL: 'error' });
});
afterAll(async () => service.stop('SIGKILL'));

const filing = sampleBytes('annex-4', 'official');
const record = (number: number): string =>
  JSON.stringify({ form: 'annex-4', filing: JSON.parse(filing.toString()) as object, name: `第${number}份` });

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${service.url}/metrics`)).text();
  return [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))].reduce(
    (sum, [, value]) => sum + Number(value),
    0,
  );
}

const load = async (): Promise<number> =>
  (await metric('filing_press_print_queue')) + (await metric('filing_press_prints_running'));

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(20);
}

interface Manifest {
  readonly counts: { readonly total: number; readonly printed: number; readonly refused: number };
  readonly complete: boolean;
  readonly ending?: { readonly code: string };
  readonly items: readonly { readonly status: string; readonly file: string; readonly sha256: string }[];
}

/** The manifest of a ZIP all of whose files are those that it speaks of. */
async function checkedManifest(zip: Buffer): Promise<Manifest> {
  const entries = await zipEntriesOf(zip);
  const manifest = JSON.parse(entries.get('manifest.json')?.toString() ?? '') as Manifest;
  const printed = manifest.items.filter(({ status }) => status === 'printed');
  expect([...entries.keys()]).toEqual([...printed.map(({ file }) => file), 'manifest.json']);
  for (const { file, sha256 } of printed) {
    expect(
      createHash('sha256')
        .update(entries.get(file) ?? '')
        .digest('hex'),
    ).toBe(sha256);
  }
  return manifest;
}

describe('a batch that always has more to print', () => {
  it('lets single requests through, one by one and ten at once, and goes on itself', async () => {
    const batch = await startBatch(service.url, '', record);
    const arrivedBefore = batch.arrived();
    const single = async (): Promise<number> => {
      const response = await fetch(`${service.url}/v1/forms/annex-4/documents`, {
        method: 'POST',
        body: filing,
        headers: { 'Content-Type': 'application/json' },
      });
      await response.arrayBuffer();
      return response.status;
    };
    for (let index = 0; index < 10; index += 1) expect(await single()).toBe(200);
    expect(await Promise.all(Array.from({ length: 10 }, single))).toEqual(Array<number>(10).fill(200));
    // All were answered although the batch had not ended, and it got its turns too.
    expect(batch.answer.readableEnded).toBe(false);
    await until(() => batch.arrived() > arrivedBefore);

    batch.finish();
    const manifest = await checkedManifest(await batch.whole());
    expect(manifest).toMatchObject({
      complete: true,
      counts: { total: batch.sent(), printed: batch.sent(), refused: 0 },
    });
  });

  it('is stopped when its client goes away: the engine falls idle', async () => {
    const batch = await startBatch(service.url, '?profile=pdfa-2a', record);
    await until(async () => (await load()) > 0);
    batch.request.destroy();
    await until(async () => (await load()) === 0);
    // And it stays so: nothing more of what has been sent is printed.
    const printed = await metric('filing_press_print_duration_seconds_count');
    await sleep(300);
    expect([await load(), await metric('filing_press_print_duration_seconds_count')]).toEqual([0, printed]);
  });

  it('comes to a whole ZIP that says what is missing when the service is told to end', async () => {
    const batch = await startBatch(service.url, '', record);
    await until(() => batch.arrived() > 0);
    service.child.kill('SIGTERM');
    const zip = await batch.whole();
    expect(await service.exited).toBe(0);

    const manifest = await checkedManifest(zip);
    expect(manifest).toMatchObject({ complete: false, ending: { code: 'draining' } });
    expect(manifest.counts.printed).toBeGreaterThan(0);
    expect(manifest.counts.printed).toBe(manifest.items.filter(({ status }) => status === 'printed').length);
    expect(manifest.items.length).toBe(manifest.counts.total);
  });
});
