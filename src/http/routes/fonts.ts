import { requireAccept } from '../request/accept.ts';
import { operation, type Resource } from '../resource.ts';
import { schemaRef } from '../schemas.ts';
import type { Service } from '../service.ts';

/** `GET /v1/fonts` */
export function fontsResource({ fonts }: Service): Resource {
  return {
    path: '/v1/fonts',
    tag: '表',
    get: operation({
      id: 'listFonts',
      summary: '各角色所用的字体',
      description: '每个角色由哪个字体文件印出：版本、许可、嵌入权限和字数。',
      responses: {
        200: { description: '字体。', content: { 'application/json': { type: 'array', items: schemaRef('Font') } } },
      },
      problems: ['not-acceptable'],
      handle: ({ request, response }) => {
        requireAccept(request, 'application/json');
        response.set('Cache-Control', 'no-cache').json(fonts());
      },
    }),
  };
}
