import { operation, type Resource } from '../resource.ts';
import type { Service } from '../service.ts';

/** `GET /metrics` */
export function metricsResource({ metrics: { registry } }: Service): Resource {
  return {
    path: '/metrics',
    tag: '运行',
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
