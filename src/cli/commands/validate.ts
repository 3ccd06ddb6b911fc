import { checkOptions } from '../../orders/document-order.ts';
import { formAndFile } from '../arguments.ts';
import { command, exitCodes, widthOf } from '../command.ts';
import { readFilingFile } from '../files.ts';
import { withLocalPress } from '../local-press.ts';
import { askedOptions, textOption } from '../order-options.ts';
import { findingsTables } from '../terminal/table.ts';

/** `filing-press validate annex-2 filing.json` */
export const validate = command({
  name: 'validate',
  summary: '检查一份申报内容，列出全部错误和提醒，不打印',
  synopsis: '<表> <申报.json>',
  options: {
    strict: { help: '有提醒也算不通过（退出码 1）' },
    text: textOption,
    json: { help: '以 JSON 输出结果，供程序读取' },
  },
  details:
    '检查结果写在标准输出；没有错误时退出码为 0，有错误为 1。\n\n' +
    '  filing-press validate annex-2 filing.json\n' +
    '  filing-press validate annex-4 - --json < filing.json',
  run: async ({ options, operands }, context) => {
    const { form, path } = formAndFile(operands);
    const { text } = askedOptions(checkOptions, { text: options.text });
    const source = await readFilingFile(path, context);
    return withLocalPress(context, async ({ press }) => {
      const report = await press.validate({ form, source, text }, { signal: context.signal });
      const { errors, warnings, notices } = report;
      const isFine = report.valid && !(options.strict && warnings.length > 0);
      const verdict = report.valid ? '没有错误' : '申报内容有误';
      context.stdout.write(
        options.json
          ? `${JSON.stringify(report, null, 2)}\n`
          : `${form.annex} ${form.title}：${verdict}\n${findingsTables([...errors, ...warnings, ...notices], widthOf(context.stdout))}`,
      );
      return isFine ? exitCodes.done : exitCodes.refused;
    });
  },
});
