import type { ErrorCode, Problem } from './types.ts';

/** Whatever a call failed of. */
export abstract class FilingPressError extends Error {}

/** The service answered with problem details: the filing, the parameters, or its own state. */
export class ProblemError extends FilingPressError {
  override readonly name = 'ProblemError';
  /** All that the service says, `errors` included. */
  readonly problem: Problem;
  /** Seconds after which the same request makes sense again; undefined where it does not. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter: number | undefined) {
    super(`${problem.title}：${problem.detail}`);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** Stable and English, e.g. `invalid-filing`. */
  get code(): ErrorCode {
    return this.problem.code;
  }

  /** HTTP status. */
  get status(): number {
    return this.problem.status;
  }
}

/** No answer: the service cannot be reached, or the connection was cut before it answered. */
export class ConnectionError extends FilingPressError {
  override readonly name = 'ConnectionError';
}

/** An answer that is not the service's: of a proxy in between, or of another service. */
export class UnexpectedAnswerError extends FilingPressError {
  override readonly name = 'UnexpectedAnswerError';
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${status} without problem details: is this the address of filing-press?`);
    this.status = status;
  }
}

/** An answer that broke off before its end: what has come is not whole. */
export class IncompleteAnswerError extends FilingPressError {
  override readonly name = 'IncompleteAnswerError';
}
