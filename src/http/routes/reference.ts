import { AppError, type ErrorCode, errorCatalogue } from '../../errors.ts';
import { problemType } from '../problem.ts';
import { requireAccept } from '../request/accept.ts';
import { type Operation, type Resource, operation } from '../resource.ts';
import { type SchemaName, schemaRef } from '../schemas.ts';
import type { Service } from '../service.ts';
import { summaryOf } from './forms.ts';

/** `GET /v1/forms` */
export function formsResource(service: Service): Resource {
  const forms = (): unknown => service.forms.map((form) => summaryOf(service, form));
  return {
    path: '/v1/forms',
    tag: 'forms',
    get: list('FormSummary', '全部表。', forms, { id: 'listForms', summary: '可以打印的表' }),
  };
}

/** `GET /v1/fonts` */
export function fontsResource({ fonts }: Service): Resource {
  return {
    path: '/v1/fonts',
    tag: 'forms',
    get: list('Font', '字体。', fonts, {
      id: 'listFonts',
      summary: '各角色所用的字体',
      description: '每个角色由哪个字体文件印出：版本、许可、嵌入权限和字数。',
    }),
  };
}

/** `GET /v1/rules` */
export function rulesResource({ rules }: Service): Resource {
  return {
    path: '/v1/rules',
    tag: 'forms',
    get: list('Rule', '规则。', rules, {
      id: 'listRules',
      summary: '全部检查规则',
      description: '每条规则查什么、级别、违反时的说明和例子；同 docs/rules.md。',
    }),
  };
}

/** An operation that answers with a list of these. */
function list(
  name: SchemaName,
  description: string,
  items: () => unknown,
  texts: Pick<Operation, 'id' | 'summary' | 'description'>,
): Operation {
  return operation({
    ...texts,
    responses: { 200: { description, content: { 'application/json': { type: 'array', items: schemaRef(name) } } } },
    problems: ['not-acceptable'],
    handle: async ({ request, response }) => {
      requireAccept(request, 'application/json');
      response.set('Cache-Control', 'no-cache').json(await items());
    },
  });
}

/** `GET /problems/{code}`: what the `type` of a problem refers to (RFC 9457, 3.1.1). */
export function problemsResource(): Resource {
  return {
    path: '/problems/{code}',
    tag: 'service',
    lenientQuery: true,
    parameters: {
      code: { description: '错误的编号。', schema: { type: 'string', enum: Object.keys(errorCatalogue) } },
    },
    get: operation({
      id: 'getProblemType',
      summary: '一种错误的说明',
      responses: { 200: { description: '说明。', content: { 'application/json': schemaRef('ProblemType') } } },
      problems: ['not-found'],
      handle: ({ request, response }) => {
        const code = String(request.params['code']);
        if (!isCode(code)) throw new AppError('not-found', '没有这个错误编号；全部编号见 docs/errors.md。');
        response.set('Cache-Control', 'no-cache').json({ type: problemType(code), code, ...errorCatalogue[code] });
      },
    }),
  };
}

function isCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCatalogue, text);
}

/** `GET /openapi.json`. The document is made at the first request and kept. */
export function openApiResource(make: () => object): Resource {
  let document: object | undefined;
  const texts = new Map<number, Buffer>();
  return {
    path: '/openapi.json',
    tag: 'service',
    lenientQuery: true,
    get: operation({
      id: 'getOpenApi',
      summary: '本接口的 OpenAPI 3.1 描述',
      description: '浏览器打开时分行缩进。',
      responses: { 200: { description: 'OpenAPI 3.1。', content: { 'application/json': { type: 'object' } } } },
      problems: [],
      handle: ({ request, response }) => {
        // A person reads it, who opens it in a browser.
        const indent = request.accepts(['application/json', 'text/html']) === 'text/html' ? 2 : 0;
        document ??= make();
        const text = texts.get(indent) ?? Buffer.from(JSON.stringify(document, undefined, indent));
        texts.set(indent, text);
        response
          .set({ 'Cache-Control': 'no-cache', 'Content-Type': 'application/json; charset=utf-8', Vary: 'Accept' })
          .send(text);
      },
    }),
  };
}
