import { AppError, errorCatalogue, type ErrorCode, type ProblemMember } from '../../errors.ts';
import type { Finding } from '../../forms/findings.ts';

/** Findings of one item that are told; who has mended these sends it again. */
const maxFindings = 100;

/** A finding as callers see it. */
export type ReportedFinding = Omit<Finding, 'severity'>;

/** Why an item was refused: the problem (RFC 9457) that the same filing would have been answered with alone. */
export interface ItemProblem {
  readonly type: string;
  readonly code: ErrorCode;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly ReportedFinding[];
  readonly [member: string]: unknown;
}

export function itemProblemOf(error: AppError): ItemProblem {
  const { code, message, context } = error;
  const { title, status } = errorCatalogue[code];
  const { findings } = context;
  return {
    ...context.members,
    type: `/problems/${code}`,
    code,
    title,
    status,
    detail: message,
    ...(findings === undefined ? {} : { errors: findings.slice(0, maxFindings).map(reportedFinding) }),
  };
}

/** Without the severity, which the list says that it stands in. */
export function reportedFinding({ rule, pointer, label, message }: Finding): ReportedFinding {
  return { rule, pointer, label, message };
}

/** Whatever an item failed of, as an error that can be told. Nothing gets out of what we do not know. */
export function toItemError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('internal', '服务出现内部错误，这一项没有印；请告诉管理员。', { cause: error });
}

/** A bad item of a batch that is refused as a whole. */
export interface BadItem {
  readonly index: number;
  readonly line: number;
  readonly form?: string;
  readonly name?: string;
  readonly problem: AppError;
}

/** Findings of a whole batch that are told. */
const maxFindingsOfBatch = 1_000;

/** Collects bad items: of ten thousand all are named; what is wrong in them is told as far as anyone would read it. */
export class BadItems {
  readonly items: BadItem[] = [];
  #told = 0;

  add(item: BadItem): void {
    const { code, message, context } = item.problem;
    this.items.push(this.#told < maxFindingsOfBatch ? item : { ...item, problem: new AppError(code, message) });
    this.#told += context.findings?.length ?? 0;
  }
}

/** The refusal of a batch that names every bad item, with all that is wrong with each. */
export function invalidBatch(items: readonly BadItem[], total: number): AppError {
  const detail = `共 ${total} 项，其中 ${items.length} 项有误，什么也没有印；请改正后重发，或用 on-error=skip 只印其余的。`;
  return new AppError('invalid-batch', detail, {
    findings: items.flatMap(findingsOf),
    members: {
      total,
      items: items.map(({ index, line, form, name, problem }): ProblemMember => {
        const { code, message, status } = problem;
        return { index, line, form, name, code, status, detail: message };
      }),
    },
  });
}

/** Findings with their place in the body: pointers count from 0, as RFC 6901 has it. */
function findingsOf({ index, problem }: BadItem): readonly Finding[] {
  const item = `/${index - 1}`;
  const label = `第 ${index} 项`;
  const { code, message, context } = problem;
  if (context.findings === undefined) return [{ severity: 'error', rule: code, pointer: item, label, message }];
  const inside = code === 'invalid-record' ? item : `${item}/filing`;
  return context.findings.slice(0, maxFindings).map((finding) => ({
    ...finding,
    severity: 'error',
    pointer: inside + finding.pointer,
    label: `${label} › ${finding.label}`,
  }));
}
