/** Errors refuse the document; warnings are reported with it, and refuse it under `strict`. */
export type Severity = 'error' | 'warning';

/** One thing that is wrong, or unusual, in a filing. */
export interface Finding {
  readonly severity: Severity;
  /** Stable English id, e.g. `funding-total`. */
  readonly rule: string;
  /** JSON Pointer (RFC 6901) into the filing, e.g. `/funding/total/currentYear`; the empty string is the whole. */
  readonly pointer: string;
  /** The printed label of the cell, e.g. `项目资金来源 › 合计 › 本年度资金`. */
  readonly label: string;
  /** Chinese; says what is wrong and what to do. */
  readonly message: string;
}
