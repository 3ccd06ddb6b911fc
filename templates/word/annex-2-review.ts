import { continued, entry, label, opinion, sectionHead } from './cells.ts';
import { belowTable, textBlock } from './measures.ts';
import { styles } from './styles.ts';
import { paragraph, seam, table } from './wordprocessing.ts';

/** Free height above the signature: with the line of the opinion 30 mm to write and to stamp. */
const room = 93;

/** The authorities of 审核意见: name in the View, printed label. */
const authorities = [
  ['competentDepartment', '主管部门\n审核意见'],
  ['financeBusiness', '区财政\n业务科\n审核意见'],
  ['performanceOffice', '区财政\n绩效办\n审核意见'],
  ['budgetOffice', '区财政\n预算科\n审核意见'],
] as const;

/** Parts 4 and 5 of 附件2: 预算绩效目标审核表 and the note under it. */
export function review(): string {
  return (
    paragraph(styles.heading, '预算绩效目标审核表', {
      pageBreakBefore: true,
      after: 10,
      bookmark: { id: 2, name: '预算绩效目标审核表' },
    }) +
    evaluations() +
    seam(styles.normal) +
    opinions() +
    paragraph(
      styles.note,
      '注: .如该项目无须划分子项目，则直接在子项目1中填写项目绩效目标，子项目2无须填写；若该项目需划分3个及以上的子项目，则自行增加子项目表格（子项目3、4、5..）。',
      { before: 10 + belowTable },
    )
  );
}

function evaluations(): string {
  return table({
    caption: '评价情况',
    joined: { below: true },
    rows: [
      sectionHead(86, '评价情况', [158, '前三年度'], [298, '财政重点评价得分'], [textBlock, '财政重点评价意见']),
      {
        cells: [
          continued(86),
          label(158, '{#review.evaluations}{year}'),
          entry(298, '{score}'),
          entry(textBlock, '{opinion}{/review.evaluations}'),
        ],
      },
    ],
  });
}

function opinions(): string {
  return table({
    caption: '审核意见',
    joined: { above: true },
    rows: authorities.map(([authority, name], index) => ({
      cells: [
        index === 0 ? label(86, '审核意见', { merge: 'restart' }) : continued(86),
        label(158, name),
        opinion(`review.${authority}`, { room, from: 158, to: textBlock }),
      ],
    })),
  });
}
