import { extname } from 'node:path';
import type { MadeDocument } from '../documents/press.ts';
import { documentOptions } from '../orders/document-order.ts';
import { type DocumentFormat, formats } from '../orders/options.ts';
import { type CommandContext, type ExitCode, UsageError, exitCodes, widthOf } from './command.ts';
import { writeOutput } from './files.ts';
import { refuseInapplicable, valueOption } from './order-options.ts';
import { type Reporting, reportOptions } from './reporting.ts';
import { findingsTables } from './terminal/table.ts';

/** Options of every command that makes one document, in the order of the help. */
export const outputOptions = {
  output: {
    short: 'o',
    value: '<文件>',
    help: '写到哪里；- 为标准输出；不写则以文件自己的名字写在当前文件夹',
  },
  format: valueOption(documentOptions, 'format', '<格式>', '写了 -o 则按其扩展名'),
  profile: valueOption(documentOptions, 'profile', '<标准>'),
} as const;

/** The same, those that come last. */
export const fileOptions = {
  page: valueOption(documentOptions, 'page', '<页>'),
  dpi: valueOption(documentOptions, 'dpi', '<分辨率>'),
  date: valueOption(documentOptions, 'documentDate', '<日期>'),
  ...reportOptions,
} as const;

/** Where a document goes, and what is said of it. */
interface DocumentTarget extends Reporting {
  readonly output: string | undefined;
}

/**
 * The format that is asked for, by name or by the extension of the file. Throws UsageError for what cannot be had so, and
 * where the document and what is said of it would get into each other's way.
 */
export function askedFormat(
  { output, json }: DocumentTarget,
  asked: { readonly format?: DocumentFormat },
  { stdout }: CommandContext,
): DocumentFormat {
  const format = formatOf(output, asked.format);
  if (output === '-' && stdout.isTTY === true && format !== 'html') {
    throw new UsageError(`标准输出是终端，显示不了 ${format}；请用 -o 写到文件，或用 > 转到文件。`);
  }
  if (output === '-' && json) throw new UsageError('-o - 把文件写到标准输出，不能再用 --json 写结果；请改其中之一。');
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

/** Writes a document to where it is asked for, else under its own name, and says so with what there is to know of it. */
export async function writeDocument(
  made: MadeDocument,
  { output, json, quiet }: DocumentTarget,
  context: CommandContext,
): Promise<ExitCode> {
  const target = output ?? made.fileName;
  await writeOutput(target, made.bytes, context);
  const { pages, template, warnings, notices } = made;
  if (json) {
    const sha256 = Buffer.from(made.sha256).toString('hex');
    const result = { file: target, pages, bytes: made.bytes.length, sha256, template, warnings, notices };
    context.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else if (!quiet) {
    const counted = pages === undefined ? '' : `${pages} 页，`;
    const done = target === '-' ? '' : `已生成 ${target}（${counted}${made.bytes.length} 字节）\n`;
    context.stderr.write(done + findingsTables([...warnings, ...notices], widthOf(context.stderr)));
  }
  return exitCodes.done;
}
