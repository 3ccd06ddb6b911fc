import { checkOptions } from '../../orders/document-order.ts';
import { filingBody } from '../openapi/bodies.ts';
import { requireAccept } from '../request/accept.ts';
import { requireJson } from '../request/content-type.ts';
import { annotate } from '../request/request-record.ts';
import { workOnBody } from '../request/work.ts';
import { type Resource, bodyProblems, jsonProblems, operation } from '../resource.ts';
import { schemaRef } from '../schemas.ts';
import type { Service } from '../service.ts';
import { formOf, formParameter } from './forms.ts';

/** `POST /v1/forms/{form}/validate` */
export function validateResource(service: Service): Resource {
  return {
    path: '/v1/forms/{form}/validate',
    tag: 'documents',
    parameters: { form: formParameter(service) },
    post: operation({
      id: 'validateFiling',
      summary: '检查申报内容，不生成文件',
      query: checkOptions,
      body: filingBody(service),
      responses: {
        200: {
          description: '检查结果；有错误也答 200。',
          content: { 'application/json': schemaRef('ValidationReport') },
        },
      },
      problems: [
        'form-not-found',
        ...bodyProblems,
        ...jsonProblems,
        'duplicate-key',
        'overloaded',
        'deadline-exceeded',
      ],
      handle: async (exchange) => {
        const { request, response, query } = exchange;
        const form = formOf(service, exchange);
        requireAccept(request, 'application/json');
        requireJson(request, response);
        const report = await workOnBody(service, { request, response, kind: 'direct' }, async (source, limits) =>
          service.press.validate({ form, source, ...query }, limits),
        );
        annotate(response, {
          errors: report.errors.length,
          warnings: report.warnings.length,
          notices: report.notices.length,
        });
        response.set('Cache-Control', 'no-store').json(report);
      },
    }),
  };
}
