import { compose, compositionOptionsOf, type Composition } from './composition.ts';
import type { Config } from './config.ts';
import { catalogue } from './forms/catalogue.ts';
import { AppError } from './errors.ts';
import { FirstPrints } from './first-prints.ts';
import { createApp } from './http/app.ts';
import { Lifecycle } from './http/lifecycle.ts';
import { BodyBudget } from './http/request/body-budget.ts';
import { loadSamples } from './http/samples.ts';
import { createHttpServer } from './http/server.ts';
import type { EngineHealth } from './http/service.ts';
import { batchEvents } from './observability/batch-events.ts';
import type { Logger } from './observability/logger.ts';
import type { ServiceMetrics } from './observability/metrics.ts';
import type { PrintingEngine } from './pdf/printer.ts';
import { listenProblem } from './port.ts';
import type { Printing } from './printing.ts';
import { startLine } from './start-line.ts';
import { version } from './version.ts';

/** Milliseconds for a whole body to arrive. */
const bodyTime = 60_000;
/** Milliseconds beyond the deadline for which a connection may stand still. */
const idleBeyondDeadline = 30_000;
/** Bodies of the largest size that may be in memory at one time. */
const largeBodies = 8;

export interface ServiceParts {
  readonly config: Config;
  readonly printing: Printing;
  readonly logger: Logger;
  readonly metrics: ServiceMetrics;
}

/** The service, put together. */
export interface Service {
  /**
   * Resolves when it serves and has said so; rejects, in Chinese, when it cannot listen, and with TemplateError when a form
   * does not come out as it was filled.
   */
  listen(): Promise<void>;
  /** Lets what is under way finish and ends browser and threads. */
  stop(): Promise<void>;
}

/** Puts the service together around the engine that prints. Throws when a template is missing or faulty. */
export function openService({ config, printing, logger, metrics }: ServiceParts): Service {
  const composition = compose(
    { ...compositionOptionsOf(config), batchObserver: batchEvents({ logger, metrics }) },
    printing,
  );
  const { engine } = composition;
  metrics.watchEngine(() => ({ ...engine.load, ready: engine.browser !== undefined }));

  const firstPrints = new FirstPrints(composition.press, composition.templatesFolder, catalogue);
  const lifecycle = new Lifecycle();
  const server = createHttpServer({
    app: appOf({ config, composition, firstPrints, lifecycle, logger, metrics }),
    lifecycle,
    metrics,
    idleTime: config.http.deadline + idleBeyondDeadline,
  });
  return {
    listen: async () => {
      const { host } = config.http;
      const port = await server.listen(config.http.port, host).catch((error: unknown) => {
        throw listenProblem(error, host, config.http.port);
      });
      const sandbox = await composition.start().then(
        () => engine.browser?.sandbox ?? false,
        () => undefined, // told by the observer, and tried again
      );
      await firstPrints.print().catch(unlessEngine);
      if (lifecycle.isDraining) return;
      process.stdout.write(`${startLine({ host, port, sandbox, asksForKey: config.http.apiKeys.length > 0 })}\n`);
    },
    stop: async () => {
      logger.info('draining');
      await server.drain(config.http.drainDeadline);
      // No request is left that could want the engine.
      await composition.close(AbortSignal.abort());
      logger.info('stopped');
    },
  };
}

interface AppParts {
  readonly config: Config;
  readonly composition: Composition;
  readonly firstPrints: FirstPrints;
  readonly lifecycle: Lifecycle;
  readonly logger: Logger;
  readonly metrics: ServiceMetrics;
}

/** What the engine cannot do now says nothing of the installation: `readyz` has it tried again. */
function unlessEngine(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

/** Ready when each form has been printed: with what prints now, they are printed first. */
function provenEngine(engine: PrintingEngine, firstPrints: FirstPrints): EngineHealth {
  return {
    probe: async () => {
      const state = await engine.probe();
      if (state !== 'ready' || firstPrints.areDone) return state;
      return firstPrints.print().then(
        () => 'ready' as const,
        (error: unknown) => {
          unlessEngine(error);
          return 'starting';
        },
      );
    },
    get browser() {
      return engine.browser;
    },
  };
}

function appOf({ config, composition, firstPrints, lifecycle, logger, metrics }: AppParts) {
  const { bodyLimit, deadline, apiKeys } = config.http;
  const { press, verifier, batches, engine, fonts, templatesFolder } = composition;
  return createApp({
    version,
    press,
    verifier,
    batches,
    forms: catalogue,
    samples: loadSamples(templatesFolder, catalogue),
    fonts: fonts.describe,
    engine: provenEngine(engine, firstPrints),
    lifecycle,
    limits: { bodyLimit, bodyTime, deadline },
    bodyBudget: new BodyBudget(largeBodies * bodyLimit),
    apiKeys,
    metrics,
    logger,
  });
}
