import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { priceOfRefusals } from './price-of-refusals.ts';
import { type CrowdReport, type RepeatedRequest, crowd } from './retrying-client.ts';
import { type RunningService, startService } from './running-service.ts';
import { quantile } from './statistics.ts';

/**
 * `npm run bench:overload`: what becomes of the rate when far more clients come than the service can serve. A few
 * clients and a crowd by turns, on the official sample of annex-2, all of whom obey `Retry-After`; and what a refusal
 * costs, with the renderers stopped, so that nothing else takes processor time.
 */
const { values } = parseArgs({
  options: {
    few: { type: 'string', default: '8' },
    crowd: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '2' },
    refusals: { type: 'string', default: '10000' },
    query: { type: 'string', default: '' },
  },
});
const root = join(import.meta.dirname, '..');
const body = readFileSync(join(root, 'templates', 'annex-2', 'samples', 'official.json'));

if (Number(values.rounds) > 0) await compareRates();
const price = await priceOfRefusals(root, Number(values.refusals), body);
const share = (price.service / price.bare).toFixed(1);
print(
  `\nA refusal costs ${price.service.toFixed(3)} ms of processor time (${Math.round(1000 / price.service)} a second), ` +
    `a bare answer of Node ${price.bare.toFixed(3)} ms: ${share} times as much`,
);

async function compareRates(): Promise<void> {
  const service = await startService(root);
  const repeated = requestTo(service);
  await crowd(repeated, Number(values.few), 5);
  const reports: CrowdReport[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const clients of [values.few, values.crowd]) {
      reports.push(await crowd(repeated, Number(clients), Number(values.seconds)));
    }
  }
  await service.close();
  print('| clients | documents/s | each, least–most | worst, s | p50, s | refused | Retry-After: times told |');
  print('| --- | --- | --- | --- | --- | --- | --- |');
  reports.forEach(tell);
  const rate = (clients: string): number => {
    const own = reports.filter((report) => report.clients === Number(clients));
    return own.reduce((sum, { documents, seconds }) => sum + documents / seconds, 0) / own.length;
  };
  print(
    `\nRate of ${values.crowd} clients to that of ${values.few}: ${(rate(values.crowd) / rate(values.few)).toFixed(2)}`,
  );
}

function tell({ clients, seconds, documents, perClient, latencies, refusals, retryAfter }: CrowdReport): void {
  const told = [...retryAfter].toSorted(([a], [b]) => a - b).map(([time, times]) => `${time} s: ${times}`);
  const columns = [
    String(clients),
    (documents / seconds).toFixed(1),
    `${Math.min(...perClient)}–${Math.max(...perClient)}`,
    (Math.max(...latencies) / 1000).toFixed(1),
    (quantile(latencies, 0.5) / 1000).toFixed(1),
    [...refusals].map(([status, times]) => `${times} × ${status}`).join(', '),
    told.join(', '),
  ];
  print(`| ${columns.join(' | ')} |`);
}

function requestTo({ port }: RunningService): RepeatedRequest {
  return { port, path: `/v1/forms/annex-2/documents?${values.query}`, body };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
