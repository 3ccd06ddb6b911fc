/**
 * `SOAK_MINUTES=30 npm run soak`: the service under honest callers, attackers and faults at once. Prints tables in
 * Markdown; ends with 1 if the service ended, answered with a 5xx other than 503 and 504, printed another document from
 * the same filing, or holds more at the end than it may. Needs `npm run build`. Loopback only.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Caller, type SoakedService, callers } from './callers.ts';
import { damageUntil } from './damage.ts';
import { type Gauges, descriptorsOf, gaugesOf } from './gauges.ts';
import { Ledger } from './ledger.ts';

const minutes = Number(process.env['SOAK_MINUTES'] ?? 30);
const root = join(import.meta.dirname, '..', '..');
const official = readFileSync(join(root, 'templates', 'annex-2', 'samples', 'official.json'));

/** The first part of the soak warms the service up: what it holds after that is what it may hold at the end. */
const warmUp = Math.min(3, minutes / 4);

/** Milliseconds without callers before the service is measured: longer than idle connections live. */
const restTime = 100_000;

/** What the image sets: glibc gives large blocks back (docs/operations.md). */
const allocation = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };

const child = spawn(process.execPath, ['dist/main.js'], {
  cwd: root,
  env: { ...process.env, ...allocation, PORT: '0', HOST: '127.0.0.1', FILING_PRESS_LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'pipe'],
});
process.once('exit', () => child.kill('SIGKILL'));
const pid = child.pid ?? 0;
let log = '';
child.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-20_000)));
let ended: string | undefined;
const exited = new Promise<void>((resolve) => {
  child.once('exit', (code, name) => {
    ended = `${code ?? name ?? ''}`;
    resolve();
  });
});
const startLine = await new Promise<string>((resolve) => {
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    if (text.includes('\n')) resolve(text);
  });
});
const [, url = '', port = ''] = /(http:\/\/127\.0\.0\.1:(\d+))/.exec(startLine) ?? [];

const before = await digestOf();
await print(20);
const start = await restedGauges(5_000);
const ledger = new Ledger();
const history: Gauges[] = [];
const damages = new Map<string, number>();
await soak(warmUp);
const warm = await restedGauges(restTime);
await soak(minutes - warmUp);
const died = ended;
const rested = await restedGauges(restTime);
const after = await digestOf();
child.kill('SIGTERM');
await exited;

const faults = [
  ...(died === undefined ? [] : [`the service ended with ${died} during the soak`]),
  ...ledger.faults.slice(0, 20),
  ...(before === after ? [] : ['the document printed afterwards has another digest']),
  ...(ended === '0' ? [] : [`the service ended with ${ended ?? ''} after SIGTERM`]),
  ...grown('descriptors', 20),
  ...grown('threads', 8),
  ...grown('processes', 4),
  ...grown('memory', 250),
];
console.log(`${minutes} minutes, Node ${process.version}\n`);
console.log([...ledger.lines(), ''].join('\n'));
console.log('| done to it | times |\n| --- | --- |');
for (const [name, times] of damages) console.log(`| ${name} | ${times} |`);
console.log(
  `\n| | at the start | at rest after ${shown(warmUp)} minutes | most | at rest at the end |\n| --- | --- | --- | --- | --- |`,
);
for (const name of ['memory', 'browserMemory', 'descriptors', 'threads', 'processes'] as const) {
  const most = Math.max(...history.map((gauges) => gauges[name]));
  console.log(
    `| ${name} | ${shown(start?.[name])} | ${shown(warm?.[name])} | ${shown(most)} | ${shown(rested?.[name])} |`,
  );
}
console.log(faults.length === 0 ? '\nNo fault.' : `\nFaults:\n${faults.join('\n')}\n${log}`);
process.exit(faults.length === 0 ? 0 : 1);

/** Callers and faults for so many minutes, with a look at the service every ten seconds. */
async function soak(minutes: number): Promise<void> {
  const end = new AbortController();
  const service: SoakedService = { url, port: Number(port), ledger, signal: end.signal };
  const damaging = damageUntil(end.signal, pid);
  const working = callers.flatMap((caller) =>
    Array.from({ length: caller.count }, async () => workUntil(caller, service)),
  );
  const stop = performance.now() + minutes * 60_000;
  while (performance.now() < stop && ended === undefined) {
    await Promise.race([pause(10_000), exited]);
    const now = gaugesOf(pid);
    if (now !== undefined) history.push(now);
  }
  end.abort();
  await Promise.all(working);
  for (const [name, times] of await damaging) damages.set(name, (damages.get(name) ?? 0) + times);
}

async function workUntil(caller: Caller, service: SoakedService): Promise<void> {
  while (!service.signal.aborted && ended === undefined) await caller.round(service);
}

async function print(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await digestOf();
}

async function digestOf(): Promise<string> {
  if (ended !== undefined) return '';
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${url}/v1/forms/annex-2/documents`, { method: 'POST', body: official, headers });
  return createHash('sha256')
    .update(new Uint8Array(await answer.arrayBuffer()))
    .digest('hex');
}

async function restedGauges(milliseconds: number): Promise<Gauges | undefined> {
  await Promise.race([pause(milliseconds), exited]);
  console.error(await whatIsHeld());
  return gaugesOf(pid);
}

/** For whoever looks for a leak: the heap by its parts, and descriptors by what they lead to. */
async function whatIsHeld(): Promise<string> {
  if (ended !== undefined) return '';
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const heap = metrics.split('\n').filter((line) => /^nodejs_(?:heap|external|active_resources)/.test(line));
  return [...heap, ...descriptorsOf(pid)].join('\n');
}

/** A service at rest may hold so much more at the end than after its warming up. */
function grown(name: keyof Gauges, allowance: number): string[] {
  const more = (rested?.[name] ?? Infinity) - (warm?.[name] ?? 0);
  return more <= allowance ? [] : [`${name}: ${shown(warm?.[name])} → ${shown(rested?.[name])}`];
}

function shown(value: number | undefined): string {
  return value === undefined ? '–' : String(Math.round(value));
}
