import type { RequestListener } from 'node:http';
import express, { Router } from 'express';
import { AppError } from '../errors.ts';
import { type Step, frontDoor } from './front-door.ts';
import { drainingError } from './lifecycle.ts';
import { answerProblem, notFound, refuseSpoilt } from './problem.ts';
import { requireApiKey } from './request/api-keys.ts';
import { identify } from './request/request-record.ts';
import { recordRequest } from './request-log.ts';
import { mount } from './resource.ts';
import { resourcesOf } from './resources.ts';
import { setSecurityHeaders } from './response/security-headers.ts';
import type { Service } from './service.ts';

/** The request pipeline: what happens to every request, then the resources, then problem details. */
export function createApp(service: Service): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', 'strong');
  app.set('query parser', false); // strictly, by each resource
  app.set('case sensitive routing', true);

  const requireKey = requireApiKey(service.apiKeys);
  const steps: readonly Step[] = [
    identify,
    recordRequest(service),
    setSecurityHeaders,
    refuseSpoilt,
    refuseWhileDraining(service),
    refuseTunnels,
    refuseManyHeaders,
    requireOneHost,
    refuseOtherExpectations,
  ];
  const router = Router({ caseSensitive: true });
  for (const resource of resourcesOf(service)) mount(router, resource, requireKey);
  app.use(router);
  app.use('/v1', requireKey); // a caller without a key does not get to know what there is
  app.use(notFound);
  app.use(answerProblem);
  return frontDoor(service, steps, app);
}

function refuseWhileDraining({ lifecycle }: Service): Step {
  const probes = new Set(['/livez', '/readyz', '/metrics']);
  return ({ url = '' }, response) => {
    if (!lifecycle.isDraining) return;
    response.setHeader('Connection', 'close');
    if (!probes.has(url.replace(/\?.*$/s, ''))) throw drainingError();
  };
}

/** RFC 9110, 9.3.6: what is asked for is another server, of which nothing is allowed here. */
const refuseTunnels: Step = ({ method }, response) => {
  if (method !== 'CONNECT') return;
  response.setHeader('Allow', '');
  throw new AppError('method-not-allowed', '这里不是代理，不支持 CONNECT；请直接请求本服务的地址。');
};

/** RFC 9110, 10.1.1: there is one expectation only. */
const refuseOtherExpectations: Step = (request) => {
  const expected = request.headers.expect;
  if (expected !== undefined && expected.toLowerCase() !== '100-continue') {
    throw new AppError('expectation-failed', '只支持 Expect: 100-continue，请去掉这个请求头。');
  }
};

/** Fields of one head; browsers and proxies send some thirty. */
const maxHeaders = 100;

const refuseManyHeaders: Step = ({ rawHeaders }) => {
  if (rawHeaders.length > 2 * maxHeaders) {
    throw new AppError('headers-too-large', `请求头超过 ${maxHeaders} 个，请减少。`);
  }
};

/** RFC 9112, 3.2: no `Host`, or more than one, is a bad request; two of them are a way to fool proxies. */
const requireOneHost: Step = (request) => {
  const hosts = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts !== 1 && (hosts > 1 || request.httpVersion === '1.1')) {
    throw new AppError('bad-request', '请求头 Host 应当有且只有一个。');
  }
};
