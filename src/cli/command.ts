import type { Readable, Writable } from 'node:stream';
import type { OperandDefinition, OptionTable, ReadArguments } from './arguments.ts';

/** How a command ends: done, refused for what was sent, or it could not run (wrong usage included). */
export const exitCodes = { done: 0, refused: 1, failed: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A stream to write to, with its width if it is a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What a command works with besides its arguments. */
export interface CommandContext {
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the package. */
  readonly version: string;
  /** Aborts on Ctrl-C. The command then ends what it has started and rejects. */
  readonly signal: AbortSignal;
}

/**
 * One sub-command: a file in `commands/`, and a place in the list in `program.ts`. Parser, help, completion and
 * docs/command-line.md read this one description. What it works with is loaded when it runs.
 */
export interface Command<Options extends OptionTable = OptionTable> {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The arguments besides options, in their order; the last may be repeated. */
  readonly operands: readonly OperandDefinition[];
  readonly options: Options;
  /** Paragraphs for `--help`: what it does, with examples. */
  readonly details: string;
  run(args: ReadArguments<Options>, context: CommandContext): Promise<ExitCode>;
}

/** Makes a command with the types of its own options, to be held among others. */
export function command<const Options extends OptionTable>(definition: Command<Options>): Command {
  return definition;
}

/** The command line was wrong; the message says how, in Chinese. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was given is refused; the message is all there is to say of it, in Chinese. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
}

/** Columns to lay out tables for: those of a terminal, any number for a file. */
export function widthOf({ isTTY, columns }: Output): number {
  return isTTY === true ? Math.max(60, columns ?? 80) : Infinity;
}

/** `filing-press render <表> <申报.json> [选项]` */
export function usageOf({ name, operands }: Command): string {
  return ['filing-press', name, ...operands.map(({ value }) => value), '[选项]'].join(' ');
}
