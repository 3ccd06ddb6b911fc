import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type AdmissionOptions, createAdmission } from '../../src/documents/admission.ts';
import type { BatchBounds } from '../../src/documents/batch/batch-places.ts';
import { createBatchPress } from '../../src/documents/batch/batch-press.ts';
import { listRules } from '../../src/documents/rules/rule-list.ts';
import { loadSamples } from '../../src/documents/samples.ts';
import { type Fonts, openFonts } from '../../src/fonts/fonts.ts';
import { catalogue, findForm } from '../../src/forms/catalogue.ts';
import { createApp } from '../../src/http/app.ts';
import type { ClosingLimits } from '../../src/http/connection/closing.ts';
import { leastPace } from '../../src/http/connection/reader-pace.ts';
import { Lifecycle } from '../../src/http/lifecycle.ts';
import { BodyBudget } from '../../src/http/request/body-budget.ts';
import { AnswerBudget } from '../../src/http/response/answer-budget.ts';
import { type HttpServer, createHttpServer } from '../../src/http/server.ts';
import type { HttpLimits, Service } from '../../src/http/service.ts';
import { batchEvents } from '../../src/observability/events.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { createExaminer } from '../../src/verify/examiner.ts';
import { createVolumeVerifier } from '../../src/verify/verify-volume.ts';
import { createDocumentVerifier } from '../../src/verify/verify.ts';
import { type FakeItemPress, createFakeItemPress } from './fake-item-press.ts';
import { type FakePress, createFakePress } from './fake-press.ts';
import { createFakeVolumes } from './fake-volumes.ts';

/** The HTTP service over a fake press, listening on a free port of the loopback. */
export interface ListeningApp {
  readonly url: string;
  readonly port: number;
  readonly press: FakePress;
  /** What makes the items of batches. */
  readonly items: FakeItemPress;
  /** What the engine says of itself. */
  readonly engine: { state: Awaited<ReturnType<Service['engine']['probe']>> };
  readonly service: Service;
  readonly server: HttpServer;
  /** The lines of the log so far. */
  readonly log: string[];
  close(): Promise<void>;
}

export interface ListeningAppOptions {
  readonly limits?: Partial<HttpLimits>;
  readonly apiKeys?: readonly Uint8Array[];
  readonly bodyBudget?: number;
  readonly admission?: Partial<AdmissionOptions>;
  readonly headTime?: number;
  readonly idleTime?: number;
  readonly answerBudget?: number;
  readonly trustedProxies?: readonly string[];
  readonly connections?: number;
  readonly closing?: ClosingLimits;
  readonly batches?: BatchBounds;
}

/** Opened once in a process. */
let fonts: Fonts | undefined;

export async function listeningApp(options: ListeningAppOptions = {}): Promise<ListeningApp> {
  const log: string[] = [];
  const press = createFakePress();
  const items = createFakeItemPress();
  const engine: ListeningApp['engine'] = { state: 'ready' };
  const examiner = createExaminer();
  const lifecycle = new Lifecycle();
  const metrics = createMetrics();
  const logger = createLogger(
    'info',
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        log.push(...chunk.toString().trimEnd().split('\n'));
        done();
      },
    }),
  );
  const limits = {
    ...{ bodyLimit: 1024 * 1024, bodyTime: 5_000, deadline: 5_000, leastRate: 1, stallTime: 60_000 },
    ...options.limits,
  };
  const samples = loadSamples('templates', catalogue);
  const service: Service = {
    version: '0.0.0',
    build: 'filing-press/0.0.0',
    admission: createAdmission({ pages: 2, queueCapacity: 200, deadline: limits.deadline, ...options.admission }),
    press,
    verifier: createDocumentVerifier({
      ...{ press, examiner, findForm },
      volumes: createVolumeVerifier({
        ...{ volumes: createFakeVolumes(items), findForm, examiner },
        identity: { build: 'filing-press/0.0.0', fonts: {} },
        size: { side: 2, group: 4, ahead: 16 },
      }),
    }),
    batches: createBatchPress({
      identity: { build: 'filing-press/0.0.0', fonts: {} },
      observer: batchEvents({ logger, metrics }),
      documents: items,
      volumes: createFakeVolumes(items),
      ...{ size: { side: 2, group: 4, ahead: 16 }, recordLimit: limits.bodyLimit },
      bounds: options.batches ?? { places: 2, open: 4 },
      spool: { memory: limits.bodyLimit, total: 16 * limits.bodyLimit },
    }),
    forms: catalogue,
    samples,
    rules: async () =>
      listRules({
        ...{ forms: catalogue, coverage: (fonts ??= openFonts(join(process.cwd(), 'fonts'))).coverage },
        blank: (form) => samples.find(form, 'blank') ?? Buffer.from('{}'),
      }),
    fonts: () => (fonts ??= openFonts(join(process.cwd(), 'fonts'))).describe(),
    engine: { probe: async () => Promise.resolve(engine.state), browser: { version: '147.0.0.0', sandbox: true } },
    lifecycle,
    limits,
    bodyBudget: new BodyBudget(options.bodyBudget ?? 16 * limits.bodyLimit),
    answerBudget: new AnswerBudget(options.answerBudget ?? 64 * 1024 * 1024),
    apiKeys: options.apiKeys ?? [],
    trustedProxies: options.trustedProxies ?? [],
    metrics,
    logger,
  };
  const { headTime, closing, idleTime = 60_000 } = options;
  const server = createHttpServer({
    app: createApp(service),
    lifecycle,
    metrics,
    idleTime,
    readerPace: leastPace(limits),
    connections: options.connections ?? 1_000,
    ...(headTime === undefined ? {} : { headTime }),
    ...(closing === undefined ? {} : { closing }),
  });
  const port = await server.listen(0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    press,
    items,
    engine,
    service,
    server,
    log,
    close: async () => {
      await server.drain(0);
      await examiner.close();
    },
  };
}
