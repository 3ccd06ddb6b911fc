import { AppError, errorCatalogue, type ErrorCode } from '../../errors.ts';
import { problemType } from '../problem.ts';
import { operation, type Resource } from '../resource.ts';
import { schemaRef } from '../schemas.ts';

/** `GET /problems/{code}`: what the `type` of a problem refers to (RFC 9457, 3.1.1). */
export function problemsResource(): Resource {
  return {
    path: '/problems/{code}',
    tag: '运行',
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
