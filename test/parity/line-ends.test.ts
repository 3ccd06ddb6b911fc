import { beforeAll, expect, it } from 'vitest';
import { describeWithTools } from '../support/outside-tools.ts';
import { shippedFonts } from '../support/page-renderer.ts';
import { type CellLines, cellLinesOf } from '../support/parity/cell-lines.ts';
import type { ParityCase } from '../support/parity/measure.ts';
import { linesInWord } from '../support/parity/word-lines.ts';
import { measuredPairs, textAround } from '../support/word-breaks.ts';

/** Lines of the columns 联系电话, 指标值 and 备注 of 附件2, a bar between them. */
const phone = '13800138000、|13900139000';
const targets = [
  ...[
    '不超预算，|1200000元',
    '≥198.5%。|按GB50173-|2014',
    '建成率≥|98.5%',
    '满意度达到|①级②级',
    '面积1200|㎡、体积约|30m³',
  ],
  ...['温度25℃至|30℃之间', '误差±0.5‰|以内不超', '“GB/T”标|准“A”级', '按（2021）|12号文'],
  ...['见（2021）|12号（修|订）', '全部完|成——不延|期', '按期完|成……再报', '甲／乙／丙|／丁／戊'],
  ...['１２３４５|６７８', '2021-2025-|2030年', '13×24小时|÷2班次', '№12、|No.12、#12'],
];
const remarks = [
  ...['详见合同，|HT20210012', '买提·艾力江·|吐尔', '减少CO₂排放量|120吨'],
  ...['含有Cl⁻、NH₄|⁺、10⁵m³', 'ＡＢＣ有限公司|（甲）', 'https://exampl|e.cn/a/b', 'zhang.san@exam|ple.cn'],
];
/** Lines of the columns 原指标值 and 修订后指标值 of 附件4. */
const values = ['95%、|98%、|100%', '0.5、|1.5、2.5|万元', '≥|98.5%、|≤3次', '2021年，|GB50173'];

const narrative = '推进教育信息化事业发展。2021年完成'.repeat(30);

const whole = (lines: string): string => lines.replaceAll('|', '');

const annex2: ParityCase = {
  name: 'line ends',
  form: 'annex-2',
  filing: {
    fiscalYear: 2021,
    projectName: '信息化运维提升',
    overview: narrative,
    contact: { name: '张三', phone: whole(phone) },
    subprojects: [
      {
        name: '一',
        indicators: {
          quantity: targets.slice(0, 9).map((target) => ({ name: '无', target: whole(target) })),
          quality: targets.slice(9).map((target) => ({ name: '无', target: whole(target) })),
          timeliness: remarks.map((remark) => ({ name: '无', remark: whole(remark) })),
        },
      },
    ],
  },
};

const annex4: ParityCase = {
  name: 'line ends',
  form: 'annex-4',
  filing: {
    projectName: '信息化运维提升',
    revisions: [0, 2].map((at) => ({
      indicator: { level1: '产出指标', level2: '数量指标', level3: '甲' },
      originalValue: whole(values[at] ?? ''),
      revisedValue: whole(values[at + 1] ?? ''),
      reason: '见附件',
    })),
  },
};

describeWithTools('Word file and PDF end lines where Word ends them', ['soffice', 'mutool'], () => {
  let lines: CellLines;
  beforeAll(async () => {
    lines = await cellLinesOf([annex2, annex4]);
  });

  it.each([phone, ...targets, ...remarks, ...values])('%s', (expected) => {
    expect(lines.pdf.get(whole(expected))).toEqual(expected.split('|'));
    expect(lines.word.get(whole(expected))).toEqual(expected.split('|'));
  });

  it('between a full stop and a digit', () => {
    const set = lines.pdf.get(narrative) ?? [];
    expect(set.some((line, index) => line.endsWith('。') && set[index + 1]?.startsWith('2021'))).toBe(true);
    expect(lines.word.get(narrative)).toEqual(set);
  });
});

describeWithTools('The yardstick, LibreOffice as corrected', ['soffice', 'mutool'], () => {
  it('parts the pairs of characters that Word was measured to part, and no other', async () => {
    const pairs = measuredPairs().map((pair) => ({
      ...pair,
      ...textAround(pair, shippedFonts.advancesOf('Filing Press Song'), 210),
    }));
    const lines = await linesInWord(pairs);
    const wrong = pairs.filter(({ head, parts }, index) => {
      // Whether a line that ends in a blank has it cannot be seen.
      return head.trim() === head && (lines[index]?.[0] === head) !== parts;
    });
    expect(wrong).toEqual([]);
  });
});
