import { extname } from 'node:path';
import { type DocumentOrder, documentOptions } from '../../orders/document-order.ts';
import { type DocumentFormat, formats } from '../../orders/options.ts';
import { type ReadArguments, formAndFile } from '../arguments.ts';
import { type Output, UsageError, command, exitCodes, widthOf } from '../command.ts';
import { readFilingFile, writeOutput } from '../files.ts';
import { withLocalPress } from '../local-press.ts';
import { askedOptions, printOptions, refuseInapplicable, textOption } from '../order-options.ts';
import { findingsTables } from '../terminal/table.ts';

const options = {
  output: {
    short: 'o',
    value: '<文件>',
    help: '写到哪里；- 为标准输出；不写则以“附件2-2021年度-项目名称”为名写在当前文件夹',
  },
  format: { value: '<格式>', help: `${formats.join('、')}；默认按输出文件的扩展名，否则 pdf` },
  profile: printOptions.profile,
  strict: { help: '有提醒也不生成' },
  totals: printOptions.totals,
  text: textOption,
  page: { value: '<页>', help: '仅 png：第几页，从 1 起，默认 1' },
  dpi: { value: '<分辨率>', help: '仅 png：36 到 600，默认 96' },
  date: { value: '<日期>', help: '写入文件属性的日期，例如 2021-03-05；默认文件不带日期，同样的内容得到同样的字节' },
} as const;

/** `filing-press render annex-2 filing.json -o out.pdf` */
export const render = command({
  name: 'render',
  summary: '按一份申报内容生成 PDF、Word、HTML 或图片',
  synopsis: '<表> <申报.json>',
  options,
  details:
    '读入申报内容，检查后生成文件；有错误则列出全部错误，什么也不生成。提醒列在标准错误，不影响生成。\n\n' +
    '  filing-press render annex-2 filing.json -o out.pdf\n' +
    '  filing-press render annex-2 filing.json -o out.docx\n' +
    '  filing-press render annex-2 - --profile pdfa-3a < filing.json > out.pdf',
  run: async ({ options: given, operands }, context) => {
    const { form, path } = formAndFile(operands);
    const settings = settingsOf(given, context.stdout);
    const source = await readFilingFile(path, context);
    return withLocalPress(context, async ({ press }) => {
      const made = await press.make({ form, source, ...settings }, { signal: context.signal });
      const target = given.output ?? (context.stdout.isTTY === true ? made.fileName : '-');
      await writeOutput(target, made.bytes, context);
      const pages = made.pages === undefined ? '' : `${made.pages} 页，`;
      const done = target === '-' ? '' : `已生成 ${target}（${pages}${made.bytes.length} 字节）\n`;
      context.stderr.write(done + findingsTables([...made.warnings, ...made.notices], widthOf(context.stderr)));
      return exitCodes.done;
    });
  },
});

function settingsOf(
  given: ReadArguments<typeof options>['options'],
  stdout: Output,
): Omit<DocumentOrder, 'form' | 'source'> {
  const asked = askedOptions(documentOptions, given);
  const format = formatOf(given.output, asked.format);
  if (given.output === '-' && stdout.isTTY === true && format !== 'html') {
    throw new UsageError(`标准输出是终端，显示不了 ${format}；请用 -o 写到文件，或用 > 转到文件。`);
  }
  refuseInapplicable(asked, format);
  return { profile: 'plain', ...asked, format };
}

/** The format asked for, by name or by the extension of the file. */
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
