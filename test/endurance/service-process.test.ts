import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runningProcesses } from '../support/engine.ts';
import { describeWithTools } from '../support/outside-tools.ts';
import { rawConnection } from '../support/raw-connection.ts';
import { type ServiceProcess, childrenOf, spawnService, startService } from '../support/service-process.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const run = promisify(execFile);
const official = '/v1/forms/annex-2/samples/official';
const documents = '/v1/forms/annex-2/documents';
const json = { 'Content-Type': 'application/json' };

describe('The service as npm start runs it', () => {
  let service: ServiceProcess;
  beforeAll(async () => {
    service = await startService({ FILING_PRESS_DEADLINE_SECONDS: '300', FILING_PRESS_DRAIN_SECONDS: '300' });
  });
  afterAll(async () => service.stop());

  it('says in one line where it listens, how the sandbox is, and what to try; the log is elsewhere', async () => {
    expect(service.startLine.split('\n')).toHaveLength(1);
    expect(service.startLine).toMatch(
      /^filing-press 已启动：http:\/\/127\.0\.0\.1:\d+（Chromium 沙箱(已开启|未开启：.*)）/,
    );
    // The two streams come through pipes of their own, in no order.
    await expect.poll(() => service.output.stderr).toContain('"msg":"browser started"');
  });

  describeWithTools('with curl', ['curl'], () => {
    it('makes a PDF with the command of that line, pasted as it is', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'filing-press-paste-'));
      const command = service.startLine.replace(/^.*试一试（[^）]*）：/, '');
      await run('sh', ['-c', command], { cwd: folder });
      const pdf = await readFile(join(folder, 'annex-2.pdf'));
      await rm(folder, { recursive: true });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.length).toBeGreaterThan(50_000);
    });
  });

  it('is ready, by a real print', async () => {
    const answer = await fetch(`${service.url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { status: 'ready', browser: expect.stringMatching(/^\d+\./) as string, sandbox: expect.any(Boolean) as boolean },
    ]);
  });

  it('prints all four formats, the same bytes each time', async () => {
    const filing = await (await fetch(service.url + official)).text();
    for (const [format, magic] of [
      ['pdf', '%PDF-'],
      ['docx', 'PK'],
      ['html', '<!DOCTYPE html>'],
      ['png', '\u{fffd}PNG'],
    ] as const) {
      const print = async () =>
        fetch(`${service.url}${documents}?format=${format}`, { method: 'POST', body: filing, headers: json });
      const [first, second] = await Promise.all([print(), print()]);
      expect([format, first.status, first.headers.get('x-filing-warnings')]).toEqual([
        format,
        200,
        second.headers.get('x-filing-warnings'),
      ]);
      expect(first.headers.get('etag')).toBe(second.headers.get('etag'));
      expect((await first.text()).toLowerCase().startsWith(magic.toLowerCase())).toBe(true);
    }
  });

  it('tells the faces of its fonts', async () => {
    const fonts = (await (await fetch(`${service.url}/v1/fonts`)).json()) as { role: string; file: string }[];
    expect(fonts.map(({ role }) => role)).toContain('song');
    expect(fonts.every(({ file }) => /^[^/]+\.(ttf|ttc)$/.test(file))).toBe(true);
  });

  it('measures the engine', async () => {
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toMatch(/^filing_press_browser_up 1$/m);
    expect(metrics).toMatch(/^filing_press_browser_starts_total 1$/m);
    expect(metrics).toMatch(/^filing_press_print_duration_seconds_count\{form="annex-2"\} [1-9]/m);
    expect(metrics).toMatch(/^filing_press_print_queue 0$/m);
  });

  it('tells what is running, and what it holds of everything that is bounded', async () => {
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toMatch(
      /^filing_press_build_info\{version="\d[^"]*",build="filing-press\/[^"+]+\+[0-9a-f]{12}",templates="annex-2@\S+ annex-4@[^"]+",node="v\d[^"]*",chromium="\d[^"]*"\} 1$/m,
    );
    for (const [name, used, limit] of [
      ['filing_press_body_bytes', '0', '67108864'],
      ['filing_press_answer_bytes', '0', '268435456'],
      ['http_connections', '[1-9]\\d*', '800'],
      ['filing_press_batch_places', '0', '4'],
      ['filing_press_batches_open', '0', '8'],
    ]) {
      expect(metrics).toMatch(new RegExp(`^${name} ${used}$`, 'm'));
      expect(metrics).toMatch(new RegExp(`^${name}_limit ${limit}$`, 'm'));
    }
  });

  it('that finds its port taken says so in one line and ends with 1, its engine never started', async () => {
    const second = await spawnService({ PORT: String(service.port) });
    expect(second.started).toBe(false);
    expect(await second.exited).toBe(1);
    expect(second.output.stderr.trimEnd().split('\n')).toEqual([
      `http://127.0.0.1:${service.port} 的端口已被占用：停掉占用它的程序，或换一个端口，例如 PORT=0（自动选一个）。`,
    ]);
    expect(second.output.stdout).toBe('');
  });

  it('that is configured wrongly names every bad variable and ends with 2', async () => {
    const wrong = await spawnService({ PORT: 'x', FILING_PRESS_SANDBOX: 'maybe', FILING_PRESS_PAGE: '3' });
    expect(await wrong.exited).toBe(2);
    expect(wrong.output.stderr).toMatch(
      /PORT：.*\n.*FILING_PRESS_SANDBOX：.*\n.*FILING_PRESS_PAGE：.*是否想写 FILING_PRESS_PAGES/,
    );
  });

  it('drains on SIGTERM: work under way is finished, the exit code is 0, and no process is left', async () => {
    const filing = await (await fetch(service.url + official)).text();
    const pid = service.child.pid ?? 0;
    const browser = service.browser();
    const before = await documentsBegun(service);
    const upload = await rawConnection(service.port);
    upload.send(
      `POST ${documents} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(filing)}\r\n\r\n`,
    );
    const answers = Array.from({ length: 12 }, async () =>
      fetch(service.url + documents, { method: 'POST', body: filing, headers: json }),
    );
    // A connection that the kernel holds and the service has not taken yet is refused by a drain, and rightly so.
    await expect.poll(async () => documentsBegun(service), { timeout: 30_000 }).toBeGreaterThanOrEqual(before + 13);
    const exit = service.stop('SIGTERM');
    await expect.poll(() => service.output.stderr, { timeout: 30_000 }).toContain('"msg":"draining"');
    upload.send(filing);
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses).toEqual(Array.from({ length: 12 }, () => 200));
    expect(await upload.closed).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(await exit).toBe(0);
    await expect.poll(() => service.output.stderr).toContain('"msg":"stopped"');
    expect(childrenOf(pid)).toEqual([]);
    await expect.poll(() => runningProcesses(browser), { timeout: 30_000 }).toEqual([]);
    expect(service.output.stdout).toBe(`${service.startLine}\n`);
  });
});

