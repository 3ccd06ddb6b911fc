import { type IncomingMessage, type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ServiceMetrics } from '../observability/metrics.ts';
import type { ClosingLimits } from './connection/closing.ts';
import { Connection } from './connection/connection.ts';
import { type LeastPace, ReaderPace, lookInterval } from './connection/reader-pace.ts';
import { answerUnreadable, unreadable } from './connection/unreadable-requests.ts';
import type { Lifecycle } from './lifecycle.ts';
import { joinPieces } from './request/joined-pieces.ts';

interface HttpServerOptions {
  readonly app: RequestListener;
  readonly lifecycle: Lifecycle;
  readonly metrics: ServiceMetrics;
  /** Milliseconds a connection may stand still, in either direction; longer than any request may take. */
  readonly idleTime: number;
  /** How fast an answer has to be taken. */
  readonly readerPace: LeastPace;
  /** Connections at one time. */
  readonly connections: number;
  /** Milliseconds the head of a request may take, default 10,000. */
  readonly headTime?: number;
  /** What a client may still send behind its last answer, default 32 MiB in 10 s, without pauses of 2 s. */
  readonly closing?: ClosingLimits;
}

/** Keep-alive longer than the 60 s of common proxies, so that it is the proxy that closes an idle connection. */
const keepAliveTime = 65_000;

/** How often Node looks for connections that are too slow. */
const checkInterval = 1_000;

/** Milliseconds before the deadline in which batches end their answers. */
const batchEnd = 5_000;

/** Milliseconds for the 503s to go out before connections are cut. */
const lastWords = 1_000;

const usualClosing: ClosingLimits = { size: 32 * 1024 * 1024, time: 10_000, silence: 2_000 };

/** An HTTP server around the app, with the limits that keep slow or broken clients from holding it up. */
export function createHttpServer(options: HttpServerOptions) {
  const { app, lifecycle, metrics, idleTime, readerPace, headTime = 10_000, closing = usualClosing } = options;
  const open = new Map<Socket, { readonly connection: Connection; readonly pace: ReaderPace }>();
  const server = createServer({
    headersTimeout: headTime,
    requestTimeout: 0, // bodies are timed by their readers: a stream of a batch may well take longer
    connectionsCheckingInterval: checkInterval,
    keepAliveTimeout: keepAliveTime,
    requireHostHeader: false, // the app does, and answers with problem details
  });
  // A client may end its side behind its request, and read on (RFC 9112, 9.6); see `closing.ts`.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.timeout = idleTime;
  server.maxHeadersCount = 0; // Node drops what is beyond it in silence; the app refuses

  const answered = (): void => {
    // Connections that become idle after `close` are nobody's concern but ours.
    if (lifecycle.isDraining) setImmediate(() => server.closeIdleConnections());
  };
  const serve: RequestListener = (request, response) => {
    joinPieces(request);
    open.get(request.socket)?.connection.take(request, response);
  };
  server.on('connection', (socket) => {
    if (open.size >= options.connections && !endIdlest()) {
      metrics.rejectedConnections.inc({ code: 'too-many-connections' });
      socket.destroy();
      return;
    }
    const connection = new Connection({ socket, serve: app, closing, answered });
    open.set(socket, { connection, pace: new ReaderPace(socket, readerPace) });
    socket.once('close', () => open.delete(socket));
  });
  server.on('request', serve);
  server.on('checkContinue', serve); // the reader of the body tells the client to go on
  server.on('checkExpectation', serve); // refused by the app
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    const connection = open.get(socket)?.connection;
    if (connection === undefined) socket.destroy();
    else connection.takeTunnel(request);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const connection = open.get(socket)?.connection;
    const hungUp = error.code === 'ECONNRESET' || !socket.writable;
    // The client has ended its side in the middle of its only request: it cannot come to be answered with what it asked.
    const leftHalf = error.code === 'HPE_INVALID_EOF_STATE' && connection?.isIncomplete === true;
    if (connection === undefined || hungUp || leftHalf) {
      socket.destroy();
      return;
    }
    const fault = unreadable(error);
    if (connection.isEnding) return;
    metrics.rejectedConnections.inc({ code: fault.code });
    if (!connection.spoil(fault)) answerUnreadable(socket, fault, () => connection.close());
  });

  /** Ends the connection that has been idle for the longest; false when none is. A client that keeps one is ready for that. */
  const endIdlest = (): boolean => {
    let idlest: Connection | undefined;
    for (const { connection } of open.values()) {
      if (connection.idleSince === undefined || connection.socket.destroyed) continue;
      if (connection.idleSince < (idlest?.idleSince ?? Infinity)) idlest = connection;
    }
    if (idlest === undefined) return false;
    metrics.rejectedConnections.inc({ code: 'idle' });
    open.delete(idlest.socket);
    idlest.socket.destroy();
    return true;
  };

  const look = (): void => {
    for (const [socket, { pace }] of open) {
      if (!pace.isTooSlow()) continue;
      metrics.rejectedConnections.inc({ code: 'slow-reader' });
      socket.destroy();
    }
  };
  const looking = setInterval(look, lookInterval).unref();

  return {
    /** Connections that are open. */
    get connections() {
      return open.size;
    },
    /** Resolves to the port. Rejects as Node does, e.g. `EADDRINUSE`. */
    listen: (port: number, host: string) => listen(server, port, host),
    /**
     * Takes no more connections and waits for the requests under way; after `deadline` milliseconds their work is
     * aborted, which answers them with 503, and a second later what is left is cut off.
     */
    drain: async (deadline: number) => {
      lifecycle.drain();
      for (const { connection } of open.values()) connection.announceEnd();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Node ends the connections that are idle after a request, but not those that never sent one.
      for (const socket of open.keys()) if (socket.bytesRead === 0) socket.destroy();
      const end = setTimeout(() => lifecycle.endBatches(), Math.max(deadline / 2, deadline - batchEnd));
      const abort = setTimeout(() => lifecycle.abortWork(), deadline);
      const cut = setTimeout(() => {
        for (const socket of open.keys()) socket.destroy();
      }, deadline + lastWords);
      await closed;
      for (const timer of [end, abort, cut]) clearTimeout(timer);
      clearInterval(looking);
    },
  };
}

export type HttpServer = ReturnType<typeof createHttpServer>;

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
