import { goals } from './annex-2-goals.ts';
import { overview } from './annex-2-overview.ts';
import { review } from './annex-2-review.ts';
import { textBlock } from './measures.ts';
import { styles, titleStyle, type ParagraphStyle } from './styles.ts';
import type { WordDocument } from './document.ts';
import { paragraph, run, table, type Row } from './wordprocessing.ts';

const coverStyles = {
  title: titleStyle(26, 46),
  year: { id: 'FiscalYear', name: '封面年度', face: '方正小标宋简体', size: 18, line: 34, justification: 'center' },
  line: { id: 'CoverLine', name: '封面栏目', face: '宋体', size: 16, line: 30 },
  value: { id: 'CoverValue', name: '封面填写', face: '宋体', size: 16, line: 30, justification: 'center' },
} as const satisfies Record<string, ParagraphStyle>;

function cover(): string {
  return (
    paragraph(styles.annex, '附件2：') +
    paragraph(coverStyles.title, '{district}预算绩效目标申报表', { before: 230, bookmark: { id: 0, name: '封面' } }) +
    paragraph(coverStyles.year, '（{fiscalYear}年度）', { before: 10, after: 150 }) +
    table({
      caption: '封面',
      left: 80,
      plain: true,
      rows: [
        coverLine('项目名称', 'projectName'),
        coverLine('编报部门(盖章)', 'department'),
        coverLine('部门负责人', 'departmentHead'),
        coverLine('部门预算编码', 'departmentBudgetCode'),
        coverLine('编报时间', 'preparedOn'),
      ],
    })
  );
}

/** Free space over each line of the cover. */
const aboveLine = { before: 10 } as const;

/** A line of the cover: the label spread to one width, the value on a ruled line. */
function coverLine(name: string, field: string): Row {
  return {
    cells: [
      { edge: 243, verticalAlign: 'bottom', content: spreadLabel(name) },
      {
        edge: textBlock - 80,
        verticalAlign: 'bottom',
        ruled: ['bottom'],
        content: paragraph(coverStyles.value, `{cover.${field}}`, aboveLine),
      },
    ],
  };
}

/** Width of the widest label, 编报部门(盖章), in em of 宋体: six Han and two half-width characters. */
const labelWidth = 7;

/** Spreads a label by the distance of its characters; the last one stands in a run of its own without distance. */
function spreadLabel(name: string): string {
  const { line } = coverStyles;
  const characters = Array.from(name);
  const em = line.size * 20;
  const width = characters.reduce((sum, character) => sum + (/[()]/.test(character) ? 0.5 : 1), 0);
  const distance = Math.round(((labelWidth - width) * em) / (characters.length - 1));
  if (distance === 0) return paragraph(line, `${name}:`, aboveLine);
  const spread =
    run(line, characters.slice(0, -1).join(''), `<w:spacing w:val="${distance}"/>`) +
    run(line, characters.slice(-1).join(''));
  return paragraph(line, '', aboveLine).replace('</w:p>', `${spread}${run(line, ':')}</w:p>`);
}

/** 附件2 预算绩效目标申报表. */
export const annex2: WordDocument = {
  title: '附件2 预算绩效目标申报表',
  styles: [...Object.values(styles), ...Object.values(coverStyles)],
  numberOnFirstPage: false,
  body: cover() + overview() + goals() + review(),
};
