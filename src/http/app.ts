import type { RequestListener } from 'node:http';
import express, { Router, type RequestHandler } from 'express';
import { AppError } from '../errors.ts';
import { frontDoor } from './front-door.ts';
import { drainingError } from './lifecycle.ts';
import { answerProblem, notFound } from './problem-handler.ts';
import { requireApiKey } from './request/api-keys.ts';
import { requestIdOf } from './request/request-id.ts';
import { annotate } from './request/request-record.ts';
import { recordRequest } from './request-log.ts';
import { mount } from './resource.ts';
import { resourcesOf } from './resources.ts';
import { discardUnreadBody } from './response/discard.ts';
import { securityHeaders } from './response/security-headers.ts';
import type { Service } from './service.ts';

/** The request pipeline: what happens to every request, then the resources, then problem details. */
export function createApp(service: Service): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', 'strong');
  app.set('query parser', false); // strictly, by each resource
  app.set('case sensitive routing', true);

  const steps = [
    identify,
    recordRequest(service),
    discardUnreadBody({ size: 4 * service.limits.bodyLimit, time: 10_000 }),
    securityHeaders(),
    refuseWhileDraining(service),
    requireOneHost,
    refuseOtherExpectations,
  ];
  app.use('/v1', requireApiKey(service.apiKeys));
  const router = Router({ caseSensitive: true });
  for (const resource of resourcesOf(service)) mount(router, resource);
  app.use(router);
  app.use(notFound);
  app.use(answerProblem);
  return frontDoor(service, steps, app);
}

const identify: RequestHandler = (request, response, next) => {
  const requestId = requestIdOf(request);
  annotate(response, { requestId });
  response.setHeader('X-Request-Id', requestId);
  next();
};

function refuseWhileDraining({ lifecycle }: Service): RequestHandler {
  const probes = new Set(['/livez', '/readyz', '/metrics']);
  return (request, response, next) => {
    if (!lifecycle.isDraining) {
      next();
      return;
    }
    response.setHeader('Connection', 'close');
    if (!probes.has(request.url.replace(/\?.*$/s, ''))) throw drainingError();
    next();
  };
}

/** RFC 9110, 10.1.1: there is one expectation only. */
const refuseOtherExpectations: RequestHandler = (request, _response, next) => {
  const expected = request.headers.expect;
  if (expected !== undefined && expected.toLowerCase() !== '100-continue') {
    throw new AppError('expectation-failed', '只支持 Expect: 100-continue，请去掉这个请求头。');
  }
  next();
};

/** RFC 9112, 3.2: no `Host`, or more than one, is a bad request; two of them are a way to fool proxies. */
const requireOneHost: RequestHandler = (request, _response, next) => {
  const hosts = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts !== 1 && (hosts > 1 || request.httpVersion === '1.1')) {
    throw new AppError('bad-request', '请求头 Host 应当有且只有一个。');
  }
  next();
};
