import { Agent } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { processorTime, processTree } from './process-tree.ts';
import { crowd, tryOnce, type CrowdReport, type RepeatedRequest } from './retrying-client.ts';
import { startService, type RunningService } from './running-service.ts';
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
await priceRefusals(Number(values.refusals));

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

/** Takes all places with documents whose renderers are stopped, and asks again and again. */
async function priceRefusals(refusals: number): Promise<void> {
  const environment = { FILING_PRESS_QUEUE_CAPACITY: '0', FILING_PRESS_PAGES: '1', FILING_PRESS_LOG_LEVEL: 'info' };
  const service = await startService(root, environment);
  const repeated = requestTo(service);
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  await tryOnce(repeated, agent);
  const renderers = processTree(service.pid).filter(isRenderer);
  for (const pid of renderers) signal(pid, 'SIGSTOP');
  const places = [tryOnce(repeated, agent), tryOnce(repeated, agent)];
  const before = processorTime(service.pid);
  let refused = 0;
  let left = refusals;
  const client = async (): Promise<void> => {
    while (left-- > 0) if ((await tryOnce(repeated, agent)).status === 429) refused++;
  };
  await Promise.all(Array.from({ length: 40 }, client));
  const spent = processorTime(service.pid) - before;
  for (const pid of renderers) signal(pid, 'SIGCONT');
  await Promise.all(places);
  agent.destroy();
  await service.close();
  const each = (spent / refused).toFixed(3);
  print(
    `\n${refused} of ${refusals} refused: ${each} ms of processor time each, ${Math.round((1000 * refused) / spent)} a second of it`,
  );
}

/** A renderer may have ended meanwhile. */
function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isRenderer(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('--type=renderer');
}

function requestTo({ port }: RunningService): RepeatedRequest {
  return { port, path: `/v1/forms/annex-2/documents?${values.query}`, body };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
