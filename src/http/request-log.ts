import { METHODS } from 'node:http';
import proxyAddress from 'proxy-addr';
import { loggedErrors } from '../observability/logger.ts';
import type { Step } from './front-door.ts';
import { recordOf } from './request/request-record.ts';
import type { Service } from './service.ts';

/** No status line carries it: the client was gone before the answer. */
const clientGone = 499;

/**
 * One line and one count for every request, when its answer is out or its client gone. Only what stands in the
 * {@link RequestRecord} gets into the log, and nothing of a filing ever stands there.
 */
export function recordRequest({
  logger,
  metrics,
  trustedProxies,
}: Pick<Service, 'logger' | 'metrics' | 'trustedProxies'>): Step {
  const isTrusted = proxyAddress.compile([...trustedProxies]);
  return (request, response) => {
    const started = performance.now();
    // Asked now: a connection that is gone has no address.
    const client = trustedProxies.length === 0 ? request.socket.remoteAddress : proxyAddress(request, isTrusted);
    metrics.requestsInFlight.inc();
    response.once('close', () => {
      const { cause, route = 'unmatched', ...facts } = recordOf(response);
      const milliseconds = performance.now() - started;
      const status = response.writableFinished ? response.statusCode : clientGone;
      const { method: asked = '' } = request;
      const method = METHODS.includes(asked) ? asked : 'OTHER';

      metrics.requestsInFlight.dec();
      metrics.requests.inc({ method, route, status });
      metrics.requestSeconds.observe({ method, route }, milliseconds / 1000);
      const line = {
        ...facts,
        method,
        route,
        status,
        milliseconds: Math.round(milliseconds * 10) / 10,
        client,
        ...(cause === undefined ? {} : { error: loggedErrors(cause, logger.isLevelEnabled('debug')) }),
      };
      if (facts.code === 'internal') logger.error(line, 'request failed');
      else if (status >= 500) logger.warn(line, 'request not served');
      else logger.info(line, 'request');
    });
  };
}
