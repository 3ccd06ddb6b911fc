import type { ManifestItem } from '../../documents/batch/manifest.ts';
import { AppError, type ProblemMember } from '../../errors.ts';
import { withOwnOptions } from '../order-options.ts';
import { type Column, textTable } from '../terminal/table.ts';
import type { Feed } from './feed.ts';
import type { Ledger } from './ledger.ts';

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

/** The refused items with the printed labels of their cells; nothing for none. `what` is said of them: `有误未印`. */
export function refusedTable(items: readonly RefusedRow[], width: number, what = '有误未印'): string {
  if (items.length === 0) return '';
  const rows = items.slice(0, maxItems).flatMap(rowsOf);
  const more = items.length > maxItems ? `  … 另有 ${items.length - maxItems} 项未列出。\n` : '';
  return `${what} ${items.length} 项：\n${textTable(columns, rows, width)}${more}`;
}

function rowsOf({ index, where, problems }: RefusedRow): readonly (readonly string[])[] {
  const shown = problems.slice(0, maxProblems);
  const more = problems.length > shown.length ? [['', '', '', `… 另有 ${problems.length - shown.length} 处。`]] : [];
  return [
    ...shown.map(({ label, message }, position) =>
      position === 0
        ? [String(index), where, label, withOwnOptions(message)]
        : ['', '', label, withOwnOptions(message)],
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

/** Some items are bad, and nothing was to be printed then. */
export class BatchRefusal extends Error {
  override readonly name = 'BatchRefusal';
  readonly items: readonly RefusedRow[];

  constructor(items: readonly RefusedRow[], options: ErrorOptions) {
    super('Bad items', options);
    this.items = items;
  }
}

/** The refusal of a batch with its bad items, as they are called here; any other error as it is. */
export function refusalOf(error: unknown, feed: Feed): unknown {
  if (!(error instanceof AppError && error.code === 'invalid-batch')) return error;
  return new BatchRefusal(badItems(error, feed), { cause: error });
}

/** The bad items that an `invalid-batch` names, under the numbers and places that they have in the ledger. */
function badItems({ context: { members, findings = [] } }: AppError, feed: Feed): readonly RefusedRow[] {
  const listed = members?.['items'];
  return (Array.isArray(listed) ? (listed as readonly ProblemMember[]) : []).flatMap((member) => {
    const { index = 0, detail = '' } = member as { readonly index?: number; readonly detail?: string };
    const entry = feed.entryOf(index);
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

/** The file, the line in one that holds many, and the name where no file says it. */
export function whereOf({ source, line, name }: Pick<ManifestItem, 'source' | 'line' | 'name'>): string {
  const place = [source ?? [], line === undefined ? [] : `第 ${line} 行`].flat();
  return [...place, source === undefined && name !== undefined ? [name] : []].flat().join(' ');
}
