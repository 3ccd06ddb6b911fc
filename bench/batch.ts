import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BatchPace, sendBatch } from './batch-client.ts';
import { type MemorySample, peakOf, watchingMemory } from './memory-watch.ts';
import { officialWork } from './official-work.ts';
import { processTree } from './process-tree.ts';
import { costing } from './processor-cost.ts';
import { startService } from './running-service.ts';
import { median, rateOf } from './statistics.ts';

/**
 * `npm run bench:batch`: forms a second in batches against the same forms one by one, with 8 clients, and against
 * puppeteer's own loop on two pages, by turns in the same run. The work is the official sample of annex-2.
 *
 * `--items 20,200,1000` sizes of batches; `--rounds 3` for the sizes up to 200, larger ones run once;
 * `--memory 10000` sends so many items instead and watches the memory: fast, to a slow reader, from a slow sender.
 */
const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '20,200,1000' },
    rounds: { type: 'string', default: '3' },
    memory: { type: 'string', default: '0' },
  },
});

const clients = 8;
const singles = 80;
const root = join(import.meta.dirname, '..');
const work = officialWork(root);
const service = await startService(root);
const lines: string[] = [];
const results: Record<string, unknown> = { node: process.version, date: new Date().toISOString() };

try {
  // Warm up both paths, so that no measurement pays for the start.
  await rateOf(20, clients, () => service.make('annex-2', '', work.source));
  await sendBatch(service.port, 'output=zip', work.records(40));
  if (Number(values.memory) > 0) await watchMemory(Number(values.memory));
  else await compareRates();
} finally {
  await service.close();
  await work.close();
}
process.stdout.write(`${lines.join('\n')}\n`);
mkdirSync(join(root, 'bench', 'results'), { recursive: true });
const name = Number(values.memory) > 0 ? 'batch-memory.json' : 'batch.json';
writeFileSync(join(root, 'bench', 'results', name), `${JSON.stringify(results, undefined, 2)}\n`);

interface Measurement {
  readonly rates: number[];
  /** Milliseconds of processor time a form. */
  readonly costs: number[];
  readonly kilobytes: number[];
  readonly firstBytes: number[];
  readonly peaks: { readonly service: number; readonly browser: number; readonly both: number }[];
}

async function compareRates(): Promise<void> {
  const outputs = ['zip', 'volume'].flatMap((output) => ['plain', 'pdfa-2a'].map((profile) => ({ output, profile })));
  const sizes = values.items.split(',').map(Number);
  const floor: number[] = [];
  const single: Record<string, number[]> = { plain: [], 'pdfa-2a': [] };
  const costs: Record<string, number[]> = { floor: [], plain: [], 'pdfa-2a': [] };
  const measured = new Map<string, Measurement>();
  const loop = await work.bareLoop(2);
  await rateOf(20, 2, (page) => loop.print(page));

  for (const size of sizes) {
    for (let round = 0; round < (size > 200 ? 1 : Number(values.rounds)); round += 1) {
      const bare = await costing(
        () => [process.pid, ...processTree(loop.pid)],
        () => rateOf(singles, 2, (page) => loop.print(page)),
      );
      floor.push(bare.result);
      costs['floor']?.push(bare.milliseconds / singles);
      for (const [profile, rates] of Object.entries(single)) {
        const { result, milliseconds } = await costing(
          () => processTree(service.pid),
          () => rateOf(singles, clients, () => service.make('annex-2', `profile=${profile}`, work.source)),
        );
        rates.push(result);
        costs[profile]?.push(milliseconds / singles);
      }
      for (const { output, profile } of outputs) {
        const key = `${output} ${profile} ${size}`;
        const entry = measured.get(key) ?? { rates: [], costs: [], kilobytes: [], firstBytes: [], peaks: [] };
        measured.set(key, entry);
        const {
          result: { result, samples },
          milliseconds,
        } = await costing(
          () => processTree(service.pid),
          () =>
            watchingMemory(
              () => service.memory(),
              () => sendBatch(service.port, `output=${output}&profile=${profile}`, work.records(size)),
            ),
        );
        entry.costs.push(milliseconds / size);
        entry.rates.push(size / result.seconds);
        entry.kilobytes.push(result.bytes / size / 1000);
        entry.firstBytes.push(result.firstByte);
        entry.peaks.push(peakOf(samples));
        process.stderr.write(`${key}: ${(size / result.seconds).toFixed(1)} forms/s\n`);
      }
    }
  }
  await loop.close();
  const of = (name: string, rates: readonly number[]): Rate => ({
    rate: median(rates),
    cost: median(costs[name] ?? []),
  });
  tabulate(measured, {
    floor: of('floor', floor),
    plain: of('plain', single['plain'] ?? []),
    archive: of('pdfa-2a', single['pdfa-2a'] ?? []),
  });
}

