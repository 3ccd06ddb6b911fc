import { requireAccept } from '../request/accept.ts';
import { operation, type Resource } from '../resource.ts';
import { schemaRef } from '../schemas.ts';
import type { Service } from '../service.ts';

/** `GET /v1/rules` */
export function rulesResource({ rules }: Service): Resource {
  return {
    path: '/v1/rules',
    tag: '表',
    get: operation({
      id: 'listRules',
      summary: '全部检查规则',
      description: '每条规则查什么、级别、违反时的说明和例子；同 docs/rules.md。',
      responses: {
        200: { description: '规则。', content: { 'application/json': { type: 'array', items: schemaRef('Rule') } } },
      },
      problems: ['not-acceptable'],
      handle: async ({ request, response }) => {
        requireAccept(request, 'application/json');
        response.set('Cache-Control', 'no-cache').json(await rules());
      },
    }),
  };
}
