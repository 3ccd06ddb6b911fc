import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { processTree, processorTime } from './process-tree.ts';
import { type RepeatedRequest, tryOnce } from './retrying-client.ts';
import { startService } from './running-service.ts';
import { median } from './statistics.ts';

/** Milliseconds of processor time that one refusal takes, of all threads. */
export interface PriceOfRefusals {
  readonly service: number;
  /** Node's own server, which does nothing but answer: it says how fast the machine is now. */
  readonly bare: number;
}

/** Requests before the clock starts: code is compiled by then. */
const warmUp = 2_000;

/** Asks for so many documents while the service has no place, and a bare server by turns. */
export async function priceOfRefusals(root: string, count: number, body: Uint8Array): Promise<PriceOfRefusals> {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const environment = {
    FILING_PRESS_QUEUE_CAPACITY: '0',
    FILING_PRESS_PAGES: '1',
    FILING_PRESS_DEADLINE_SECONDS: '120',
    FILING_PRESS_LOG_LEVEL: 'info',
  };
  const service = await startService(root, environment, 'ignore');
  const bare = spawn(process.execPath, ['--import', 'tsx', join(root, 'bench', 'bare-answer.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(bare.stdout, 'data')) as [Buffer];
  const path = '/v1/forms/annex-2/documents';
  const work = { port: service.port, path, body };
  const bareWork = { port: Number(port.toString()), path, body };
  await tryOnce(work, agent);
  const renderers = processTree(service.pid).filter(isRenderer);
  for (const pid of renderers) signal(pid, 'SIGSTOP');
  // One prints for ever now, the other waits for its page.
  const places = [tryOnce(work, agent), tryOnce(work, agent)];
  try {
    await ask(work, agent, warmUp);
    await ask(bareWork, agent, warmUp);
    const prices = { service: [] as number[], bare: [] as number[] };
    for (let round = 0; round < 4; round++) {
      prices.service.push(await priceOf(service.pid, () => ask(work, agent, count / 4)));
      prices.bare.push(await priceOf(bare.pid ?? 0, () => ask(bareWork, agent, count / 4)));
    }
    return { service: median(prices.service), bare: median(prices.bare) };
  } finally {
    for (const pid of renderers) signal(pid, 'SIGCONT');
    await Promise.all(places);
    agent.destroy();
    bare.kill();
    await service.close();
  }
}

/** Forty clients that never wait. Gives how often they were refused. */
async function ask(work: RepeatedRequest, agent: Agent, count: number): Promise<number> {
  let left = count;
  let refused = 0;
  const client = async (): Promise<void> => {
    while (left-- > 0) if ((await tryOnce(work, agent)).status === 429) refused += 1;
  };
  await Promise.all(Array.from({ length: 40 }, client));
  return refused;
}

async function priceOf(pid: number, work: () => Promise<number>): Promise<number> {
  const before = processorTime(pid);
  const refused = await work();
  return (processorTime(pid) - before) / refused;
}

function isRenderer(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('--type=renderer');
}

/** A renderer may have ended meanwhile. */
function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
