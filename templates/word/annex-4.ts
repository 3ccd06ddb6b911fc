import { continued, entry, label, narrative, opinion, sectionHead } from './cells.ts';
import type { WordDocument } from './document.ts';
import { belowTable, textBlock } from './measures.ts';
import { styles, titleStyle } from './styles.ts';
import { paragraph, seam, space, table } from './wordprocessing.ts';

const title = titleStyle(18, 34);

/** Free height above the signature. */
const room = 50;

function filingLine(): string {
  return table({
    caption: '申报科室或单位',
    plain: true,
    rows: [
      {
        cells: [
          {
            edge: 444,
            verticalAlign: 'top',
            content: paragraph(styles.normal, '申报科室或单位（盖章）：{filingUnit}', { keepNext: true }),
          },
          {
            edge: textBlock,
            verticalAlign: 'top',
            content: paragraph(
              styles.trailing,
              '时间：{#filedOn}{filedOn}{/filedOn}{^filedOn}　　　　　　　{/filedOn}',
              { keepNext: true },
            ),
          },
        ],
      },
    ],
  });
}

function project(): string {
  return table({
    caption: '项目',
    joined: { below: true },
    rows: [
      {
        cells: [
          label(86, '项目名称'),
          entry(301, '{projectName}'),
          label(359, '项目\n负责人'),
          entry(444, '{projectLeader}'),
          label(516, '联系电话'),
          entry(textBlock, '{phone}'),
        ],
      },
    ],
  });
}

function revisions(): string {
  return table({
    caption: '预算绩效目标修订内容',
    joined: { above: true, below: true },
    rows: [
      sectionHead(
        86,
        '预算绩效\n目标修订\n内容',
        [301, '指标名称'],
        [373, '原指标值'],
        [444, '修订后\n指标值'],
        [textBlock, '修订说明'],
      ),
      {
        cells: [
          continued(86),
          narrative(301, '{#revisions}{indicator}'),
          entry(373, '{originalValue}'),
          entry(444, '{revisedValue}'),
          narrative(textBlock, '{reason}{/revisions}'),
        ],
      },
    ],
  });
}

/** The authorities of 审核意见: name in the View, printed label. */
const authorities = [
  ['competentDepartment', '主管部门\n审核意见'],
  ['financeBusiness', '区财政局\n业务科\n审核意见'],
  ['performanceOffice', '区财政\n绩效办\n审核意见'],
  ['budgetOffice', '区财政局\n预算科\n审核意见'],
] as const;

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

function instructions(): string {
  const notes = [
    '1．修订项目目标必须在项目进度50%之前申报，且只允许修订一次；',
    '2．指标名称必须根据《预算绩效目标申报表》中内容填写一级、二级、三级名称，例如“投入-立项-规范性”；原指标值必须与申报时一致，如取消该指标项目，可在修订值中填写“取消”；',
    '3．需要修订指标必须附相关证明材料；',
    '4．修订目标审核流程参照绩效目标申报审核流程。',
  ];
  return (
    paragraph(styles.note, '填表说明:', { before: 8 + belowTable, keepNext: true }) +
    notes.map((note, index) => paragraph(styles.note, note, { keepNext: index < notes.length - 1 })).join('')
  );
}

/** 附件4 预算绩效目标修订申报表. */
export const annex4: WordDocument = {
  title: '附件4 预算绩效目标修订申报表',
  styles: [...Object.values(styles), title],
  numberOnFirstPage: true,
  body:
    paragraph(styles.annex, '附件4：') +
    paragraph(title, '预算绩效目标修订申报表', { before: 4, after: 8, bookmark: { id: 0, name: '修订申报表' } }) +
    filingLine() +
    space(styles.normal, 4) +
    [project(), revisions(), opinions()].join(seam(styles.normal)) +
    instructions(),
};
