import { type IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '../../errors.ts';
import { waitsToBeTold } from '../request/expectation.ts';
import { requestFault, spoil } from '../request/spoilt-requests.ts';
import { beforeHead } from '../response/before-head.ts';
import { type ClosingLimits, askWhetherThere, closeInOrder } from './closing.ts';

/** A request and its answer. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Before it is served: what Node does for other requests. */
  readonly begin?: () => void;
}

/** Requests of one connection that wait for their turn; nobody in the field pipelines more. */
const maxWaiting = 16;

/** The rest of a body of at most so many bytes is read away after an early answer; a connection costs more. */
const cheapBody = 256 * 1024;

interface ConnectionOptions {
  readonly socket: Socket;
  readonly serve: RequestListener;
  readonly closing: ClosingLimits;
  /** Called when an answer has ended, sent or not. */
  readonly answered: () => void;
}

/**
 * One connection: serves its requests one after the other, and is closed in order. An answer that goes out before its
 * request has come in says `Connection: close` unless the rest is short and sure to come; behind such an answer, and
 * behind what is not HTTP, no request is served any more (RFC 9112, 9.6).
 */
export class Connection {
  readonly socket: Socket;
  readonly #serve: RequestListener;
  readonly #closing: ClosingLimits;
  readonly #onAnswered: () => void;
  /** Not yet answered, in order; the first is being served. */
  readonly #exchanges: Exchange[] = [];
  /** No request is taken any more: the one that is served, or the last one that waits, ends the connection. */
  #isEnding = false;
  /** The answer that is going out, or has gone out, is the last. */
  #isLast = false;
  #idleSince = performance.now();

  constructor({ socket, serve, closing, answered }: ConnectionOptions) {
    this.socket = socket;
    this.#serve = serve;
    this.#closing = closing;
    this.#onAnswered = answered;
    // What Node closes a connection with behind its last answer; it destroys, which resets it where bytes are unread.
    socket.destroySoon = () => this.close();
    socket.once('end', () => this.#sendsNoMore());
  }

  /** Since when no request is under way; undefined while one is. Milliseconds of `performance.now()`. */
  get idleSince(): number | undefined {
    return this.#exchanges.length === 0 && !this.isEnding ? this.#idleSince : undefined;
  }

  /** Answers that have not begun say that they are the last. */
  announceEnd(): void {
    for (const { response } of this.#exchanges) if (!response.headersSent) response.setHeader('Connection', 'close');
  }

  /** Takes a request, to be served when those before it are answered. */
  take(request: IncomingMessage, response: ServerResponse): void {
    this.#take({ request, response });
  }

  /**
   * Takes a request for a tunnel (CONNECT), to be refused in its turn. Node has let go of the connection and made no
   * response to it; what follows is not HTTP any more.
   */
  takeTunnel(request: IncomingMessage): void {
    const { socket } = this;
    // Without a listener a reset would end the service; it ends the connection, and with it what is under way.
    socket.on('error', () => socket.destroy());
    // Answers before it are still going out: they wait for this.
    socket.on('drain', () => this.#exchanges[0]?.response.emit('drain'));
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.once('finish', () => this.close());
    this.#take({ request, response, begin: () => response.assignSocket(socket) });
    this.#isEnding = true;
  }

  #take(exchange: Exchange): void {
    const { request, response } = exchange;
    if (this.isEnding) {
      this.socket.pause();
      return;
    }
    response.setMaxListeners(20); // log, clock, budgets and the pipeline each wait for its end
    this.#exchanges.push(exchange);
    beforeHead(response, () => this.#answers(request, response));
    response.once('close', () => this.#answered());
    if (this.#exchanges.length > maxWaiting) {
      spoil(request, new AppError('overloaded', '一个连接上等待答复的请求太多，请等答复之后再发。', { retryAfter: 1 }));
      this.#isEnding = true;
      this.socket.pause();
    }
    if (this.#exchanges.length === 1) this.#begin(exchange);
  }

  #begin({ request, response, begin }: Exchange): void {
    begin?.();
    this.#serve(request, response);
  }

  /**
   * What has come is not HTTP. It spoils the request whose body it stands in; what stands behind a whole request costs
   * that one nothing. False when there is no request that could be answered.
   */
  spoil(fault: AppError): boolean {
    const last = this.#exchanges.at(-1);
    this.#isEnding = true;
    if (last === undefined) return false;
    this.socket.pause();
    if (!last.request.complete) spoil(last.request, fault);
    return true;
  }

  /** No request is taken any more; what else comes is thrown away. */
  get isEnding(): boolean {
    return this.#isEnding || this.#isLast;
  }

  /** Whether all that the client has asked for is a request of which it still owes a part. */
  get isIncomplete(): boolean {
    return this.#exchanges.length === 1 && this.#exchanges[0]?.request.complete === false;
  }

  close(): void {
    this.#isLast = true;
    closeInOrder(this.socket, this.#closing);
  }

  /** The client has ended its side of the connection behind whole requests: they are answered, the last with its end. */
  #sendsNoMore(): void {
    this.#isEnding = true;
    askWhetherThere(this.socket, () => this.#exchanges[0]);
  }

  /** The head of an answer is about to go out. */
  #answers(request: IncomingMessage, response: ServerResponse): void {
    const isEnd = this.#isEnding && this.#exchanges.at(-1)?.response === response;
    if (isEnd || !restIsCheap(request)) response.setHeader('Connection', 'close');
    if (response.getHeader('Connection') === 'close' || !response.shouldKeepAlive) this.#isLast = true;
    response.once('finish', () => {
      if (request.complete) return;
      // A reader has to let go: Node throws away only what nobody has begun to read.
      spoil(request, new AppError('client-gone', '答复已经结束，其余的正文不再读取。'));
      if (!this.#isLast) this.#boundRest(request);
    });
  }

  /** The rest of a body that is read away comes soon, or the connection ends. Nothing else can be on it before. */
  #boundRest(request: IncomingMessage): void {
    const timer = setTimeout(() => {
      if (!request.complete) this.close();
    }, this.#closing.time);
    request.once('close', () => clearTimeout(timer));
  }

  #answered(): void {
    this.#exchanges.shift();
    this.#onAnswered();
    this.#idleSince = performance.now();
    const [next] = this.#exchanges;
    if (this.socket.destroyed) return;
    if (this.#isLast || (next === undefined && this.#isEnding)) this.close();
    else if (next !== undefined) this.#begin(next);
  }
}

/** Whether what is left of a request is so little, and so sure to come, that it is read away to keep the connection. */
function restIsCheap(request: IncomingMessage): boolean {
  if (request.complete) return true;
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  const isSure = requestFault(request) === undefined && !waitsToBeTold(request);
  return isSure && encoding === undefined && Number(length ?? 0) <= cheapBody;
}
