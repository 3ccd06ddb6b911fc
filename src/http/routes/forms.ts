import type { z } from 'zod';
import { AppError } from '../../errors.ts';
import { jsonSchemaOf } from '../../forms/json-schema.ts';
import type { Form } from '../../forms/form.ts';
import { linkHeader, linksOf } from '../links.ts';
import { requireAccept } from '../request/accept.ts';
import { annotate } from '../request/request-record.ts';
import { operation, type Exchange, type PathParameter, type Resource } from '../resource.ts';
import { schemaRef, type formSummarySchema } from '../schemas.ts';
import type { Service } from '../service.ts';
import { profiles, formats } from '../../orders/options.ts';

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

/** `GET /v1/forms` */
export function formsResource(service: Service): Resource {
  return {
    path: '/v1/forms',
    tag: '表',
    get: operation({
      id: 'listForms',
      summary: '可以打印的表',
      responses: {
        200: {
          description: '全部表。',
          content: { 'application/json': { type: 'array', items: schemaRef('FormSummary') } },
        },
      },
      problems: ['not-acceptable'],
      handle: ({ request, response }) => {
        requireAccept(request, 'application/json');
        response.set('Cache-Control', 'no-cache').json(service.forms.map((form) => summaryOf(service, form)));
      },
    }),
  };
}

/** `GET /v1/forms/{form}` */
export function formResource(service: Service): Resource {
  return {
    path: '/v1/forms/{form}',
    tag: '表',
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
    tag: '表',
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

function summaryOf({ samples }: Service, form: Form): z.output<typeof formSummarySchema> {
  const { id, annex, title, edition, templateVersion } = form;
  return {
    id,
    annex,
    title,
    edition,
    template: `${id}@${templateVersion}`,
    formats: [...formats],
    profiles: [...profiles],
    samples: [...samples.names(form)],
  };
}
