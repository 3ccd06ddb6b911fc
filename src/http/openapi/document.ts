import { type Resource, tags } from '../resource.ts';
import type { Service } from '../service.ts';
import { headerComponents, parameterComponents } from './components.ts';
import { operationObject } from './operation-object.ts';
import { schemaComponents } from './schema-components.ts';

/** The OpenAPI 3.1 description of the resources, made of the very schemas that requests are read with. */
export function openApiDocument(resources: readonly Resource[], service: Service): object {
  return {
    openapi: '3.1.1',
    info: {
      title: 'filing-press',
      version: service.version,
      // With the content of the program, by which batches are resumed.
      'x-build': service.build,
      summary: '预算绩效目标申报表（附件2、附件4）打印服务',
      description: '发送申报内容（JSON），得到 PDF 或 Word。出错时一律答复问题详情（RFC 9457）。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(tags).map(([name, words]) => ({ name, description: words, 'x-displayName': words })),
    paths: Object.fromEntries(resources.map((resource) => [resource.path, pathItem(resource)])),
    components: {
      schemas: schemaComponents(service.forms),
      headers: headerComponents,
      parameters: parameterComponents,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'API 密钥；仅在服务配置了密钥时需要。' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: '同上，另一种写法。' },
      },
    },
  };
}

function pathItem(resource: Resource): object {
  const { parameters = {}, get, post } = resource;
  return {
    parameters: Object.entries(parameters).map(([name, parameter]) => ({
      name,
      in: 'path',
      required: true,
      ...parameter,
    })),
    ...(get ? { get: operationObject(resource, get) } : {}),
    ...(post ? { post: operationObject(resource, post) } : {}),
  };
}
