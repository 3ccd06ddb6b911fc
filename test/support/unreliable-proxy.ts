import { once } from 'node:events';
import { type Server, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What stands before a service: it is busy for the first batches, and breaks the connection after so many bytes of an
 * answer.
 */
export async function proxy(
  target: string,
  busyFor: number,
  answerLength = Infinity,
): Promise<{ url: string; server: Server }> {
  let left = busyFor;
  const server = createServer((incoming, answer) => {
    if (incoming.method === 'POST' && left-- > 0) {
      answer.writeHead(429, { 'Retry-After': '1' }).end('busy');
      return;
    }
    const { method = 'GET', url = '' } = incoming;
    const headers = { ...incoming.headers, host: new URL(target).host };
    const call = request(new URL(url, target), { method, headers });
    call.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 500, response.headers);
      let length = 0;
      response.on('data', (piece: Buffer) => {
        length += piece.length;
        answer.write(piece);
        if (method === 'POST' && length > answerLength) answer.destroy();
      });
      response.on('end', () => answer.end());
      response.on('error', () => answer.destroy());
    });
    call.on('error', () => answer.destroy());
    answer.on('close', () => call.destroy());
    incoming.pipe(call);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
