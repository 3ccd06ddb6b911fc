import { documentOptions } from '../../orders/document-order.ts';
import { formAndFile, formOperand } from '../arguments.ts';
import { command } from '../command.ts';
import { askedFormat, fileOptions, outputOptions, writeDocument } from '../document-output.ts';
import { readFilingFile } from '../files.ts';
import { withLocalPress } from '../local-press.ts';
import { askedOptions, switchOption, valueOption } from '../order-options.ts';
import { tellingOtherForm } from '../other-form.ts';

const options = {
  ...outputOptions,
  strict: switchOption(documentOptions, 'strict'),
  totals: valueOption(documentOptions, 'totals', '<方式>'),
  text: valueOption(documentOptions, 'text', '<方式>'),
  ...fileOptions,
} as const;

/** `filing-press render annex-2 filing.json -o out.pdf` */
export const render = command({
  name: 'render',
  summary: '按一份申报内容生成 PDF、Word、HTML 或图片',
  operands: [formOperand, { value: '<申报.json>' }],
  options,
  details:
    '读入申报内容，检查后生成文件；有错误则列出全部错误，什么也不生成。提醒列在标准错误，不影响生成。\n\n' +
    '  filing-press render annex-2 filing.json\n' +
    '  filing-press render annex-2 filing.json -o out.docx\n' +
    '  filing-press render annex-2 - --profile pdfa-3a -o - < filing.json > out.pdf',
  run: async ({ options: given, operands }, context) => {
    const { form, path } = formAndFile(operands);
    const asked = askedOptions(documentOptions, given);
    const settings = { profile: 'plain', ...asked, format: askedFormat(given, asked, context) } as const;
    const source = await readFilingFile(path, context);
    return withLocalPress(context, async ({ press }) => {
      const made = await tellingOtherForm({ form, source, path, command: 'render' }, async () =>
        press.make({ form, source, ...settings }, { signal: context.signal }),
      );
      return writeDocument(made, given, context);
    });
  },
});
