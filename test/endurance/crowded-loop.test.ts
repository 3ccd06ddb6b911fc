import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFiling } from '../support/archive/printing.ts';
import { type ServiceProcess, startService } from '../support/service-process.ts';

let service: ServiceProcess;
beforeAll(async () => (service = await startService({ FILING_PRESS_LOG_LEVEL: 'silent' })));
afterAll(async () => {
  await service.stop();
});

const blank = sampleFiling('annex-2', 'blank') as object;
const post = async (path: string, body: string): Promise<number> => {
  const answer = await fetch(service.url + path, {
    method: 'POST',
    body: gzipSync(body),
    headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
  });
  await answer.arrayBuffer();
  return answer.status;
};

/** How many requests were answered one after the other while the work was under way, and what came of it. */
async function answeredDuring<T>(work: Promise<T>): Promise<{ readonly answers: number; readonly result: T }> {
  let done: { readonly result: T } | undefined;
  const waiting = work.then((result) => (done = { result }));
  let answers = 0;
  while (done === undefined) {
    expect((await fetch(`${service.url}/livez`)).status).toBe(200);
    answers += 1;
  }
  return { answers, ...(await waiting) };
}

/** Bytes that the process holds of memory. */
const memory = (): number => {
  const status = readFileSync(`/proc/${service.child.pid ?? 0}/status`, 'utf8');
  return 1_024 * Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
};

/** Sends a body of so many chunks of one byte; resolves with the status line. */
async function sendChunks(path: string, type: string, count: number): Promise<string> {
  const socket = connect(service.port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString())).on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const head = ['Host: a', `Content-Type: ${type}`, 'Transfer-Encoding: chunked', 'Connection: close'];
  socket.write(`POST ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
  const block = '1\r\na\r\n'.repeat(10_000);
  for (let sent = 0; sent < count; sent += 10_000) {
    if (!socket.write(block)) await new Promise((resolve) => socket.once('drain', resolve));
  }
  socket.write('0\r\n\r\n');
  await closed;
  return received.slice(0, 12);
}

describe('Two million chunks of one byte', () => {
  it.each([
    ['of a filing', '/v1/forms/annex-2/validate', 'application/json', 'HTTP/1.1 400'],
    ['of a batch', '/v1/batches?format=docx', 'application/x-ndjson', 'HTTP/1.1 200'],
  ])('%s take the memory of two megabytes, and let others through', async (_, path, type, answer) => {
    const before = memory();
    let most = before;
    const watching = setInterval(() => (most = Math.max(most, memory())), 50);
    const { answers, result } = await answeredDuring(sendChunks(path, type, 2_000_000));
    clearInterval(watching);
    expect(result).toBe(answer);
    expect(most - before).toBeLessThan(300e6);
    // Each turn of the loop reads 64 kB of the twelve megabytes at most; others are answered in between.
    expect(answers).toBeGreaterThan(20);
  });
});

describe('A filing of one kilobyte that fills 440 pages', () => {
  it('lets others through while it is filled', async () => {
    const filing = JSON.stringify({ ...blank, projectName: 'x', subprojects: Array(440).fill({}) });
    const { answers, result } = await answeredDuring(post('/v1/forms/annex-2/documents?format=docx', filing));
    expect(result).toBe(200);
    expect(answers).toBeGreaterThan(10);
  });
});
