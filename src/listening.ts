import { createServer } from 'node:net';

/**
 * Rejects, as listening will, when the port is not free: the browser is not started for nothing. Another program may still
 * take the port before the service listens.
 */
export async function requirePort(port: number, host: string): Promise<void> {
  if (port === 0) return;
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenProblem(error, host, port)));
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

/** Why a port cannot be listened on, in words that say what to do. */
export function listenProblem(cause: unknown, host: string, port: number): Error {
  const { code = '' } = cause as { readonly code?: string };
  const noSuchHost = `本机没有 ${host} 这个地址：请改正 HOST，例如 127.0.0.1 或 0.0.0.0。`;
  const words: Readonly<Record<string, string>> = {
    EADDRINUSE: `${addressOf(host, port)} 的端口已被占用：停掉占用它的程序，或换一个端口，例如 PORT=0（自动选一个）。`,
    EACCES: `没有权限监听端口 ${port}：请用 1024 以上的端口，例如 PORT=3000。`,
    EADDRNOTAVAIL: noSuchHost,
    ENOTFOUND: noSuchHost,
  };
  return new Error(words[code] ?? `无法监听 ${addressOf(host, port)}（${code}）。`, { cause });
}

/** Where the service listens, and whether it asks for API keys. */
interface Access {
  readonly host: string;
  readonly asksForKey: boolean;
}

/**
 * One line: the address, the sandbox, and a command to paste that makes a first PDF.
 *
 * @param sandbox state of Chromium's own; undefined when no browser came up
 */
export function startLine({ host, asksForKey }: Access, port: number, sandbox: boolean | undefined): string {
  const url = addressOf(host, port);
  const form = `${url}/v1/forms/annex-2`;
  const key = asksForKey ? ` -H 'Authorization: Bearer <API 密钥>'` : '';
  const curl = `curl -sS --fail-with-body${key}`;
  const command = `${curl} ${form}/samples/official | ${curl} -H 'Content-Type: application/json' --data-binary @- ${form}/documents -o annex-2.pdf || cat annex-2.pdf`;
  return `filing-press 已启动：${url}（${sandboxWords(sandbox)}）  试一试（得到 annex-2.pdf；不成则显示原因）：${command}`;
}

/**
 * One line of warning where everyone that reaches this machine can use the service, and nobody has said that they may.
 *
 * @param isOpen `FILING_PRESS_OPEN`: the missing key is meant
 */
export function openWarning({ host, asksForKey }: Access, isOpen: boolean): string | undefined {
  if (asksForKey || isOpen || isLoopback(host)) return undefined;
  return `警告：在 ${host} 上监听而没有设 API 密钥，凡能连到本机的人都能使用。请设 FILING_PRESS_API_KEYS；有意开放则设 FILING_PRESS_OPEN=true。`;
}

/** RFC 1122, 3.2.1.3 (127/8), RFC 4291, 2.5.3, RFC 6761, 6.3. */
function isLoopback(host: string): boolean {
  return /^127(\.\d{1,3}){3}$/.test(host) || host === '::1' || host.toLowerCase() === 'localhost';
}

/** The URL by which this machine reaches the service: a wildcard address is none that a client can go to. */
function addressOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

function sandboxWords(sandbox: boolean | undefined): string {
  if (sandbox === undefined) return '打印引擎没有启动，只能生成 docx 和 html，原因见日志';
  return sandbox ? 'Chromium 沙箱已开启' : 'Chromium 沙箱未开启：本机内核或当前用户不允许';
}
