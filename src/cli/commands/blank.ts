import { misplacedValue } from '../../forms/blank.ts';
import { blankOptions } from '../../orders/document-order.ts';
import { formAlone } from '../arguments.ts';
import { UsageError, command, exitCodes } from '../command.ts';
import { askedFormat, outputOptions, writeDocument } from '../document-output.ts';
import { withLocalPress } from '../local-press.ts';
import { askedOptions, optionNameOf, printOptions } from '../order-options.ts';

const { output, format, page, dpi, date } = outputOptions;

const options = {
  ...{ output, format, profile: printOptions.profile },
  'fiscal-year': { value: '<年度>', help: '印在表上的年度，例如 2022；不写则留空' },
  district: { value: '<区名>', help: '印在表题开头的区名；不写则印下发的区名' },
  ...{ page, dpi, date },
} as const;

/** `filing-press blank annex-2 -o empty.pdf` */
export const blank = command({
  name: 'blank',
  summary: '生成空白表，供手写或在 Word 中填写',
  synopsis: '<表>',
  options,
  details:
    '表上除所给的年度、区名外什么也没有填；空格和叙述栏留出手写的高度。\n\n' +
    '  filing-press blank annex-2 -o empty.pdf\n' +
    '  filing-press blank annex-2 --fiscal-year 2022 --district 西湖区 -o empty.docx',
  run: async ({ options: given, operands }, context) => {
    const form = formAlone(operands);
    const asked = askedOptions(blankOptions, given);
    const misplaced = misplacedValue(form.schema, asked);
    if (misplaced !== undefined) {
      throw new UsageError(`${form.annex}上没有这一项，请删去选项 --${optionNameOf(misplaced)}。`);
    }
    const settings = { profile: 'plain', ...asked, format: askedFormat(given.output, asked, context.stdout) } as const;
    return withLocalPress(context, async ({ press }) => {
      const made = await press.makeBlank({ form, ...settings }, { signal: context.signal });
      await writeDocument(made, given.output, context);
      return exitCodes.done;
    });
  },
});
