import { operation, type Resource } from '../resource.ts';

/** `GET /openapi.json`. The document is made at the first request and kept. */
export function openApiResource(make: () => object): Resource {
  let document: Buffer | undefined;
  return {
    path: '/openapi.json',
    tag: '运行',
    lenientQuery: true,
    get: operation({
      id: 'getOpenApi',
      summary: '本接口的 OpenAPI 3.1 描述',
      responses: { 200: { description: 'OpenAPI 3.1。', content: { 'application/json': { type: 'object' } } } },
      problems: [],
      handle: ({ response }) => {
        document ??= Buffer.from(JSON.stringify(make()));
        response.set({ 'Cache-Control': 'no-cache', 'Content-Type': 'application/json; charset=utf-8' }).send(document);
      },
    }),
  };
}
