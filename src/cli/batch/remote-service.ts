import { Agent as HttpAgent, type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { faceName } from '../../documents/batch/press-identity.ts';
import { AppError, type ErrorCode, type ProblemMember, errorCatalogue } from '../../errors.ts';
import { findingsOfSeverity } from '../../forms/findings.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import { UsageError } from '../command.ts';
import type { BatchService, CheckOptions, ServiceDescription } from './batch-service.ts';
import { boundVolume, printedBatch } from './remote-answer.ts';
import { ReplayableBody } from './replayable-body.ts';

/** Where a service is, and with what key. */
export interface ServiceAddress {
  /** `http://127.0.0.1:3000`, with a path where a proxy has put it below one. */
  readonly url: URL;
  readonly apiKey?: string;
}

/** Milliseconds after which the body is sent though nobody has asked for it: some proxies never pass that on. */
const continueTime = 2_000;

/** Milliseconds that a service gets, once it was interrupted, to end what it has. */
const lastWords = 2_000;

/** A busy service is asked again for that many seconds altogether, and with pauses of at most so many. */
const patience = { total: 600, longestPause: 60, pause: 5 } as const;

/** Prints with a service over HTTP: the items are streamed there and the answer back while they are printed. */
export function remoteService(address: ServiceAddress, onWait: (seconds: number) => void): BatchService {
  // For the warnings of a thousand kept items: a connection for each would take longer than the answers.
  const agent = new (address.url.protocol === 'https:' ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: 1 });
  return {
    describe: async () => describe(address),
    report: async (form, filing, options) => {
      const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
      const call = callOf(address, `v1/forms/${form}/validate?${queryOfCheck(options)}`, 'POST', headers, agent);
      return report.parse(await jsonOf(call.end(filing), address));
    },
    print: async (order, body, interruption) =>
      printedBatch(await answerTo({ address, order, body, interruption, onWait }), interruption),
    bind: async (order, body, interruption) =>
      boundVolume(await answerTo({ address, order, body, interruption, onWait }), interruption),
  };
}

interface BatchCall {
  readonly address: ServiceAddress;
  readonly order: BatchOrder;
  readonly body: AsyncIterable<Uint8Array>;
  readonly interruption: AbortSignal;
  readonly onWait: (seconds: number) => void;
}

/** Sends a batch until the service is not busy; resolves with the head of its answer. */
async function answerTo({ body, onWait, ...call }: BatchCall): Promise<IncomingMessage> {
  const items = new ReplayableBody(body);
  let waited = 0;
  for (;;) {
    const { answer, stop } = await post(call, items);
    if (answer.statusCode === 200) return answer;
    const error = await problemOf(answer);
    await stop();
    const seconds = Math.min(Math.max(1, error.context.retryAfter ?? patience.pause), patience.longestPause);
    waited += seconds;
    if (!isBusy(error.status) || !items.canReplay || waited > patience.total || call.interruption.aborted) throw error;
    onWait(seconds);
    await sleep(seconds * 1000, undefined, { signal: call.interruption });
  }
}

function isBusy(status: number): boolean {
  return status === 429 || status === 503;
}

const formList = z.array(z.looseObject({ id: z.string(), template: z.string() }));
const fontList = z.array(
  z.looseObject({ role: z.string(), source: z.string(), postScriptName: z.string(), version: z.string() }),
);
/** Services of before 1.0.0 say nothing of their build but the version, here and in manifests. */
const openApi = z.looseObject({ info: z.looseObject({ version: z.string(), 'x-build': z.string().optional() }) });

async function describe(address: ServiceAddress): Promise<ServiceDescription> {
  const get = async (path: string): Promise<unknown> =>
    jsonOf(callOf(address, path, 'GET', { Accept: 'application/json' }).end(), address);
  const forms = formList.parse(await get('v1/forms'));
  const faces = fontList.parse(await get('v1/fonts')).filter(({ source }) => source === 'mounted');
  const { info } = openApi.parse(await get('openapi.json'));
  return {
    identity: {
      build: info['x-build'] ?? `filing-press/${info.version}`,
      fonts: Object.fromEntries(faces.map((face) => [face.role, faceName(face)])),
    },
    templates: new Map(forms.map(({ id, template }) => [id, template])),
  };
}

async function jsonOf(call: ClientRequest, address: ServiceAddress): Promise<unknown> {
  const answer = await answerOf(call, address);
  if (answer.statusCode !== 200) throw await problemOf(answer);
  return JSON.parse((await buffer(answer)).toString()) as unknown;
}

