import type { Annex4View } from '../../src/forms/annex-4/view-model.ts';
import { normalised, opinion, section, text, type ExpectedDocument } from './expected.ts';

/** 附件4, block by block, written down from the issued form. */
export function expectedAnnex4(view: Annex4View): ExpectedDocument {
  const { review } = view;
  return normalised([
    '附件4：',
    '预算绩效目标修订申报表',
    ...view.filingUnit.map((line, index) => (index === 0 ? `申报科室或单位（盖章）：${line}` : line)),
    `时间：${view.filedOn}`,
    [['项目名称', text(view.projectName), '项目负责人', text(view.projectLeader), '联系电话', text(view.phone)]],
    section(
      '预算绩效目标修订内容',
      ['指标名称', '原指标值', '修订后指标值', '修订说明'],
      view.revisions.map((row) => [row.indicator, row.originalValue, row.revisedValue, row.reason].map(text)),
    ),
    [
      ['审核意见', '主管部门审核意见', opinion(review.competentDepartment)],
      ['区财政局业务科审核意见', opinion(review.financeBusiness)],
      ['区财政绩效办审核意见', opinion(review.performanceOffice)],
      ['区财政局预算科审核意见', opinion(review.budgetOffice)],
    ],
    '填表说明:',
    '1．修订项目目标必须在项目进度50%之前申报，且只允许修订一次；',
    '2．指标名称必须根据《预算绩效目标申报表》中内容填写一级、二级、三级名称，例如“投入-立项-规范性”；原指标值必须与申报时一致，如取消该指标项目，可在修订值中填写“取消”；',
    '3．需要修订指标必须附相关证明材料；',
    '4．修订目标审核流程参照绩效目标申报审核流程。',
  ]);
}
