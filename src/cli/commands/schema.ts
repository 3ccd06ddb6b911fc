import { jsonSchemaOf } from '../../forms/json-schema.ts';
import { formAlone, formOperand } from '../arguments.ts';
import { command } from '../command.ts';
import { textOutput, writeText } from '../text-output.ts';

/** `filing-press schema annex-2` */
export const schema = command({
  name: 'schema',
  summary: '写出申报内容的 JSON Schema：有哪些栏目、怎样填',
  operands: [formOperand],
  options: textOutput,
  details:
    'JSON Schema 2020-12；每个属性的 title 是表上的栏目，description 说明怎样填写。\n\n' +
    '  filing-press schema annex-2 -o annex-2.schema.json',
  run: async ({ options, operands }, context) => {
    const form = formAlone(operands, '一次写出一张表的');
    return writeText(Buffer.from(`${JSON.stringify(jsonSchemaOf(form.schema), null, 2)}\n`), options, context);
  },
});
