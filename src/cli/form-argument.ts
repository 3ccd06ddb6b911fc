import { catalogue, findForm } from '../forms/catalogue.ts';
import type { Form } from '../forms/form.ts';
import { nearestName } from '../nearest-name.ts';
import { UsageError } from './command.ts';

/** The form and the file that a command is given. Throws UsageError for anything else. */
export function formAndFile(operands: readonly string[]): { readonly form: Form; readonly path: string } {
  const [id, path, ...more] = operands;
  if (id === undefined) throw new UsageError(`请写明用哪张表：${formNames()}。`);
  const form = findForm(id);
  if (form === undefined) {
    const nearest = nearestName(
      id,
      catalogue.map((known) => known.id),
    );
    throw new UsageError(
      `没有“${id}”这张表${nearest === undefined ? '' : `，是否指 ${nearest}`}；有：${formNames()}。`,
    );
  }
  if (path === undefined) throw new UsageError('请写明申报内容的 JSON 文件；- 表示从标准输入读。');
  if (more.length > 0)
    throw new UsageError(`多了 ${more.join(' ')}；一次处理一个文件，许多文件请用 filing-press batch。`);
  return { form, path };
}

function formNames(): string {
  return catalogue.map(({ id, annex, title }) => `${id}（${annex} ${title}）`).join('、');
}
