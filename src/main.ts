import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose, compositionOptionsOf, type Composition } from './composition.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { catalogue } from './forms/catalogue.ts';
import { createApp } from './http/app.ts';
import { Lifecycle } from './http/lifecycle.ts';
import { BodyBudget } from './http/request/body-budget.ts';
import { loadSamples } from './http/samples.ts';
import { createHttpServer } from './http/server.ts';
import { engineEvents } from './observability/engine-events.ts';
import { createLogger, loggedErrors, type Logger } from './observability/logger.ts';
import { createMetrics, type ServiceMetrics } from './observability/metrics.ts';
import { shutDownInOrder } from './shutdown.ts';
import { addressOf, startLine } from './start-line.ts';

/** Milliseconds for a whole body to arrive. */
const bodyTime = 60_000;
/** Milliseconds beyond the deadline for which a connection may stand still. */
const idleBeyondDeadline = 30_000;
/** Bodies of the largest size that may be in memory at one time. */
const largeBodies = 8;

try {
  await main(readConfig(process.env));
} catch (error) {
  // Nothing is served yet, and whoever started it is looking: plain words, no JSON.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
}

async function main(config: Config): Promise<void> {
  const logger = createLogger(config.log);
  const metrics = createMetrics();
  const options = compositionOptionsOf(config);
  const observer = engineEvents({ logger, metrics });
  const composition = compose({ ...options, engine: { ...options.engine, observer } });
  const { engine } = composition;
  metrics.watchEngine(() => ({ ...engine.load, ready: engine.browser !== undefined }));

  const lifecycle = new Lifecycle();
  const server = createHttpServer({
    app: appOf({ config, composition, lifecycle, logger, metrics }),
    lifecycle,
    metrics,
    idleTime: config.http.deadline + idleBeyondDeadline,
  });
  shutDownInOrder({
    stop: async () => {
      logger.info('draining');
      await server.drain(config.http.drainDeadline);
      // No request is left that could want the engine.
      await composition.close(AbortSignal.abort());
      logger.info('stopped');
    },
    report: (error) => logger.fatal({ error: loggedErrors(error, true) }, 'uncaught error'),
  });

  const { host } = config.http;
  const port = await server.listen(config.http.port, host).catch((error: unknown) => {
    throw new Error(listenProblem(error, host, config.http.port), { cause: error });
  });
  const sandbox = await composition.start().then(
    () => engine.browser?.sandbox ?? false,
    () => undefined, // told by the observer, and tried again
  );
  if (lifecycle.isDraining) return;
  process.stdout.write(`${startLine({ host, port, sandbox, asksForKey: config.http.apiKeys.length > 0 })}\n`);
}

interface AppParts {
  readonly config: Config;
  readonly composition: Composition;
  readonly lifecycle: Lifecycle;
  readonly logger: Logger;
  readonly metrics: ServiceMetrics;
}

function appOf({ config, composition, lifecycle, logger, metrics }: AppParts) {
  const { bodyLimit, deadline, apiKeys } = config.http;
  const { press, verifier, batches, engine, fonts, templatesFolder } = composition;
  return createApp({
    version: packageVersion(),
    press,
    verifier,
    batches,
    forms: catalogue,
    samples: loadSamples(templatesFolder, catalogue),
    fonts: fonts.describe,
    engine,
    lifecycle,
    limits: { bodyLimit, bodyTime, deadline },
    bodyBudget: new BodyBudget(largeBodies * bodyLimit),
    apiKeys,
    metrics,
    logger,
  });
}

function packageVersion(): string {
  const manifest = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

function listenProblem(error: unknown, host: string, port: number): string {
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
