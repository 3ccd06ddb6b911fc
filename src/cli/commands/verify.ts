import { type Difference, type Verification, verificationJson } from '../../verify/verification.ts';
import { volumeBounds } from '../../verify/verify-volume.ts';
import { UsageError, command, exitCodes } from '../command.ts';
import { readFilingFile } from '../files.ts';
import { withLocalPress } from '../local-press.ts';
import { reportOptions } from '../reporting.ts';
import { visible, visibleLines } from '../terminal/display-width.ts';

/** `filing-press verify file.pdf` */
export const verify = command({
  name: 'verify',
  summary: '核验一份 PDF 或 Word 文件，或一本合订本：取出所附的申报内容重新打印，逐字节比对',
  operands: [{ value: '<文件>' }],
  options: reportOptions,
  details:
    '可以核验 filing-press 生成的 pdfa-3b、3u、3a 的 PDF 和 Word（docx）文件。\n' +
    `合订本也须是 pdfa-3b、3u、3a 的，最多 ${volumeBounds.items} 项、${volumeBounds.size >> 20} MB；差异说明在第几项第几页。\n` +
    '相同时退出码为 0；不同、没有申报内容、不能整本核验或不是 filing-press 的文件为 1；没能核验为 2。\n\n' +
    '  filing-press verify 附件2-2021年度-信息化运维提升.pdf\n' +
    '  filing-press verify 合订本.pdf\n' +
    '  filing-press verify - --json < file.docx',
  run: async ({ options: { json, quiet }, operands }, context) => {
    const [path, ...more] = operands;
    if (path === undefined || more.length > 0) throw new UsageError('请写一个要核验的文件，或用 - 从标准输入读。');
    const file = await readFilingFile(path, context);
    return withLocalPress(context, async ({ verifier }) => {
      const verification = await verifier.verify(file, { signal: context.signal });
      const isAuthentic = verification.verdict === 'authentic';
      if (json || !(quiet && isAuthentic)) {
        context.stdout.write(json ? `${verificationJson(verification)}\n` : inWords(verification));
      }
      return isAuthentic ? exitCodes.done : exitCodes.refused;
    });
  },
});

function inWords({ message, template, profile, items, digest, differences }: Verification): string {
  const facts = [
    template === undefined ? [] : [`模板 ${visible(template)}`],
    profile === undefined ? [] : [`标准 ${profile}`],
    items === undefined ? [] : [`共 ${items} 份`],
    [`SHA-256 ${Buffer.from(digest).toString('hex')}`],
  ].flat();
  return [visibleLines(message), facts.join('，'), ...differences.map(differenceInWords)].join('\n') + '\n';
}

function differenceInWords({ place, message, expected, found }: Difference): string {
  const where = place === undefined ? '' : `${place}：`;
  const texts =
    expected === undefined || found === undefined ? '' : `\n    应为 ${visible(expected)}\n    实为 ${visible(found)}`;
  return `  - ${where}${visibleLines(message)}${texts}`;
}