/** Sends the items as the service takes them; resolves with the head of its answer, while items may still go out. */
async function post({ address, order, interruption }: Omit<BatchCall, 'body' | 'onWait'>, items: ReplayableBody) {
  const call = callOf(address, `v1/batches?${queryOf(order)}`, 'POST', {
    Accept: 'application/zip',
    'Content-Type': 'application/json',
    'Transfer-Encoding': 'chunked',
    // RFC 9110, 10.1.1: a busy service refuses before the first item has left.
    Expect: '100-continue',
  });
  let isAnswered = false;
  let sending: Promise<void> | undefined;
  const send = (): void => {
    if (!isAnswered) sending ??= sendBody(call, items);
  };
  const timer = setTimeout(send, continueTime);
  call.once('continue', send);
  call.flushHeaders();
  const onInterruption = (): void => {
    // Of a batch that is still being checked nothing is printed, and half a volume is none; else the answer comes to
    // its end by itself.
    if (order.onError === 'fail' || order.output === 'volume') call.destroy();
    else setTimeout(() => call.destroy(), lastWords).unref();
  };
  interruption.addEventListener('abort', onInterruption, { once: true });
  try {
    const answer = await answerOf(call, address);
    if (answer.statusCode === 200) items.confirm();
    /** Gives the request up; resolves when no item is taken for it any more. */
    const stop = async (): Promise<void> => {
      call.destroy();
      await sending;
    };
    return { answer, stop };
  } finally {
    isAnswered = true;
    clearTimeout(timer);
  }
}

async function sendBody(call: ClientRequest, items: ReplayableBody): Promise<void> {
  try {
    for await (const chunk of items.chunks()) {
      if (call.destroyed) return;
      if (!call.write(chunk)) await drained(call);
    }
    call.end();
  } catch (error) {
    call.destroy(error instanceof Error ? error : undefined);
  }
}

async function drained(call: ClientRequest): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      call.off('drain', done).off('close', done);
      resolve();
    };
    call.once('drain', done).once('close', done);
  });
}

function callOf(
  { url, apiKey }: ServiceAddress,
  path: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  agent: HttpAgent | false = false,
): ClientRequest {
  const target = new URL(path, url.href.endsWith('/') ? url.href : `${url.href}/`);
  const request = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return request(target, {
    method,
    headers: { ...headers, ...(apiKey === undefined ? {} : { Authorization: `Bearer ${apiKey}` }) },
    agent,
  });
}

async function answerOf(call: ClientRequest, { url }: ServiceAddress): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    call.once('response', resolve);
    call.on('error', (error) => reject(new UsageError(`连不上 ${url.href}：${error.message}`)));
    call.once('close', () => reject(new UsageError(`${url.href} 没有答复就断开了连接。`)));
  });
}

function queryOf({ onError, profile, ...options }: BatchOrder): string {
  const asked = { ...options, 'on-error': onError, ...(options.format === 'pdf' ? { profile } : {}) };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) query.set(name, String(value));
  return query.toString();
}

function queryOfCheck({ totals, text = 'normalise' }: CheckOptions): string {
  return new URLSearchParams({ totals, text }).toString();
}

const report = z.looseObject({
  valid: z.boolean(),
  errors: findingsOfSeverity('error'),
  warnings: findingsOfSeverity('warning'),
  notices: findingsOfSeverity('notice').default([]),
});
const problem = z.looseObject({
  code: z.string(),
  detail: z.string(),
  errors: findingsOfSeverity('error').optional(),
  items: z.array(z.looseObject({})).optional(),
});

/** The error that the service has answered with. */
async function problemOf(answer: IncomingMessage): Promise<AppError> {
  const body = await buffer(answer).catch(() => Buffer.alloc(0));
  const retryAfter = Number(answer.headers['retry-after']);
  const wait = Number.isFinite(retryAfter) ? { retryAfter } : {};
  try {
    const { code, detail, errors, items } = problem.parse(JSON.parse(body.toString()));
    if (!isKnown(code)) throw new Error('Not a code of ours');
    return new AppError(code, detail, {
      ...wait,
      ...(errors === undefined ? {} : { findings: errors }),
      ...(items === undefined ? {} : { members: { items: items as ProblemMember } }),
    });
  } catch {
    const status = answer.statusCode ?? 0;
    if (isBusy(status)) {
      return new AppError('overloaded', `服务（或它前面的代理）答复 ${status}，请稍后再试。`, wait);
    }
    throw new UsageError(`服务答复 ${status}，不是 filing-press 的答复；请核对 --server。`);
  }
}

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code);
}
