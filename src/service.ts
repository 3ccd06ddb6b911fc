import { setTimeout as sleep } from 'node:timers/promises';
import { compose } from './composition.ts';
import type { Config } from './config.ts';
import { createAdmission } from './documents/admission.ts';
import { type ListedRule, listRules } from './documents/rules/rule-list.ts';
import { type Samples, loadSamples } from './documents/samples.ts';
import { AppError } from './errors.ts';
import { FirstPrints, provenEngine } from './first-prints.ts';
import type { Fonts } from './fonts/fonts.ts';
import { catalogue } from './forms/catalogue.ts';
import type { Form } from './forms/form.ts';
import { createApp } from './http/app.ts';
import { leastPace } from './http/connection/reader-pace.ts';
import { Lifecycle } from './http/lifecycle.ts';
import { BodyBudget } from './http/request/body-budget.ts';
import { AnswerBudget } from './http/response/answer-budget.ts';
import { createHttpServer } from './http/server.ts';
import { listenProblem, openWarning, startLine } from './listening.ts';
import { batchEvents } from './observability/events.ts';
import { watchService } from './observability/gauges.ts';
import type { Logger } from './observability/logger.ts';
import type { ServiceMetrics } from './observability/metrics.ts';
import { version } from './package.ts';
import { findBundledBrowser } from './pdf/browser/bundled-browser.ts';
import type { Printing } from './printing.ts';

/** Milliseconds beyond the deadline for which a connection may stand still. */
const idleBeyondDeadline = 30_000;

interface ServiceParts {
  readonly config: Config;
  readonly printing: Printing;
  readonly logger: Logger;
  readonly metrics: ServiceMetrics;
  /** Takes an error after which the service cannot go on. */
  readonly fail: (error: unknown) => void;
}

/** Puts the service together around the engine that prints. Throws when a template is missing or faulty. */
export function openService({ config, printing, logger, metrics, fail }: ServiceParts) {
  const composition = compose(config, printing, batchEvents({ logger, metrics }));
  const { engine, identity } = composition;
  const admission = createAdmission({
    pages: engine.pages,
    queueCapacity: config.http.queueCapacity,
    deadline: config.http.deadline,
    printingFault: () => engine.refusal,
  });
  const { http } = config;
  const firstPrints = new FirstPrints(composition.press, composition.templatesFolder, catalogue);
  const lifecycle = new Lifecycle();
  const bodyBudget = new BodyBudget(http.bodyBudget);
  const answerBudget = new AnswerBudget(http.answerBudget);
  const samples = loadSamples(composition.templatesFolder, catalogue);
  const app = createApp({
    ...{ version, build: identity.build, admission, samples, lifecycle, bodyBudget, answerBudget, metrics, logger },
    press: composition.press,
    verifier: composition.verifier,
    batches: composition.batches,
    forms: catalogue,
    rules: rulesOf(composition.fonts, samples),
    fonts: composition.fonts.describe,
    engine: provenEngine(engine, firstPrints, fail),
    limits: http,
    apiKeys: http.apiKeys,
    trustedProxies: http.trustedProxies,
  });
  const server = createHttpServer({
    ...{ app, lifecycle, metrics },
    idleTime: http.deadline + idleBeyondDeadline,
    readerPace: leastPace(http),
    connections: http.connections,
  });
  const { places } = composition.batches;
  watchService(metrics.registry, {
    engine: () => ({
      running: engine.load.running,
      waiting: engine.load.waiting + admission.load('pdf').waiting + admission.load('png').waiting,
      browser: engine.browser,
      fault: engine.fault?.reason,
      memory: async () => engine.memory(),
    }),
    threads: () => composition.threads(),
    limits: {
      bodies: () => ({ used: bodyBudget.held, limit: bodyBudget.limit }),
      answers: () => ({ used: answerBudget.held, limit: answerBudget.limit }),
      connections: () => ({ used: server.connections, limit: http.connections }),
      batchPlaces: () => ({ used: places.taken, limit: places.bounds.places }),
      openBatches: () => ({ used: places.open, limit: places.bounds.open }),
    },
    build: {
      version,
      build: identity.build,
      templates: catalogue.map(({ id, templateVersion }) => `${id}@${templateVersion}`).join(' '),
      node: process.version,
      chromium: browserVersion(),
    },
  });
  return {
    /**
     * Resolves when it serves and has said so; rejects, in Chinese, when it cannot listen, and with TemplateError when a form
     * does not come out as it was filled.
     */
    listen: async () => {
      const { host } = http;
      const port = await server.listen(http.port, host).catch((error: unknown) => {
        throw listenProblem(error, host, http.port);
      });
      const access = { host, asksForKey: http.apiKeys.length > 0 };
      const warning = openWarning(access, http.isOpen);
      if (warning !== undefined) process.stderr.write(`${warning}\n`);
      const sandbox = await composition.start().then(
        () => engine.browser?.sandbox ?? false,
        () => undefined, // told by the observer, and tried again
      );
      await firstPrints.print().catch((error: unknown) => {
        // What the engine cannot do now says nothing of the installation: `readyz` has it tried again.
        if (!(error instanceof AppError)) throw error;
      });
      if (lifecycle.isDraining) return;
      process.stdout.write(`${startLine(access, port, sandbox)}\n`);
    },
    /** Lets what is under way finish and ends browser and threads. */
    stop: async () => {
      logger.info('draining');
      lifecycle.leave();
      await sleep(http.preStopDelay);
      await server.drain(http.drainDeadline);
      // No request is left that could want the engine.
      await composition.close(AbortSignal.abort());
      logger.info('stopped');
    },
  };
}

/** Made when it is first asked for: it takes a hundred checks. */
function rulesOf(fonts: Pick<Fonts, 'coverage'>, samples: Samples): () => Promise<readonly ListedRule[]> {
  let listed: Promise<readonly ListedRule[]> | undefined;
  const blank = (form: Form): Uint8Array => samples.find(form, 'blank') ?? Buffer.from('{}');
  return async () => (listed ??= listRules({ forms: catalogue, coverage: fonts.coverage, blank }));
}

/** Version of the package that brings the browser; none where it has no build for the machine. */
function browserVersion(): string {
  try {
    return findBundledBrowser().version;
  } catch {
    return ''; // told by the engine, which does not start
  }
}
