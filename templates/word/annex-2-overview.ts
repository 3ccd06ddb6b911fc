import { entry, label, lines, narrative, continued, sectionHead } from './cells.ts';
import { textBlock } from './measures.ts';
import { styles } from './styles.ts';
import { paragraph, seam, space, table, type Row } from './wordprocessing.ts';

/** Part 2 of 附件2, 项目基本情况: a stack of five tables. */
export function overview(): string {
  return (
    paragraph(styles.heading, '项目基本情况', {
      pageBreakBefore: true,
      after: 10,
      bookmark: { id: 1, name: '项目基本情况' },
    }) +
    table({
      caption: '填报科室或单位',
      plain: true,
      rows: [
        {
          cells: [
            {
              edge: 538,
              verticalAlign: 'top',
              content: paragraph(styles.normal, '填报科室或单位（盖章）{filingUnit}', { keepNext: true }),
            },
            {
              edge: textBlock,
              verticalAlign: 'top',
              content: paragraph(styles.trailing, '单位：万元', { keepNext: true }),
            },
          ],
        },
      ],
    }) +
    space(styles.normal, 4) +
    [basics(), schedule(), budget(), funding(), composition()].join(seam(styles.normal))
  );
}

function basics(): string {
  return table({
    caption: '项目基本情况',
    joined: { below: true },
    rows: [
      { cells: [label(86, '项目名称'), entry(textBlock, '{projectName}')] },
      {
        cells: [
          label(86, '项目负责人'),
          entry(229, '{projectLeader}'),
          label(301, '联系人'),
          entry(404, '{contact.name}'),
          label(476, '联系电话'),
          entry(textBlock, '{contact.phone}'),
        ],
      },
      {
        cells: [
          label(86, '项目属性'),
          entry(229, '{nature.new}新增　{nature.continuing}延续'),
          label(301, '项目口径'),
          entry(textBlock, '{scope.recurring}经常性　{scope.phased}阶段性　{scope.oneOff}一次性'),
        ],
      },
      {
        cells: [
          label(86, '项目类别', { merge: 'restart' }),
          entry(textBlock, '{orientation.social}社会发展性项目　　　　{orientation.departmental}部门发展性项目'),
        ],
      },
      {
        cells: [
          continued(86),
          lines(textBlock, [
            '1.基本建设类 {category.capitalConstruction}　其中：新建类 {category.newBuild}　扩建类 {category.expansion}　改建类 {category.renovation}',
            '2.行政事业类 {category.administrative}　其中: 采购类 {category.procurement}　奖励类 {category.award}　补贴类 {category.subsidy}',
            '3.其他专项类 {category.otherSpecial}',
          ]),
        ],
      },
      {
        cells: [
          label(86, '起始日期'),
          entry(229, '{startDate}'),
          label(301, '结束日期'),
          entry(textBlock, '{endDate}'),
        ],
      },
      narrativeRow('项目概况', '{overview}'),
      {
        splits: true,
        cells: [
          label(86, '项目立项\n情况', { merge: 'restart' }),
          narrative(textBlock, '依　据：{justification.basis}'),
        ],
      },
      { splits: true, cells: [continued(86), narrative(textBlock, '必要性：{justification.necessity}')] },
      { splits: true, cells: [continued(86), narrative(textBlock, '可行性：{justification.feasibility}')] },
      narrativeRow('保证项目\n实施的\n相关制度\n及措施', '{safeguards}'),
      narrativeRow('项目总目标', '{overallGoal}'),
      narrativeRow('年度\n绩效目标', '{annualGoal}'),
    ],
  });
}

function narrativeRow(name: string, text: string): Row {
  return { splits: true, cells: [label(86, name), narrative(textBlock, text)] };
}

function schedule(): string {
  return table({
    caption: '项目实施进度计划',
    joined: { above: true, below: true },
    rows: [
      sectionHead(86, '项目实施\n进度计划', [229, '起止时间'], [textBlock, '项目实施内容']),
      {
        cells: [continued(86), entry(229, '{#schedule}{period}'), entry(textBlock, '{content}{/schedule}')],
      },
    ],
  });
}

function budget(): string {
  return table({
    caption: '项目预算',
    joined: { above: true, below: true },
    rows: [
      {
        cells: [
          label(86, '项目总预算'),
          entry(229, '{budget.total}'),
          label(301, '项目\n本年度\n预算'),
          entry(textBlock, '{budget.currentYear}'),
        ],
      },
      {
        cells: [
          label(86, '上年度预算'),
          entry(229, '{budget.previousYear}'),
          label(301, '上年度\n实际支出'),
          entry(404, '{budget.previousYearSpent}'),
          label(476, '结余结转\n总额'),
          entry(textBlock, '{budget.carryOver}'),
        ],
      },
    ],
  });
}

/** The sources of 项目预算资金来源构成, in the order of the form. */
const sources = [
  ['total', '合计'],
  ['fiscal', '（一）财政拨款'],
  ['fiscalSuperior', '其中：1.上级财政拨款'],
  ['fiscalLocal', '2.本级财政安排'],
  ['fiscalSubordinate', '3.下级财政配套'],
  ['own', '（二）自有资金'],
  ['ownUndertaking', '其中：1.事业收入'],
  ['ownOperating', '2.经营性收入'],
  ['ownOther', '3.其他'],
  ['other', '（三）其它资金'],
] as const;

function funding(): string {
  return table({
    caption: '项目预算资金来源构成',
    joined: { above: true, below: true },
    rows: [
      sectionHead(
        86,
        '项目预算\n资金来源\n构成',
        [292, '项目资金来源'],
        [458, '上年度资金'],
        [textBlock, '本年度资金'],
      ),
      ...sources.map(([source, name]) => ({
        cells: [
          continued(86),
          label(292, name),
          entry(458, `{funding.${source}.previousYear}`),
          entry(textBlock, `{funding.${source}.currentYear}`),
        ],
      })),
    ],
  });
}

function composition(): string {
  return table({
    caption: '项目构成',
    joined: { above: true },
    rows: [
      sectionHead(86, '项目构成', [158, '子项目\n序号'], [458, '子项目名称'], [textBlock, '金额']),
      {
        cells: [
          continued(86),
          entry(158, '{#composition}{number}'),
          entry(458, '{name}'),
          entry(textBlock, '{amount}{/composition}'),
        ],
      },
      { cells: [continued(86), entry(158, '…'), entry(458, ''), entry(textBlock, '')] },
    ],
  });
}
