import { extname } from 'node:path';
import { profiles } from '../../documents/ports.ts';
import { formats, textModes, type DocumentFormat, type DocumentOrder } from '../../documents/press.ts';
import { totalsModes } from '../../forms/form.ts';
import { oneOf, wholeNumber, type ReadArguments } from '../arguments.ts';
import { command, exitCodes, UsageError, widthOf, type Output } from '../command.ts';
import { documentDate } from '../document-date.ts';
import { readFilingFile } from '../filing-file.ts';
import { formAndFile } from '../form-argument.ts';
import { withLocalPress } from '../local-press.ts';
import { writeOutput } from '../output-file.ts';
import { textOption } from '../text-option.ts';
import { findingsTables } from '../terminal/findings-table.ts';

const options = {
  output: {
    short: 'o',
    value: '<文件>',
    help: '写到哪里；- 为标准输出；不写则以“附件2-2021年度-项目名称”为名写在当前文件夹',
  },
  format: { value: '<格式>', help: `${formats.join('、')}；默认按输出文件的扩展名，否则 pdf` },
  profile: { value: '<标准>', help: `仅 pdf：${profiles.join('、')}；默认 plain` },
  strict: { help: '有提醒也不生成' },
  totals: { value: '<方式>', help: '空着的合计：as-filed 照印空格（默认），compute 算出并印上' },
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
  const format = formatOf(given.output, given.format);
  if (given.output === '-' && stdout.isTTY === true && format !== 'html') {
    throw new UsageError(`标准输出是终端，显示不了 ${format}；请用 -o 写到文件，或用 > 转到文件。`);
  }
  refuseUnused(format, 'pdf', 'profile', given.profile);
  refuseUnused(format, 'png', 'page', given.page);
  refuseUnused(format, 'png', 'dpi', given.dpi);
  const page = wholeNumber('page', given.page, { min: 1, max: 10_000, fallback: 1 });
  const dpi = wholeNumber('dpi', given.dpi, { min: 36, max: 600, fallback: 96 });
  return {
    format,
    profile: oneOf('profile', profiles, given.profile, 'plain'),
    strict: given.strict,
    totals: oneOf('totals', totalsModes, given.totals, 'as-filed'),
    text: oneOf('text', textModes, given.text, 'normalise'),
    ...(format === 'png' ? { raster: { page, dpi } } : {}),
    ...(given.date === undefined ? {} : { documentDate: documentDate(given.date) }),
  };
}

/** The format asked for, by name or by the extension of the file. */
function formatOf(output: string | undefined, given: string | undefined): DocumentFormat {
  const extension = extname(output ?? '')
    .slice(1)
    .toLowerCase();
  const named = formats.find((format) => format === extension);
  const format = oneOf('format', formats, given, named ?? 'pdf');
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

function refuseUnused(format: DocumentFormat, only: DocumentFormat, option: string, given: string | undefined): void {
  if (given !== undefined && format !== only)
    throw new UsageError(`选项 --${option} 只用于 ${only}，而格式是 ${format}。`);
}
