import { AppError } from '../../errors.ts';
import { drainingError } from '../lifecycle.ts';
import { type Resource, operation } from '../resource.ts';
import { schemaRef } from '../schemas.ts';
import type { Service } from '../service.ts';

/** `GET /livez`: the process answers; restart it when it does not. */
export function livenessResource(): Resource {
  return {
    path: '/livez',
    tag: 'service',
    lenientQuery: true,
    get: operation({
      id: 'getLiveness',
      summary: '进程是否活着',
      responses: { 200: { description: '活着。', content: { 'application/json': schemaRef('Liveness') } } },
      problems: [],
      handle: ({ response }) => {
        response.set('Cache-Control', 'no-store').json({ status: 'live' });
      },
    }),
  };
}

/** `GET /readyz`: documents can be printed now; send work elsewhere when it says no. */
export function readinessResource({ lifecycle, engine }: Service): Resource {
  return {
    path: '/readyz',
    tag: 'service',
    lenientQuery: true,
    get: operation({
      id: 'getReadiness',
      summary: '是否可以打印',
      responses: { 200: { description: '可以打印。', content: { 'application/json': schemaRef('Readiness') } } },
      problems: ['starting', 'browser-unavailable'],
      handle: async ({ response }) => {
        const state = lifecycle.isLeaving ? 'draining' : await engine.probe();
        switch (state) {
          case 'draining':
            throw drainingError();
          case 'starting':
            throw new AppError('starting', '打印引擎正在启动，请稍后再试。', { retryAfter: 1 });
          case 'unavailable':
            throw unavailable(engine.fault);
          case 'ready': {
            const { version = '', sandbox = false } = engine.browser ?? {};
            response.set('Cache-Control', 'no-store').json({ status: 'ready', browser: version, sandbox });
          }
        }
      },
    }),
  };
}

/** Without a fault there is a browser, but what it was given to print failed. */
function unavailable(fault: Service['engine']['fault']): AppError {
  const { reason, message } = fault ?? { reason: 'probe-failed', message: '打印引擎没有通过检查' };
  const detail = `${message}；正在自行恢复。`;
  return new AppError('browser-unavailable', detail, { retryAfter: 5, members: { reason } });
}

/** `GET /metrics` */
export function metricsResource({ metrics: { registry } }: Service): Resource {
  return {
    path: '/metrics',
    tag: 'service',
    lenientQuery: true,
    get: operation({
      id: 'getMetrics',
      summary: '指标（Prometheus）',
      responses: {
        200: { description: 'Prometheus 文本格式。', content: { 'text/plain': { type: 'string' } } },
      },
      problems: [],
      handle: async ({ response }) => {
        response.set({ 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' });
        response.send(Buffer.from(await registry.metrics()));
      },
    }),
  };
}
