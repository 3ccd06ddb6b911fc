import type { AppError, ProblemMember } from '../../errors.ts';
import { table, type Column } from '../terminal/table.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { ManifestItem } from '../../documents/batch/manifest.ts';

/** One refused item, as the table shows it. */
export interface RefusedRow {
  readonly index: number;
  /** File, line, name: whatever leads back to it. */
  readonly where: string;
  readonly problems: readonly { readonly label: string; readonly message: string }[];
}

/** Items and problems of one item that are listed; the manifest has the others. */
const maxItems = 100;
const maxProblems = 8;

const columns: readonly Column[] = [
  { title: '序号', share: 0.08 },
  { title: '来源', share: 0.25 },
  { title: '栏目', share: 0.25 },
  { title: '说明', share: 1 },
];

/** The refused items with the printed labels of their cells; nothing for none. */
export function refusedTable(items: readonly RefusedRow[], width: number): string {
  if (items.length === 0) return '';
  const rows = items.slice(0, maxItems).flatMap(rowsOf);
  const more = items.length > maxItems ? `  … 另有 ${items.length - maxItems} 项未列出。\n` : '';
  return `有误未印 ${items.length} 项：\n${table(columns, rows, width)}${more}`;
}

function rowsOf({ index, where, problems }: RefusedRow): readonly (readonly string[])[] {
  const shown = problems.slice(0, maxProblems);
  const more = problems.length > shown.length ? [['', '', '', `… 另有 ${problems.length - shown.length} 处。`]] : [];
  return [
    ...shown.map(({ label, message }, position) =>
      position === 0 ? [String(index), where, label, message] : ['', '', label, message],
    ),
    ...more,
  ];
}

/** The items of a ledger that were refused. */
export function refusedItems(ledger: Ledger): readonly RefusedRow[] {
  return ledger.refused.map((item) => ({
    index: item.index,
    where: whereOf(item),
    problems: problemsOf(item.problem.errors, item.problem.detail),
  }));
}

/** The bad items that an `invalid-batch` names, under the numbers and places that they have in the ledger. */
export function badItems(
  { context: { members, findings = [] } }: AppError,
  entryOf: (sentIndex: number) => LedgerEntry | undefined,
): readonly RefusedRow[] {
  const listed = members?.['items'];
  return (Array.isArray(listed) ? (listed as readonly ProblemMember[]) : []).flatMap((member) => {
    const { index = 0, detail = '' } = member as { readonly index?: number; readonly detail?: string };
    const entry = entryOf(index);
    if (entry === undefined) return [];
    const { labels, outcome } = entry;
    const findingsOfItem = findings
      .filter(({ pointer }) => pointer.startsWith(`/${index - 1}/`))
      .map(({ label, message }) => ({ label: label.replace(/^第 \d+ 项 › /, ''), message }));
    const problems =
      outcome?.status === 'refused'
        ? problemsOf(outcome.problem.errors, outcome.problem.detail)
        : problemsOf(findingsOfItem, detail);
    return [{ index: labels.index, where: whereOf(labels), problems }];
  });
}

function problemsOf(
  errors: readonly { readonly label: string; readonly message: string }[] | undefined,
  detail: string,
): RefusedRow['problems'] {
  return errors === undefined || errors.length === 0 ? [{ label: '', message: detail }] : errors;
}

function whereOf({ source, line, name }: Pick<ManifestItem, 'source' | 'line' | 'name'>): string {
  if (source !== undefined) return source;
  return [line === undefined ? [] : [`第 ${line} 行`], name === undefined ? [] : [name]].flat().join(' ');
}
