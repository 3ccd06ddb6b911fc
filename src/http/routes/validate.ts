import { checkOptions } from '../../orders/document-order.ts';
import { requireAccept } from '../request/accept.ts';
import { readBody } from '../request/body.ts';
import { requireJson } from '../request/content-type.ts';
import { annotate } from '../request/request-record.ts';
import { lookForPlace } from '../front-door.ts';
import { workSignal } from '../request/work-signal.ts';
import { operation, type Resource } from '../resource.ts';
import { filingBody } from '../openapi/filing-schemas.ts';
import { schemaRef } from '../schemas.ts';
import type { Service } from '../service.ts';
import { formOf, formParameter } from './forms.ts';

/** `POST /v1/forms/{form}/validate` */
export function validateResource(service: Service): Resource {
  return {
    path: '/v1/forms/{form}/validate',
    tag: '文件',
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
        'not-acceptable',
        'unsupported-media-type',
        'too-large',
        'request-timeout',
        'invalid-compression',
        'invalid-encoding',
        'invalid-json',
        'duplicate-key',
        'overloaded',
        'deadline-exceeded',
      ],
      handle: async (exchange) => {
        const { request, response, query } = exchange;
        const { text } = query;
        const form = formOf(service, exchange);
        requireAccept(request, 'application/json');
        requireJson(request, response);
        lookForPlace(response, service.admission, 'direct');
        const source = await readBody(request, response, bodyLimitsOf(service));
        annotate(response, { bytesIn: source.length });
        const signal = workSignal(response, service.limits.deadline, service.lifecycle);
        const order = { form, source, text };
        const report = await service.admission.run(
          'direct',
          async (limits) => service.press.validate(order, limits),
          signal,
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

/** The limits of a body that is read whole. */
export function bodyLimitsOf({ limits, bodyBudget }: Service) {
  const { bodyLimit, bodyTime, leastRate, stallTime } = limits;
  const pace = { bytes: (leastRate * stallTime) / 1_000, time: stallTime };
  return { size: bodyLimit, time: bodyTime, pace, budget: bodyBudget };
}
