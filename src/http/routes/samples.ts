import { AppError } from '../../errors.ts';
import { sampleNames } from '../../forms/form.ts';
import { linkHeader, linksOf } from '../links.ts';
import { requireAccept } from '../request/accept.ts';
import { operation, type Resource } from '../resource.ts';
import { filingSchemaRefs } from '../openapi/filing-schemas.ts';
import type { Service } from '../service.ts';
import { formOf, formParameter } from './forms.ts';

/** `GET /v1/forms/{form}/samples/{name}` */
export function samplesResource(service: Service): Resource {
  return {
    path: '/v1/forms/{form}/samples/{name}',
    tag: '表',
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
          content: { 'application/json': { anyOf: filingSchemaRefs(service.forms) } },
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
