import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { memoryOf, processTree } from './process-tree.ts';

/** The service in a process of its own, as `npm start` runs it. */
export interface RunningService {
  /** Milliseconds from the start of the process to its start line. */
  readonly startTime: number;
  readonly pid: number;
  readonly port: number;
  /** Posts a filing; the bytes of the document. Rejects when the answer is not 200. */
  make(form: string, query: string, filing: Uint8Array): Promise<Buffer>;
  /** Megabytes that the service and its browser hold, shared pages counted once. */
  memory(): { readonly service: number; readonly browser: number };
  close(): Promise<void>;
}

/** Starts the built service on a free port of the loopback interface. */
export async function startService(
  root: string,
  environment: Readonly<Record<string, string>> = {},
  log: 'inherit' | 'ignore' = 'inherit',
): Promise<RunningService> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist', 'main.js')], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', FILING_PRESS_LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', log],
  });
  let output = '';
  let port: string | undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  while (port === undefined) {
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    port = /127\.0\.0\.1:(\d+)/.exec(output)?.[1];
    if (child.exitCode !== null) throw new Error(`The service did not start: ${output}`);
  }
  const startTime = performance.now() - start;
  const { pid = 0 } = child;
  const agent = new Agent({ keepAlive: true });
  return {
    startTime,
    make: async (form, query, filing) => {
      const call = request({
        host: '127.0.0.1',
        port,
        path: `/v1/forms/${form}/documents?${query}`,
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': filing.length },
      });
      call.end(filing);
      const [response] = (await once(call, 'response')) as [IncomingMessage];
      const body = await buffer(response);
      if (response.statusCode !== 200) throw new Error(`${response.statusCode ?? 0}: ${body.toString()}`);
      return body;
    },
    pid,
    port: Number(port),
    memory: () => {
      const [, ...browser] = processTree(pid);
      return { service: memoryOf(pid), browser: browser.reduce((sum, process) => sum + memoryOf(process), 0) };
    },
    close: async () => {
      agent.destroy();
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
