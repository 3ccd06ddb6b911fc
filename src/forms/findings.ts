/**
 * Errors refuse the document; warnings are reported with it, and refuse it under `strict`. A notice tells what was put
 * right, and refuses nothing.
 */
export const severities = ['error', 'warning', 'notice'] as const;
export type Severity = (typeof severities)[number];

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
  /** What it is about, where that is a character, or a sequence of characters that belong together. */
  readonly character?: string;
  /** Its code points: `U+00A0`, `U+0065 U+0301`. */
  readonly codePoint?: string;
  /** Where it stands in the text as filed: from 1, in characters (code points). At most {@link maxPositions}. */
  readonly positions?: readonly number[];
  /** What to write instead, where only one thing can be meant; of a notice, what is printed. Empty: leave it out. */
  readonly replacement?: string;
  /** Of the last finding of a list (`more-findings`): how many more there are. */
  readonly unlisted?: number;
}

/** Positions that a finding lists; its message says how many there are. */
export const maxPositions = 500;
