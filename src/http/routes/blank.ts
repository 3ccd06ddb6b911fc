import { workKindOf } from '../../documents/admission.ts';
import { type BlankValues, blankMembers, misplacedValue } from '../../forms/blank.ts';
import type { Form } from '../../forms/form.ts';
import { blankOptions } from '../../orders/document-order.ts';
import { negotiatedFormat } from '../request/accept.ts';
import { invalidParameter, requireApplicable } from '../request/query.ts';
import { annotate } from '../request/request-record.ts';
import { workAlone } from '../request/work.ts';
import { type Resource, operation } from '../resource.ts';
import { sendDocument } from '../response/send-document.ts';
import type { Service } from '../service.ts';
import { documentResponses, fileNameOf, tell } from './documents.ts';
import { formOf, formParameter } from './forms.ts';

/** `GET /v1/forms/{form}/blank` */
export function blankResource(service: Service): Resource {
  return {
    path: '/v1/forms/{form}/blank',
    tag: 'documents',
    parameters: { form: formParameter(service) },
    get: operation({
      id: 'getBlankForm',
      summary: '空白表',
      description:
        '除所给的年度、区名外什么也没有填；空格和叙述栏留出手写的高度。同样的参数和版本，得到逐字节相同的文件；不附申报内容。' +
        '格式以 format 为准，否则以 Accept 为准；两者矛盾答 406。',
      query: blankOptions,
      responses: documentResponses,
      problems: [
        'form-not-found',
        'page-not-found',
        'not-acceptable',
        'invalid-filing',
        'overloaded',
        'browser-unavailable',
        'deadline-exceeded',
      ],
      handle: async (exchange) => {
        const { request, response, query } = exchange;
        const form = formOf(service, exchange);
        const format = negotiatedFormat(request, query.format);
        requireApplicable(query, format);
        requireMembers(form, query);
        const { filename, profile = 'plain', ...options } = query;
        const fileName = fileNameOf(filename, format);
        annotate(response, { format, profile });
        const document = await workAlone(service, { response, kind: workKindOf(format) }, async (limits) =>
          service.press.makeBlank({ ...options, form, format, profile }, limits),
        );
        tell(service, response, { form: form.id, format, profile }, document);
        await sendDocument(request, response, {
          ...{ form, format, document, fileName, isPublic: true, budget: service.answerBudget },
        });
      },
    }),
  };
}

/** Refuses what the form has no place for. Throws AppError `invalid-parameter`. */
function requireMembers(form: Form, given: BlankValues): void {
  const name = misplacedValue(form.schema, given);
  if (name === undefined) return;
  throw invalidParameter(name, `${form.annex}上没有这一项，请删去参数 ${name}。`, {
    allowed: blankMembers(form.schema),
  });
}
