// Loaded with the first modules, or the browser would be started after all the others have been.
import 'puppeteer-core';
import { type Config, ConfigError, readConfig } from './config.ts';
import { AppError } from './errors.ts';
import { checkInstallation, reportingDamage } from './installation/check.ts';
import { requirePort } from './listening.ts';
import { tellWhyNotLoaded } from './not-loaded.ts';
import { engineEvents } from './observability/events.ts';
import { createLogger, loggedErrors } from './observability/logger.ts';
import { createMetrics } from './observability/metrics.ts';
import { openStandardError } from './observability/standard-error.ts';
import { isBrowserUnpacked } from './pdf/browser/unpack.ts';
import { composePrinting } from './printing.ts';
import { shutDownInOrder } from './shutdown.ts';
import { sweep } from './temporary/folder.ts';

try {
  await start(readConfig(process.env));
} catch (error) {
  // Nothing is served yet, and an operator is looking: plain words, no JSON.
  process.stderr.write(`${isOfTheSystem(error) ? await tellWhyNotLoaded(error) : messageOf(error)}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
}

/** Starts the browser first: it comes up while this process loads what it serves with. */
async function start(config: Config): Promise<void> {
  await requirePort(config.http.port, config.http.host);
  const checked = checkInstallation(isBrowserUnpacked(config.engine.browserFolder));
  process.stdout.on('error', () => undefined); // nobody reads the start line
  const log = openStandardError();
  const logger = createLogger(config.log.level, log);
  void sweep();
  const metrics = createMetrics();
  const observer = engineEvents({ logger, metrics });
  const printing = await reportingDamage(checked, () => composePrinting(config, observer));
  printing.engine.start().catch(() => undefined); // told by the observer, and awaited with the rest

  let stop = async (): Promise<void> => printing.engine.close(AbortSignal.abort());
  const fail = shutDownInOrder({
    stop: async () => stop(),
    report: (error) => logger.fatal({ error: loggedErrors(error, true) }, 'uncaught error'),
    flush: async () => log.flush(),
  });
  try {
    const service = await reportingDamage(checked, async () => {
      const { openService } = await import('./service.ts');
      return openService({ config, printing, logger, metrics, fail });
    });
    await checked;
    stop = async () => service.stop();
    await service.listen();
  } catch (error) {
    await printing.engine.close(AbortSignal.abort());
    throw error;
  }
}

/** Ours have words for people, and no code. */
function isOfTheSystem(error: unknown): boolean {
  return error instanceof Error && 'code' in error && !(error instanceof AppError);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