interface Rate {
  /** Forms a second. */
  readonly rate: number;
  /** Milliseconds of processor time a form: changes little with what else the machine does. */
  readonly cost: number;
}

function tabulate(
  measured: ReadonlyMap<string, Measurement>,
  base: { readonly floor: Rate; readonly plain: Rate; readonly archive: Rate },
): void {
  const [all, one, two] = [0, 1, 2].map((digits) => (value: number) => value.toFixed(digits));
  if (all === undefined || one === undefined || two === undefined) throw new Error('No format');
  const { floor, plain, archive } = base;
  const baseRow = (what: string, { rate, cost }: Rate, own: string): string =>
    `| ${what} | ${one(rate)} | ${own} | ${two(rate / floor.rate)} | ${all(cost)} | | | | | |`;
  lines.push(
    '| what | forms/s | × one by one | × bare loop | processor ms a form | first byte, s | kB a form | peak MB: service | browser | both |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    baseRow('bare loop, 2 pages', floor, ''),
    baseRow(`one by one, ${clients} clients, plain`, plain, '1.00'),
    baseRow(`one by one, ${clients} clients, pdfa-2a`, archive, '1.00'),
  );
  const rows = [...measured].map(([key, { rates, costs, kilobytes, firstBytes, peaks }]) => {
    const [output = '', profile = '', size = ''] = key.split(' ');
    const rate = median(rates);
    const peak = {
      service: Math.max(...peaks.map(({ service: value }) => value)),
      browser: Math.max(...peaks.map(({ browser }) => browser)),
      both: Math.max(...peaks.map(({ both }) => both)),
    };
    const row = {
      ...{ output, profile, items: Number(size), rate, cost: median(costs) },
      toSingle: rate / (profile === 'plain' ? plain : archive).rate,
      toFloor: rate / floor.rate,
      ...{ firstByte: median(firstBytes), kilobytes: median(kilobytes), peak },
    };
    const cells = [
      `${output}, ${profile}, ${size} items`,
      ...[one(rate), two(row.toSingle), two(row.toFloor), all(row.cost), two(row.firstByte), one(row.kilobytes)],
      ...[all(peak.service), all(peak.browser), all(peak.both)],
    ];
    lines.push(`| ${cells.join(' | ')} |`);
    return row;
  });
  const met = (ratio: number, goal: number): string => (ratio >= goal ? 'met' : 'MISSED');
  const largest = rows.filter(({ items }) => items === Math.max(...rows.map((row) => row.items)));
  lines.push('', 'Goals, at the largest size: batch ≥ 2 × one by one; pdfa-2a ≥ 2 × bare loop; volume ≤ 25 kB a form.');
  for (const { output, profile, toSingle, toFloor, kilobytes } of largest) {
    const facts = [`${two(toSingle)} × one by one: ${met(toSingle, 2)}`];
    if (profile === 'pdfa-2a') facts.push(`${two(toFloor)} × bare loop: ${met(toFloor, 2)}`);
    if (output === 'volume') facts.push(`${one(kilobytes)} kB a form: ${met(25 / kilobytes, 1)}`);
    lines.push(`- ${output}, ${profile}: ${facts.join('; ')}`);
  }
  Object.assign(results, { ...base, rows });
}

async function watchMemory(items: number): Promise<void> {
  const paces: readonly (readonly [string, number, BatchPace])[] = [
    ['fast', items, {}],
    // Some ten official forms a second, less than half of what the engine makes.
    ['slow reader', Math.ceil(items / 5), { readRate: 1_500_000 }],
    ['slow sender', Math.ceil(items / 5), { sendPause: 60 }],
  ];
  lines.push('| items | pace | forms/s | time | service MB | browser MB |', '| --- | --- | --- | --- | --- | --- |');
  for (const [pace, count, options] of paces) {
    const { result, samples } = await watchingMemory(
      () => service.memory(),
      () => sendBatch(service.port, 'output=zip', work.records(count), options),
    );
    for (const { at, service: own, browser } of tenths(samples)) {
      lines.push(
        `| ${count} | ${pace} | ${(count / result.seconds).toFixed(1)} | ${at.toFixed(0)} s | ${own.toFixed(0)} | ${browser.toFixed(0)} |`,
      );
    }
    const peak = peakOf(samples);
    process.stderr.write(`${pace}: ${(count / result.seconds).toFixed(1)} forms/s, ${JSON.stringify(peak)}\n`);
    lines.push(`| ${count} | ${pace} | | peak | ${peak.service.toFixed(0)} | ${peak.browser.toFixed(0)} |`);
    results[pace] = { items: count, rate: count / result.seconds, peak, samples: tenths(samples) };
  }
}

/** Eleven of the samples, evenly over the time. */
function tenths(samples: readonly MemorySample[]): readonly MemorySample[] {
  return Array.from({ length: 11 }, (_, index) => samples[Math.round((index / 10) * (samples.length - 1))]).flatMap(
    (sample) => sample ?? [],
  );
}
