import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from '../environment.ts';

export type { Logger } from 'pino';

/**
 * The service's log: one JSON object a line, on standard error, so that standard output holds the start line only.
 *
 * @param level `info` unless given; on a terminal, where nobody reads JSON, `warn`
 */
export function createLogger(level: LogLevel | undefined, stream: DestinationStream): Logger {
  return pino(
    {
      level: level ?? (process.stderr.isTTY ? 'warn' : 'info'),
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
}

/** What of an error may stand in the log. */
interface LoggedError {
  readonly name: string;
  readonly code?: string;
  /** Where it was thrown; without the message. */
  readonly frames: readonly string[];
  /** At level `debug` only. */
  readonly message?: string;
}

/**
 * An error and its causes without their messages: a library's message quotes what it choked on (JSON.parse does,
 * docxtemplater does), and that is filing content. Names and places are enough to find the fault; the level
 * `debug` adds the words.
 */
export function loggedErrors(error: unknown, withMessages: boolean): readonly LoggedError[] {
  const logged: LoggedError[] = [];
  for (let current = error; current !== undefined && logged.length < 5;) {
    if (!(current instanceof Error)) return [...logged, { name: typeof current, frames: [] }];
    const { code } = current as { readonly code?: unknown };
    logged.push({
      name: current.name,
      ...(typeof code === 'string' ? { code } : {}),
      frames: framesOf(current),
      ...(withMessages ? { message: current.message } : {}),
    });
    current = current.cause;
  }
  return logged;
}

/** The stack begins with the message, which may run over several lines. */
function framesOf({ stack = '' }: Error): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^ {4}at .*(:\d+:\d+|<anonymous>|native)\)?$/.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}
