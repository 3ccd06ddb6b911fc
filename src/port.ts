import { createServer } from 'node:net';
import { addressOf } from './start-line.ts';

/**
 * Rejects, as listening will, when the port cannot be had: asked before the browser is started for nothing. Whoever
 * takes the port in between is met when the service listens.
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
export function listenProblem(error: unknown, host: string, port: number): Error {
  return new Error(listenWords(error, host, port), { cause: error });
}

function listenWords(error: unknown, host: string, port: number): string {
  const { code = '' } = error as { readonly code?: string };
  switch (code) {
    case 'EADDRINUSE':
      return `${addressOf(host, port)} 的端口已被占用：停掉占用它的程序，或换一个端口，例如 PORT=0（自动选一个）。`;
    case 'EACCES':
      return `没有权限监听端口 ${port}：请用 1024 以上的端口，例如 PORT=3000。`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `本机没有 ${host} 这个地址：请改正 HOST，例如 127.0.0.1 或 0.0.0.0。`;
    default:
      return `无法监听 ${addressOf(host, port)}（${code}）。`;
  }
}
