import { documentOptions } from '../../orders/document-order.ts';
import { formAndFile } from '../arguments.ts';
import { command, exitCodes } from '../command.ts';
import { askedFormat, outputOptions, writeDocument } from '../document-output.ts';
import { readFilingFile } from '../files.ts';
import { withLocalPress } from '../local-press.ts';
import { askedOptions, printOptions, textOption } from '../order-options.ts';

const { output, format, page, dpi, date } = outputOptions;

const options = {
  ...{ output, format, profile: printOptions.profile },
  strict: { help: '有提醒也不生成' },
  totals: printOptions.totals,
  text: textOption,
  ...{ page, dpi, date },
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
    const asked = askedOptions(documentOptions, given);
    const settings = { profile: 'plain', ...asked, format: askedFormat(given.output, asked, context.stdout) } as const;
    const source = await readFilingFile(path, context);
    return withLocalPress(context, async ({ press }) => {
      const made = await press.make({ form, source, ...settings }, { signal: context.signal });
      await writeDocument(made, given.output, context);
      return exitCodes.done;
    });
  },
});
