import { checkOptions } from '../../orders/document-order.ts';
import { formAndRest, formOperand } from '../arguments.ts';
import { UsageError, command, exitCodes, widthOf } from '../command.ts';
import { readFilingFile } from '../files.ts';
import { checkFiling, isFine } from '../filing-check.ts';
import { withLocalPress } from '../local-press.ts';
import { askedOptions, valueOption } from '../order-options.ts';
import { otherFormWords } from '../other-form.ts';
import { reportOptions } from '../reporting.ts';
import { findingsTables } from '../terminal/table.ts';

/** `filing-press validate annex-2 filing.json` */
export const validate = command({
  name: 'validate',
  summary: '检查申报内容，列出全部错误和提醒，不打印',
  operands: [formOperand, { value: '<申报.json>…' }],
  options: {
    strict: { help: '有提醒也算有误' },
    totals: valueOption(checkOptions, 'totals', '<方式>'),
    text: valueOption(checkOptions, 'text', '<方式>'),
    ...reportOptions,
  },
  details:
    '检查结果写在标准输出；没有错误时退出码为 0，有错误（用 --strict 时或有提醒）为 1。\n' +
    '整个文件夹、或两种表混在一起的，用 filing-press batch --check。\n\n' +
    '  filing-press validate annex-2 filing.json\n' +
    '  filing-press validate annex-2 filings/*.json --quiet\n' +
    '  filing-press validate annex-4 - --json < filing.json',
  run: async ({ options, operands }, context) => {
    const { form, rest: paths } = formAndRest(operands);
    if (paths.length === 0) throw new UsageError('请写明申报内容的 JSON 文件；- 表示从标准输入读。');
    const asked = askedOptions(checkOptions, { totals: options.totals, text: options.text });
    const sources: (readonly [string, Uint8Array])[] = [];
    for (const path of paths) sources.push([path, await readFilingFile(path, context)]);
    return withLocalPress(context, async ({ press }) => {
      const results: object[] = [];
      let exitCode: 0 | 1 = exitCodes.done;
      for (const [path, source] of sources) {
        const report = await checkFiling(async () =>
          press.validate({ form, source, ...asked }, { signal: context.signal }),
        );
        const fine = isFine(report, options.strict);
        if (!fine) exitCode = exitCodes.refused;
        const other = report.valid ? undefined : otherFormWords({ form, source, path, command: 'validate' });
        const more = other === undefined ? {} : { message: other };
        results.push(paths.length === 1 ? { ...report, ...more } : { file: path, ...report, ...more });
        if (options.json || (options.quiet && fine)) continue;
        const { errors, warnings, notices } = report;
        const heading = paths.length === 1 ? '' : `${path}：`;
        const verdict = report.valid ? '没有错误' : '申报内容有误';
        const tables = findingsTables([...errors, ...warnings, ...notices], widthOf(context.stdout));
        context.stdout.write(
          other === undefined ? `${heading}${form.annex} ${form.title}：${verdict}\n${tables}` : `${other}\n`,
        );
      }
      if (options.json) context.stdout.write(`${JSON.stringify(paths.length === 1 ? results[0] : results, null, 2)}\n`);
      return exitCode;
    });
  },
});
