import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a form as it was issued. */
export function issuedText(name: 'annex-2.filled' | 'annex-4.blank'): string {
  return readFileSync(join(import.meta.dirname, '..', 'fixtures', 'issued', `${name}.txt`), 'utf8');
}

/** What the sample `blank` of 附件4 has besides the issued blank form: the schema asks for it. */
export const filedInBlankAnnex4 = ['信息化运维提升', '产出指标-数量指标-设备巡检次数'];

/** Characters that say something: no blanks, and not the ruled lines that the issuer made of ＿. */
export const characters = (text: string): string => text.replace(/[\s\u3000＿]/gu, '');

/** The labels of 附件2 in their order, as issued. What stands in the cells is left out. */
export const labelsOfAnnex2 = `
附件2：东湖区预算绩效目标申报表（2021年度）项目名称:编报部门(盖章):部门负责人:部门预算编码:编报时间:
项目基本情况 填报科室或单位（盖章）单位：万元
项目名称 项目负责人 联系人 联系电话 项目属性 □新增□延续 项目口径 □经常性□阶段性□一次性
项目类别 □社会发展性项目□部门发展性项目 1.基本建设类□其中：新建类□扩建类□改建类□
2.行政事业类□其中:采购类□奖励类□补贴类□ 3.其他专项类□ 起始日期 结束日期 项目概况
项目立项情况 依据：必要性：可行性：保证项目实施的相关制度及措施 项目总目标 年度绩效目标
项目实施进度计划 起止时间 项目实施内容 项目总预算 项目本年度预算 上年度预算 上年度实际支出 结余结转总额
项目预算资金来源构成 项目资金来源 上年度资金 本年度资金 合计（一）财政拨款 其中：1.上级财政拨款 2.本级财政安排
3.下级财政配套（二）自有资金 其中：1.事业收入 2.经营性收入 3.其他（三）其它资金
项目构成 子项目序号 子项目名称 金额 1 2 3 …
项目绩效目标 项目构成 子项目1 名称 金额 起止日期 责任部门 责任人 预期主要目的和成果
绩效指标 一级指标 二级指标 三级指标 指标值 备注 产出指标 数量指标 质量指标 时效指标 成本指标
效益指标 经济效益 社会效益 环境效益 可持续效益 满意度指标 服务对象满意度 填表人：联系电话：项目负责人：
预算绩效目标审核表 评价情况 前三年度 财政重点评价得分 财政重点评价意见 2017 2018 2019
审核意见 主管部门审核意见 审核人（盖章）：年月日 区财政业务科审核意见 审核人（盖章）：年月日
区财政绩效办审核意见 审核人（盖章）：年月日 区财政预算科审核意见 审核人（盖章）：年月日
注:.如该项目无须划分子项目，则直接在子项目1中填写项目绩效目标，子项目2无须填写；若该项目需划分3个及以上的子项目，则自行增加子项目表格（子项目3、4、5..）。`;

/** The first character of a text that another does not have in this order, with what comes before it; '' if it has all. */
export function firstMissing(wanted: string, text: string): string {
  let at = -1;
  const index = Array.from(wanted).findIndex((character) => (at = text.indexOf(character, at + 1)) < 0);
  return index < 0
    ? ''
    : `${Array.from(wanted)
        .slice(Math.max(0, index - 12), index)
        .join('')}»${Array.from(wanted)[index] ?? ''}«`;
}
