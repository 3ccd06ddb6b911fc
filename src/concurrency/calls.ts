import { AppError, type ErrorCode, type ErrorContext } from '../errors.ts';

/** The functions that a thread serves, by name. Arguments and results are copied on their way. */
export type Calls = Readonly<Record<string, (...args: never[]) => unknown>>;

/** A call of one of them: its name and its arguments. */
export type Call<Table extends Calls, Name extends keyof Table> = readonly [Name, ...Parameters<Table[Name]>];

/** What the call resolves to. */
export type CallResult<Table extends Calls, Name extends keyof Table> = Unmoved<Awaited<ReturnType<Table[Name]>>>;
type Unmoved<T> = T extends Moved<infer Result> ? Result : T;

/** A result with bytes that are moved to the other side, not copied. */
export class Moved<Result> {
  readonly result: Result;
  readonly buffers: readonly ArrayBuffer[];

  /** @param bytes in the result. Those that share a buffer with others are copied all the same. */
  constructor(result: Result, bytes: readonly Uint8Array[]) {
    this.result = result;
    this.buffers = bytes.flatMap(({ buffer, byteLength }) =>
      buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
    );
  }
}

/** An AppError without its class, which does not get from one thread to another. */
export interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly context: ErrorContext;
}

/** Of a cause, which may be anything and is only for the log, goes what can be copied. */
export function sentError({ code, message, context: { cause, ...context } }: AppError): SentError {
  return { code, message, context: cause instanceof Error ? { ...context, cause: withoutClass(cause) } : context };
}

export function receivedError({ code, message, context }: SentError): AppError {
  return new AppError(code, message, context);
}

function withoutClass({ message, stack = message }: Error): Error {
  return Object.assign(new Error(message), { stack });
}
