import { z } from 'zod';
import { textModes } from '../../documents/press.ts';
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

/** How texts are read, of every route that reads filings. */
export function textParameter() {
  return z
    .enum(textModes)
    .default('normalise')
    .meta({
      description:
        '含义唯一、但不能原样印出的字符（特殊空格、回车换行、部首符号、符号字体的字符等）：' +
        'normalise 改正后打印并逐一告知，as-filed 不改、按错误退回。',
    });
}

const validateQuery = z.strictObject({ text: textParameter() });

/** `POST /v1/forms/{form}/validate` */
export function validateResource(service: Service): Resource {
  return {
    path: '/v1/forms/{form}/validate',
    tag: '文件',
    parameters: { form: formParameter(service) },
    post: operation({
      id: 'validateFiling',
      summary: '检查申报内容，不生成文件',
      query: validateQuery,
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
