import type { z } from 'zod';
import { formSummary } from '../../documents/samples.ts';
import { AppError } from '../../errors.ts';
import { type Form, type SampleName, sampleNames } from '../../forms/form.ts';
import { jsonSchemaOf } from '../../forms/json-schema.ts';
import { refTo } from '../openapi/references.ts';
import { requireAccept } from '../request/accept.ts';
import { annotate } from '../request/request-record.ts';
import { type Exchange, type PathParameter, type Resource, operation } from '../resource.ts';
import { type formSummarySchema, schemaRef } from '../schemas.ts';
import type { Service } from '../service.ts';

const schemaMediaType = 'application/schema+json';

/** The path parameter `{form}`. */
export function formParameter({ forms }: Service): PathParameter {
  return { description: '表的编号。', schema: { type: 'string', enum: forms.map(({ id }) => id) } };
}

/** The form that a path names. Throws AppError `form-not-found`. */
export function formOf({ forms }: Service, { request, response }: Exchange<unknown>): Form {
  const form = forms.find(({ id }) => id === request.params['form']);
  if (form === undefined) {
    throw new AppError('form-not-found', `没有这张表；可用的表：${forms.map(({ id }) => id).join('、')}。`);
  }
  annotate(response, { form: form.id });
  return form;
}

/** `GET /v1/forms/{form}` */
export function formResource(service: Service): Resource {
  return {
    path: '/v1/forms/{form}',
    tag: 'forms',
    parameters: { form: formParameter(service) },
    get: operation({
      id: 'getForm',
      summary: '一张表及其链接',
      responses: {
        200: {
          description: '这张表。',
          content: { 'application/json': schemaRef('FormDescription') },
          headers: ['Link'],
        },
      },
      problems: ['form-not-found', 'not-acceptable'],
      handle: (exchange) => {
        const { request, response } = exchange;
        const form = formOf(service, exchange);
        requireAccept(request, 'application/json');
        const links = linksOf(form, service.samples.names(form));
        response
          .set({
            'Cache-Control': 'no-cache',
            Link: linkHeader({ describedby: links.schema, collection: '/v1/forms' }),
          })
          .json({ ...summaryOf(service, form), links });
      },
    }),
  };
}

/** `GET /v1/forms/{form}/schema` */
export function schemaResource(service: Service): Resource {
  return {
    path: '/v1/forms/{form}/schema',
    tag: 'forms',
    parameters: { form: formParameter(service) },
    get: operation({
      id: 'getSchema',
      summary: '申报内容的 JSON Schema（2020-12）',
      description: '每个属性的 title 是表上的栏目，description 说明怎样填写。',
      responses: {
        200: {
          description: 'JSON Schema 2020-12。',
          content: { [schemaMediaType]: { type: 'object' }, 'application/json': { type: 'object' } },
        },
      },
      problems: ['form-not-found', 'not-acceptable'],
      handle: (exchange) => {
        const { request, response } = exchange;
        const form = formOf(service, exchange);
        const type = requireAccept(request, schemaMediaType, 'application/json');
        response.set({ 'Cache-Control': 'no-cache', 'Content-Type': type, Vary: 'Accept' });
        response.send(Buffer.from(JSON.stringify(jsonSchemaOf(form.schema))));
      },
    }),
  };
}

/** `GET /v1/forms/{form}/samples/{name}` */
export function samplesResource(service: Service): Resource {
  return {
    path: '/v1/forms/{form}/samples/{name}',
    tag: 'forms',
    parameters: {
      form: formParameter(service),
      name: {
        description: 'official 为下发的填写样表，blank 最少内容，full 全部栏目，longest 用于压力测试。',
        schema: { type: 'string', enum: [...sampleNames] },
      },
    },
    get: operation({
      id: 'getSample',
      summary: '一份样例申报内容',
      responses: {
        200: {
          description: '可以原样发送给 validate 或 documents。',
          content: { 'application/json': refTo('Filing') },
          headers: ['Link'],
        },
      },
      problems: ['form-not-found', 'sample-not-found', 'not-acceptable'],
      handle: (exchange) => {
        const { request, response } = exchange;
        const form = formOf(service, exchange);
        const names = service.samples.names(form);
        const sample = service.samples.find(form, String(request.params['name']));
        if (sample === undefined) {
          throw new AppError('sample-not-found', `没有这个样例；可用的样例：${names.join('、')}。`);
        }
        requireAccept(request, 'application/json');
        response.set({
          'Cache-Control': 'no-cache',
          'Content-Type': 'application/json; charset=utf-8',
          Link: linkHeader({ describedby: linksOf(form, names).schema }),
        });
        response.send(sample);
      },
    }),
  };
}

/** A form as `GET /v1/forms` lists it. */
export function summaryOf({ samples }: Service, form: Form): z.output<typeof formSummarySchema> {
  return formSummary(form, samples.names(form));
}

/** Where the things of a form are found; relative to the service, whatever name it is reached by. */
function linksOf({ id }: Form, samples: readonly SampleName[]) {
  const self = `/v1/forms/${id}`;
  return {
    self,
    schema: `${self}/schema`,
    samples: Object.fromEntries(samples.map((name) => [name, `${self}/samples/${name}`])),
    validate: `${self}/validate`,
    documents: `${self}/documents`,
    blank: `${self}/blank`,
  };
}

/** A `Link` header (RFC 8288): relation type → target. */
function linkHeader(links: Readonly<Record<string, string>>): string {
  return Object.entries(links)
    .map(([relation, target]) => `<${target}>; rel="${relation}"`)
    .join(', ');
}
