import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { sampleFiling } from '../support/archive/printing.ts';
import { hostileFiles } from '../support/hostile/files/index.ts';
import { hostileBodies } from '../support/hostile/index.ts';
import type { Ledger } from './ledger.ts';

/** A kind of caller: does one round of what it does. */
export interface Caller {
  readonly name: string;
  /** So many of them at a time. */
  readonly count: number;
  round(service: SoakedService): Promise<void>;
}

export interface SoakedService {
  readonly url: string;
  readonly port: number;
  readonly ledger: Ledger;
  /** Aborts when the soak ends. */
  readonly signal: AbortSignal;
}

const official = JSON.stringify(sampleFiling('annex-2', 'official'));
const json = { 'Content-Type': 'application/json' };

interface Call {
  readonly path: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The client leaves after so many milliseconds. */
  readonly leaveAfter?: number;
}

/** Posts, notes what came of it, and gives back the answer's bytes; undefined where there was none. */
async function post(service: SoakedService, name: string, call: Call): Promise<Buffer | undefined> {
  const { path, body, headers = json, leaveAfter = 180_000 } = call;
  const signal = AbortSignal.any([service.signal, AbortSignal.timeout(Math.round(leaveAfter))]);
  try {
    const answer = await fetch(service.url + path, { method: 'POST', body, headers, signal });
    const bytes = Buffer.from(await answer.arrayBuffer());
    service.ledger.answered(name, answer.status, codeIn(answer, bytes));
    if (answer.status === 429 || answer.status === 503)
      await pause(Number(answer.headers.get('retry-after') ?? 1) * 1000);
    return answer.ok ? bytes : undefined;
  } catch (error) {
    if (service.signal.aborted || call.leaveAfter !== undefined) return undefined;
    service.ledger.failed(name, error);
    return undefined;
  }
}

function codeIn(answer: Response, bytes: Buffer): string {
  if (answer.headers.get('content-type')?.startsWith('application/problem+json') !== true) return '';
  return String((JSON.parse(bytes.toString()) as { readonly code?: unknown }).code);
}

const documents = '/v1/forms/annex-2/documents';
const formats = ['', '?profile=pdfa-2a', '?profile=pdfa-3a', '?format=docx', '?format=png', '?format=html'];
const pick = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)] as T;
const gzip = { ...json, 'Content-Encoding': 'gzip' };

/** Forty rows of one unbroken run of 20,000 characters, as gzip. */
const runs = ['я', '_', '…', '，', '字'].map((character) =>
  gzipSync(
    JSON.stringify({
      ...(sampleFiling('annex-2', 'official') as object),
      schedule: Array.from({ length: 40 }, () => ({ period: '2021年', content: character.repeat(20_000) })),
    }),
  ),
);
const bodies = hostileBodies();
const files = hostileFiles();

/** A socket that is left in the middle of something; closed after so many milliseconds or by the service. */
async function socketLeft(service: SoakedService, text: string, milliseconds: number): Promise<void> {
  const socket = connect(service.port, '127.0.0.1');
  socket.on('error', () => undefined).pause();
  socket.write(text);
  await pause(milliseconds, undefined, { signal: service.signal }).catch(() => undefined);
  socket.destroy();
}

const head = (path: string, length: number): string =>
  `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

/** Honest callers first: they must be served whatever the others do. */
export const callers: readonly Caller[] = [
  {
    name: 'documents',
    count: 4,
    round: async (service) => {
      const format = pick(formats);
      const bytes = await post(service, 'documents', { path: documents + format, body: official });
      if (bytes !== undefined) service.ledger.printed(format, createHash('sha256').update(bytes).digest('hex'));
    },
  },
  {
    name: 'batches',
    count: 1,
    round: async (service) => {
      const lines = Array.from({ length: 30 }, () => `{"form":"annex-2","filing":${official}}\n`).join('');
      const headers = { 'Content-Type': 'application/x-ndjson' };
      await post(service, 'batches', { path: `/v1/batches?output=${pick(['zip', 'volume'])}`, body: lines, headers });
    },
  },
  {
    name: 'verifications',
    count: 1,
    round: async (service) => {
      const pdf = await post(service, 'verifications', { path: `${documents}?profile=pdfa-3a`, body: official });
      if (pdf === undefined) return;
      const file = new Uint8Array(pdf);
      const answer = await post(service, 'verifications', {
        path: '/v1/verify',
        body: file,
        headers: { 'Content-Type': 'application/pdf' },
      });
      if (answer !== undefined) service.ledger.verified((JSON.parse(answer.toString()) as { verdict: string }).verdict);
    },
  },
  {
    name: 'large filings',
    count: 1,
    round: async (service) => {
      const path = pick([documents, `${documents}?format=docx`, '/v1/forms/annex-2/validate']);
      await post(service, 'large filings', { path, body: new Uint8Array(pick(runs)), headers: gzip });
    },
  },
  {
    name: 'hostile bodies',
    count: 1,
    round: async (service) => {
      const { body } = pick(bodies);
      await post(service, 'hostile bodies', { path: documents, body: new Uint8Array(Buffer.from(body)) });
    },
  },
  {
    name: 'verify bombs',
    count: 1,
    round: async (service) => {
      const bytes = new Uint8Array(pick(files).bytes());
      await post(service, 'verify bombs', {
        path: '/v1/verify',
        body: bytes,
        headers: { 'Content-Type': 'application/octet-stream' },
      });
    },
  },
  {
    name: 'callers who leave',
    count: 4,
    round: async (service) => {
      const path = pick([...formats.map((format) => documents + format), '/v1/forms/annex-2/validate', '/v1/batches']);
      const body =
        path === '/v1/batches' ? `[${Array(20).fill(`{"form":"annex-2","filing":${official}}`).join(',')}]` : official;
      await post(service, 'callers who leave', { path, body, leaveAfter: 20 + Math.random() * 120 });
    },
  },
  {
    name: 'floods',
    count: 1,
    round: async (service) => {
      const calls = Array.from({ length: 150 }, async () =>
        post(service, 'floods', { path: documents, body: official }),
      );
      await Promise.all(calls);
      await pause(20_000, undefined, { signal: service.signal }).catch(() => undefined);
    },
  },
  {
    name: 'uploads that stall',
    count: 4,
    round: async (service) => {
      const path = pick([documents, '/v1/batches', '/v1/verify']);
      await socketLeft(service, `${head(path, 30_000_000)}[${' '.repeat(10_000)}`, 5_000 + Math.random() * 60_000);
    },
  },
  {
    name: 'readers that stall',
    count: 2,
    round: async (service) => {
      const body = `[${Array(40).fill(`{"form":"annex-2","filing":${official}}`).join(',')}]`;
      await socketLeft(service, head('/v1/batches', Buffer.byteLength(body)) + body, 5_000 + Math.random() * 60_000);
    },
  },
  {
    name: 'what is not HTTP',
    count: 1,
    round: async (service) => {
      const text = pick([
        'GET / HTTP/9.9\r\n\r\n',
        '\x16\x03\x01\x02\x00',
        `POST ${documents} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
        `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      ]);
      await socketLeft(service, text, 500);
    },
  },
];
