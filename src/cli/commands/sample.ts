import { join } from 'node:path';
import { loadSamples } from '../../documents/samples.ts';
import { sampleNames } from '../../forms/form.ts';
import { packageFolder } from '../../package.ts';
import { formAndRest, formOperand, nearestOf } from '../arguments.ts';
import { UsageError, command } from '../command.ts';
import { textOutput, writeText } from '../text-output.ts';

/** `filing-press sample annex-2 -o filing.json` */
export const sample = command({
  name: 'sample',
  summary: '写出一份样例申报内容，可照着改，也可直接打印',
  operands: [formOperand, { value: '[样例]', choices: sampleNames }],
  options: textOutput,
  details:
    'official 为下发的填写样表（默认），blank 最少内容，full 全部栏目，longest 用于压力测试。\n\n' +
    '  filing-press sample annex-2 -o filing.json\n' +
    '  filing-press sample annex-4 full > revision.json',
  run: async ({ options, operands }, context) => {
    const { form, rest } = formAndRest(operands);
    const [name = 'official', ...more] = rest;
    if (more.length > 0) throw new UsageError(`多了 ${more.join(' ')}；一次写出一份样例。`);
    const samples = loadSamples(join(packageFolder, 'templates'), [form]);
    const bytes = samples.find(form, name);
    if (bytes === undefined) {
      const names = samples.names(form);
      throw new UsageError(`${form.annex}没有样例“${name}”${nearestOf(name, names)}；有：${names.join('、')}。`);
    }
    return writeText(bytes, options, context);
  },
});
