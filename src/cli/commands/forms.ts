import { join } from 'node:path';
import { formSummary, loadSamples } from '../../documents/samples.ts';
import { catalogue } from '../../forms/catalogue.ts';
import { packageFolder } from '../../package.ts';
import { noOperands } from '../arguments.ts';
import { command, exitCodes, widthOf } from '../command.ts';
import { textTable } from '../terminal/table.ts';

const columns = [
  { title: '编号', share: 0.2 },
  { title: '表', share: 0.5 },
  { title: '年版', share: 0.1 },
  { title: '样例', share: 1 },
];

/** `filing-press forms` */
export const forms = command({
  name: 'forms',
  summary: '列出可打印的表及其样例',
  operands: [],
  options: { json: { help: '以 JSON 输出，连同格式、标准和模板版本' } },
  details: '编号写在其他命令后面，例如 filing-press blank annex-2。',
  run: async ({ options: { json }, operands }, { stdout }) => {
    noOperands(operands);
    const samples = loadSamples(join(packageFolder, 'templates'), catalogue);
    const all = catalogue.map((form) => formSummary(form, samples.names(form)));
    const rows = all.map((form) => [form.id, `${form.annex} ${form.title}`, form.edition, form.samples.join('、')]);
    stdout.write(json ? `${JSON.stringify(all, null, 2)}\n` : textTable(columns, rows, widthOf(stdout)));
    return Promise.resolve(exitCodes.done);
  },
});
