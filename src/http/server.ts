import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { AppError, type ErrorCode } from '../errors.ts';
import type { ServiceMetrics } from '../observability/metrics.ts';
import type { Lifecycle } from './lifecycle.ts';
import { problemMediaType, problemOf } from './problem.ts';
import { randomUUID } from 'node:crypto';

export interface HttpServerOptions {
  readonly app: RequestListener;
  readonly lifecycle: Lifecycle;
  readonly metrics: ServiceMetrics;
  /** Milliseconds a connection may stand still, in either direction; longer than any request may take. */
  readonly idleTime: number;
  /** Milliseconds the head of a request may take, default 10,000. */
  readonly headTime?: number;
}

/** A server that listens until it is drained. */
export interface HttpServer {
  /** Resolves to the port. Rejects as Node does, e.g. `EADDRINUSE`. */
  listen(port: number, host: string): Promise<number>;
  /**
   * Takes no more connections and waits for the requests under way; after `deadline` milliseconds their work is
   * aborted, which answers them with 503, and a second later what is left is cut off.
   */
  drain(deadline: number): Promise<void>;
}

/** Keep-alive longer than the 60 s of common proxies, so that it is the proxy that closes an idle connection. */
const keepAliveTime = 65_000;

/** How often Node looks for connections that are too slow. */
const checkInterval = 1_000;

/** Milliseconds before the deadline in which batches end their answers. */
const batchEnd = 5_000;

/** Milliseconds for the 503s to go out before connections are cut. */
const lastWords = 1_000;

/** An HTTP server around the app, with the limits that keep slow or broken clients from holding it up. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { app, lifecycle, metrics, idleTime, headTime = 10_000 } = options;
  const answering = new Map<Duplex, number>();
  const answers = new Set<ServerResponse>();
  const connections = new Set<Socket>();
  const server = createServer({
    headersTimeout: headTime,
    requestTimeout: 0, // bodies are timed by their readers: a stream of a batch may well take longer
    connectionsCheckingInterval: checkInterval,
    keepAliveTimeout: keepAliveTime,
    requireHostHeader: false, // the app does, and answers with problem details
  });
  server.timeout = idleTime;

  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const { socket } = request;
    answering.set(socket, (answering.get(socket) ?? 0) + 1);
    answers.add(response);
    response.once('close', () => {
      answers.delete(response);
      const others = (answering.get(socket) ?? 1) - 1;
      if (others === 0) answering.delete(socket);
      else answering.set(socket, others);
      // Connections that become idle after `close` are nobody's concern but ours.
      if (lifecycle.isDraining) setImmediate(() => server.closeIdleConnections());
    });
    app(request, response);
  };
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  server.on('request', serve);
  server.on('checkContinue', serve); // whoever reads the body tells the client to go on
  server.on('checkExpectation', serve); // refused by the app
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const code = codeOf(error);
    metrics.rejectedConnections.inc({ code });
    // Behind an answer that is under way nothing may be written; it would be taken for a part of it.
    if (answering.has(socket) || error.code === 'ECONNRESET') socket.destroy();
    else sendRaw(socket, code, details[code]);
  });

  return {
    listen: (port, host) => listen(server, port, host),
    drain: async (deadline) => {
      lifecycle.drain();
      for (const answer of answers) if (!answer.headersSent) answer.setHeader('Connection', 'close');
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Node ends the connections that are idle after a request, but not those that never sent one.
      for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
      const end = setTimeout(() => lifecycle.endBatches(), Math.max(deadline / 2, deadline - batchEnd));
      const abort = setTimeout(() => lifecycle.abortWork(), deadline);
      const cut = setTimeout(() => server.closeAllConnections(), deadline + lastWords);
      await closed;
      clearTimeout(end);
      clearTimeout(abort);
      clearTimeout(cut);
    },
  };
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

const details = {
  'bad-request': '收到的不是有效的 HTTP/1.1 请求。',
  'request-timeout': '请求头没有在时限内发完，请重新发送。',
  'headers-too-large': '网址和请求头合计超过 16 KiB，请缩短。',
} as const satisfies Partial<Record<ErrorCode, string>>;

function codeOf({ code }: NodeJS.ErrnoException): keyof typeof details {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'request-timeout';
  return code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : 'bad-request';
}

/** Problem details for a request that never became one, and the end of its connection. */
function sendRaw(socket: Duplex, code: ErrorCode, detail: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = randomUUID();
  const problem = problemOf(new AppError(code, detail), '/', requestId);
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${reasons[problem.status] ?? 'Bad Request'}`,
      `Date: ${new Date().toUTCString()}`,
      `Content-Type: ${problemMediaType}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

const reasons: Readonly<Record<number, string>> = {
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};
