import { beforeAll, expect, it } from 'vitest';
import { describeWithTools } from '../support/outside-tools.ts';
import { type CellLines, cellLinesOf } from '../support/parity/cell-lines.ts';
import type { ParityCase } from '../support/parity/measure.ts';

const amount = '123456.78';

const annex2: ParityCase = {
  name: 'whole cells',
  form: 'annex-2',
  filing: {
    ...{ fiscalYear: 2021, projectName: '信息化运维提升' },
    contact: { name: '张三', phone: '13800138000、13900139000' },
    schedule: ['2021.10.1-2023.12.31', '2021.10.10-2023.12.31', '2021年10月-2023年12月'].map((period) => ({ period })),
    budget: { total: amount, currentYear: amount, previousYear: amount, previousYearSpent: amount, carryOver: amount },
    subprojects: [{ name: '一', amount, startDate: '2021-10-11', endDate: '2023-12-31' }],
  },
};
const annex4: ParityCase = {
  name: 'whole cells',
  form: 'annex-4',
  filing: {
    ...{ projectName: '信息化运维提升', phone: '0791-12345678、13700137000' },
    revisions: [{ indicator: { level1: '产出指标', level2: '数量指标', level3: '甲' }, revisedValue: '1' }],
  },
};

/** What always stands whole, a bar between lines. */
const cells = [
  ...['13800138000、|13900139000', '0791-12345678、|13700137000'],
  ...['2021.10.1-2023.12.31', '2021.10.10-2023.12.31', '2021年10月-2023年12月', '2021.10.11-2023.12.31'],
  ...[amount, `${amount}万元`],
];

describeWithTools('A cell is wide enough for what it always holds', ['soffice', 'mutool'], () => {
  let lines: CellLines;
  beforeAll(async () => {
    lines = await cellLinesOf([annex2, annex4]);
  }, 120_000);

  it.each(cells)('%s', (expected) => {
    const text = expected.replaceAll('|', '');
    expect(lines.pdf.get(text)).toEqual(expected.split('|'));
    expect(lines.word.get(text)).toEqual(expected.split('|'));
  });
});
