import { continued, entry, label, narrative, sectionHead } from './cells.ts';
import { belowTable, textBlock } from './measures.ts';
import { styles } from './styles.ts';
import { paragraph, seam, space, table, type Cell, type Row } from './wordprocessing.ts';

/** Part 3 of 附件2, 项目绩效目标: the page of each sub-project, then one line for who filled it in. */
export function goals(): string {
  return (
    paragraph(styles.tag, '{#subprojects}') +
    paragraph(styles.heading, '项目绩效目标', { pageBreakBefore: true, after: 10 }) +
    subproject() +
    seam(styles.normal) +
    indicators() +
    paragraph(styles.tag, '{/subprojects}') +
    space(styles.normal, 10 + belowTable) +
    signOff()
  );
}

function subproject(): string {
  return table({
    caption: '子项目',
    joined: { below: true },
    rows: [
      { cells: [label(86, '项目构成', { merge: 'restart' }), entry(textBlock, '子项目{number}')] },
      {
        cells: [
          continued(86),
          label(158, '名称'),
          entry(444, '{name}'),
          label(532, '金额'),
          entry(textBlock, '{amount}'),
        ],
      },
      {
        cells: [
          continued(86),
          label(158, '起止日期'),
          entry(301, '{period}'),
          label(359, '责任\n部门'),
          entry(444, '{department}'),
          label(532, '责任人'),
          entry(textBlock, '{owner}'),
        ],
      },
      {
        splits: true,
        cells: [continued(86), label(158, '预期主要\n目的和\n成果'), narrative(textBlock, '{purpose}')],
      },
    ],
  });
}

/** First level, and under it the second-level indicators: name in the View, printed label. */
const indicatorTree = [
  {
    name: '产出\n指标',
    children: [
      ['quantity', '数量指标'],
      ['quality', '质量指标'],
      ['timeliness', '时效指标'],
      ['cost', '成本指标'],
    ],
  },
  {
    name: '效益\n指标',
    children: [
      ['economic', '经济效益'],
      ['social', '社会效益'],
      ['environmental', '环境效益'],
      ['sustainable', '可持续\n效益'],
    ],
  },
  { name: '满意度\n指标', children: [['satisfaction', '服务对象\n满意度']] },
] as const;

function indicators(): string {
  const rows = indicatorTree.flatMap(({ name, children }) =>
    children.map(([kind, printed], child): Row => {
      const firstLevel = child === 0 ? label(158, name, { merge: 'restart' }) : continued(158);
      return { cells: [continued(86), firstLevel, ...indicatorCells(kind, printed)] };
    }),
  );
  return table({
    caption: '绩效指标',
    joined: { above: true },
    rows: [
      sectionHead(
        86,
        '绩效指标',
        [158, '一级\n指标'],
        [229, '二级\n指标'],
        [444, '三级指标'],
        [532, '指标值'],
        [textBlock, '备注'],
      ),
      ...rows,
    ],
  });
}

/** The last row of the last table stays with the sign-off line. */
function indicatorCells(kind: string, printed: string): Cell[] {
  const options = { keepNext: kind === 'satisfaction' };
  return [
    label(229, printed, { merge: 'restart', ...options }),
    narrative(444, `{#indicators.${kind}}{name}`, options),
    entry(532, '{target}', options),
    entry(textBlock, `{remark}{/indicators.${kind}}`, options),
  ];
}

function signOff(): string {
  const third = textBlock / 3;
  const part = (index: number, text: string): Cell => ({
    edge: third * (index + 1),
    verticalAlign: 'top',
    content: paragraph(styles.normal, text, { indentRight: 10 }),
  });
  return table({
    caption: '填表人',
    plain: true,
    rows: [
      {
        cells: [
          part(0, '填表人：{signOff.preparedBy}'),
          part(1, '联系电话：{signOff.phone}'),
          part(2, '项目负责人：{signOff.projectLeader}'),
        ],
      },
    ],
  });
}
