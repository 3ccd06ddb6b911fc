import type { Finding } from '../../forms/findings.ts';
import { withOwnOptions } from '../order-options.ts';
import { displayWidth, padded, visible, wrapped } from './display-width.ts';

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** Largest part of the width that it takes, 0 to 1; the last column takes what is left. */
  readonly share: number;
}

const gap = 2;
const indent = 2;

/**
 * A table for a terminal of that many columns, or on lines of any length with `Infinity`. Cells wrap; no line ends
 * in blanks.
 */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => row.map(visible))];
  const widths = widthsOf(columns, cells, width);
  return cells.map((row) => lines(row, widths)).join('');
}

function widthsOf(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): readonly number[] {
  const natural = columns.map((_, index) => Math.max(...rows.map((row) => displayWidth(row[index] ?? ''))));
  const first = columns
    .slice(0, -1)
    .map(({ share }, index) => Math.min(natural[index] ?? 0, Math.floor(width * share)));
  const taken = first.reduce((sum, columnWidth) => sum + columnWidth + gap, indent);
  return [...first, Math.min(natural.at(-1) ?? 0, Math.max(10, width - taken))];
}

function lines(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, index) => wrapped(cell, widths[index] ?? 0));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = cells.map((cell, index) => padded(cell[line] ?? '', widths[index] ?? 0));
    return `${' '.repeat(indent)}${parts.join(' '.repeat(gap))}`.trimEnd() + '\n';
  }).join('');
}

const findingColumns: readonly Column[] = [
  { title: '栏目', share: 0.28 },
  { title: '位置', share: 0.25 },
  { title: '规则', share: 0.15 },
  { title: '说明', share: 1 },
];

const severityNames = { error: '错误', warning: '提醒', notice: '告知' } as const;

/** Errors, then warnings, then notices, each as a table under a line that counts them; nothing for none. */
export function findingsTables(findings: readonly Finding[], width: number): string {
  const tables = (['error', 'warning', 'notice'] as const).map((severity) => {
    const rows = findings
      .filter((finding) => finding.severity === severity)
      .map(({ label, pointer, rule, message }) => [
        label,
        pointer === '' ? '（整体）' : pointer,
        rule,
        withOwnOptions(message),
      ]);
    return rows.length === 0
      ? ''
      : `${severityNames[severity]} ${rows.length} 处：\n${textTable(findingColumns, rows, width)}`;
  });
  return tables.join('');
}
