import { extname } from 'node:path';
import type { MadeDocument } from '../documents/press.ts';
import { type DocumentFormat, formats } from '../orders/options.ts';
import { type CommandContext, type Output, UsageError, widthOf } from './command.ts';
import { writeOutput } from './files.ts';
import { refuseInapplicable } from './order-options.ts';
import { findingsTables } from './terminal/table.ts';

/** `--output` and `--format` of every command that makes one document. */
export const outputOptions = {
  output: {
    short: 'o',
    value: '<文件>',
    help: '写到哪里；- 为标准输出；不写则以文件自己的名字写在当前文件夹',
  },
  format: { value: '<格式>', help: `${formats.join('、')}；默认按输出文件的扩展名，否则 pdf` },
  page: { value: '<页>', help: '仅 png：第几页，从 1 起，默认 1' },
  dpi: { value: '<分辨率>', help: '仅 png：36 到 600，默认 96' },
  date: { value: '<日期>', help: '写入文件属性的日期，例如 2021-03-05；默认文件不带日期，同样的内容得到同样的字节' },
} as const;

/** The format that is asked for, by name or by the extension of the file. Throws UsageError for what cannot be had so. */
export function askedFormat(
  output: string | undefined,
  asked: { readonly format?: DocumentFormat },
  stdout: Output,
): DocumentFormat {
  const format = formatOf(output, asked.format);
  if (output === '-' && stdout.isTTY === true && format !== 'html') {
    throw new UsageError(`标准输出是终端，显示不了 ${format}；请用 -o 写到文件，或用 > 转到文件。`);
  }
  refuseInapplicable(asked, format);
  return format;
}

function formatOf(output: string | undefined, given: DocumentFormat | undefined): DocumentFormat {
  const extension = extname(output ?? '')
    .slice(1)
    .toLowerCase();
  const named = formats.find((format) => format === extension);
  const format = given ?? named ?? 'pdf';
  if (named !== undefined && named !== format) {
    throw new UsageError(`输出文件是 .${named}，而 --format 是 ${format}；请改正其中之一。`);
  }
  if (output !== undefined && output !== '-' && named === undefined && given === undefined) {
    throw new UsageError(
      `从“${output}”看不出格式；请用扩展名 ${formats.map((name) => `.${name}`).join('、')} 之一，或写 --format。`,
    );
  }
  return format;
}

/** Writes a document to where it is asked for, and says so with what there is to know of it. */
export async function writeDocument(
  made: MadeDocument,
  output: string | undefined,
  context: CommandContext,
): Promise<void> {
  const target = output ?? (context.stdout.isTTY === true ? made.fileName : '-');
  await writeOutput(target, made.bytes, context);
  const pages = made.pages === undefined ? '' : `${made.pages} 页，`;
  const done = target === '-' ? '' : `已生成 ${target}（${pages}${made.bytes.length} 字节）\n`;
  context.stderr.write(done + findingsTables([...made.warnings, ...made.notices], widthOf(context.stderr)));
}
