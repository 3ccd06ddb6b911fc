import type { Finding, Severity } from '../../forms/findings.ts';
import { table, type Column } from './table.ts';

const columns: readonly Column[] = [
  { title: '栏目', share: 0.28 },
  { title: '位置', share: 0.25 },
  { title: '规则', share: 0.15 },
  { title: '说明', share: 1 },
];

/** Errors, then warnings, then notices, each as a table under a line that counts them; nothing for none. */
export function findingsTables(findings: readonly Finding[], width: number): string {
  const of = (severity: Severity): readonly Finding[] => findings.filter((finding) => finding.severity === severity);
  return (
    section('错误', of('error'), width) + section('提醒', of('warning'), width) + section('告知', of('notice'), width)
  );
}

function section(name: string, findings: readonly Finding[], width: number): string {
  if (findings.length === 0) return '';
  const rows = findings.map(({ label, pointer, rule, message }) => [
    label,
    pointer === '' ? '（整体）' : pointer,
    rule,
    message,
  ]);
  return `${name} ${findings.length} 处：\n${table(columns, rows, width)}`;
}
