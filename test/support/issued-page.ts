import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Label cells that are merged over a head row and what is under it. A head row that repeats on every page has to be
 * the first of its table, so the page has the label after it (docs/geometry.md, Stacked tables).
 */
const mergedLabels = [
  ['项目实施进度计划', '起止时间项目实施内容'],
  ['项目预算资金来源构成', '项目资金来源上年度资金本年度资金'],
  ['项目构成', '子项目序号子项目名称金额'],
  ['绩效指标', '一级指标二级指标三级指标指标值备注'],
  ['评价情况', '前三年度财政重点评价得分财政重点评价意见'],
  ['预算绩效目标修订内容', '指标名称原指标值修订后指标值修订说明'],
] as const;

/** A text with every head row before the label cell beside it. */
export function headRowsFirst(text: string): string {
  return mergedLabels.reduce((moved, [label, head]) => moved.replace(label + head, head + label), text);
}

/** The text of an issued form: blanks, and the ＿ that stand for them, aside. */
export function issuedPage(name: string): string {
  const text = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'issued', name), 'utf8');
  return text.replace(/[\s＿]/g, '');
}
