import { misplacedValue } from '../../forms/blank.ts';
import { blankOptions } from '../../orders/document-order.ts';
import { formAlone, formOperand } from '../arguments.ts';
import { UsageError, command } from '../command.ts';
import { askedFormat, fileOptions, outputOptions, writeDocument } from '../document-output.ts';
import { withLocalPress } from '../local-press.ts';
import { askedOptions, optionNameOf, valueOption } from '../order-options.ts';

const options = {
  ...outputOptions,
  'fiscal-year': valueOption(blankOptions, 'fiscalYear', '<年度>'),
  district: valueOption(blankOptions, 'district', '<区名>'),
  ...fileOptions,
} as const;

/** `filing-press blank annex-2 -o empty.pdf` */
export const blank = command({
  name: 'blank',
  summary: '生成空白表，供手写或在 Word 中填写',
  operands: [formOperand],
  options,
  details:
    '表上除所给的年度、区名外什么也没有填；空格和叙述栏留出手写的高度。\n\n' +
    '  filing-press blank annex-2\n' +
    '  filing-press blank annex-2 -o empty.pdf\n' +
    '  filing-press blank annex-2 --fiscal-year 2022 --district 西湖区 -o empty.docx',
  run: async ({ options: given, operands }, context) => {
    const form = formAlone(operands, '空白表不需要申报内容');
    const asked = askedOptions(blankOptions, given);
    const misplaced = misplacedValue(form.schema, asked);
    if (misplaced !== undefined) {
      throw new UsageError(`${form.annex}上没有这一项，请删去选项 --${optionNameOf(misplaced)}。`);
    }
    const settings = { profile: 'plain', ...asked, format: askedFormat(given, asked, context) } as const;
    return withLocalPress(context, async ({ press }) => {
      const made = await press.makeBlank({ form, ...settings }, { signal: context.signal });
      return writeDocument(made, given, context);
    });
  },
});