describe('A service behind a load balancer', () => {
  it('says that it is draining before it stops to listen, and serves meanwhile', async () => {
    const service = await startService({ FILING_PRESS_PRESTOP_SECONDS: '600' });
    service.child.kill('SIGTERM');
    await expect.poll(async () => (await fetch(`${service.url}/readyz`)).status, { timeout: 30_000 }).toBe(503);
    const ready = (await (await fetch(`${service.url}/readyz`)).json()) as { code: string };
    expect(ready.code).toBe('draining');
    expect((await fetch(service.url + official)).status).toBe(200);
    // A connection of its own: the port is still listened on.
    expect((await rawConnection(service.port)).socket.destroyed).toBe(false);
    await service.stop('SIGKILL');
  });
});

describe('A service with API keys', () => {
  let service: ServiceProcess;
  beforeAll(async () => {
    service = await startService({ FILING_PRESS_API_KEYS: 'correct-horse-battery' });
  });
  afterAll(async () => service.stop());

  it('asks for one below /v1 and nowhere else', async () => {
    const status = async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(service.url + path, { headers })).status;
    expect(await status('/v1/forms')).toBe(401);
    expect(await status('/v1/no/such/place')).toBe(401);
    expect(await status('/v1/forms', { Authorization: 'Bearer wrong-horse-battery' })).toBe(401);
    expect(await status('/v1/forms', { Authorization: 'Bearer correct-horse-battery' })).toBe(200);
    expect(await status('/v1/forms', { 'X-API-Key': 'correct-horse-battery' })).toBe(200);
    for (const open of ['/livez', '/readyz', '/metrics', '/openapi.json']) expect(await status(open)).toBe(200);
    expect((await fetch(`${service.url}/v1/forms`)).headers.get('www-authenticate')).toMatch(/^Bearer realm=/);
    expect(service.startLine).toContain('Authorization: Bearer');
    expect(service.startLine + service.output.stderr).not.toContain('correct-horse');
  });

  it('ends in order on Ctrl-C, which npm sends twice', async () => {
    const pid = service.child.pid ?? 0;
    service.child.kill('SIGINT');
    service.child.kill('SIGINT');
    expect(await service.exited).toBe(0);
    expect(childrenOf(pid)).toEqual([]);
  });
});

/** Requests for documents that the service has answered, and requests that it is answering, this one apart. */
async function documentsBegun(service: ServiceProcess): Promise<number> {
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  const values = (pattern: RegExp): number =>
    [...metrics.matchAll(pattern)].reduce((sum, [, value]) => sum + Number(value), 0);
  return values(/^http_requests_total\{.*\/documents.*\} (\d+)$/gm) + values(/^http_requests_in_flight (\d+)$/gm) - 1;
}
