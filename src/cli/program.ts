import { AppError, errorCatalogue } from '../errors.ts';
import { nearestOf, readArguments } from './arguments.ts';
import { type Command, type CommandContext, type ExitCode, UsageError, exitCodes, widthOf } from './command.ts';
import { batch } from './commands/batch.ts';
import { blank } from './commands/blank.ts';
import { render } from './commands/render.ts';
import { validate } from './commands/validate.ts';
import { verify } from './commands/verify.ts';
import { commandHelp, programHelp } from './help.ts';
import { visible, visibleLines } from './terminal/display-width.ts';
import { findingsTables } from './terminal/table.ts';

/** The sub-commands, in the order in which the help lists them. */
export const commands: readonly Command[] = [render, blank, batch, validate, verify];

/** Runs the command line and resolves to its exit code; never rejects. */
export async function runProgram(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  try {
    return await dispatch(args, context);
  } catch (error) {
    const { text, exitCode } = failureOf(error, widthOf(context.stderr));
    context.stderr.write(context.signal.aborted ? '已中断，没有写出文件。\n' : text);
    return exitCode;
  }
}

async function dispatch([name, ...args]: readonly string[], context: CommandContext): Promise<ExitCode> {
  if (name === undefined) {
    context.stderr.write(programHelp(commands));
    return exitCodes.failed;
  }
  if (name === '--version' || name === '-V') return print(`filing-press ${context.version}\n`, context);
  if (name === '--help' || name === '-h' || name === 'help') return print(helpFor(args[0]), context);
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const nearest = nearestOf(
      name,
      commands.map((known) => known.name),
    );
    throw new UsageError(`没有命令“${name}”${nearest}？filing-press --help 列出全部命令。`);
  }
  // Asked for help, other mistakes on the line do not matter.
  if (args.includes('--help') || args.includes('-h')) return print(commandHelp(command), context);
  return command.run(readArguments(args, command.options), context);
}

function helpFor(name: string | undefined): string {
  const command = commands.find((candidate) => candidate.name === name);
  return command === undefined ? programHelp(commands) : commandHelp(command);
}

function print(text: string, { stdout }: CommandContext): ExitCode {
  stdout.write(text);
  return exitCodes.done;
}

/** A 4xx is what was sent, not this machine; but a service that wants a key, or is busy, has not looked at it. */
const unrelated: readonly number[] = [401, 404, 405, 406, 408, 429, 431];

/**
 * What an error is in words, and how the command ends for it. What the catalogue does not know appears as it is: nobody
 * else sees it here.
 */
function failureOf(error: unknown, width: number): { readonly text: string; readonly exitCode: ExitCode } {
  if (error instanceof UsageError) return { text: `${visibleLines(error.message)}\n`, exitCode: exitCodes.failed };
  if (!(error instanceof AppError)) {
    return { text: `无法运行：${visibleLines(causes(error).join('；'))}\n`, exitCode: exitCodes.failed };
  }
  const { status, title } = errorCatalogue[error.code];
  const tables = findingsTables(error.context.findings ?? [], width);
  const why = status >= 500 && error.cause !== undefined ? `（${visibleLines(causes(error.cause).join('；'))}）` : '';
  return {
    text: `${title}：${visible(error.message)}${why}\n${tables}`,
    exitCode: status >= 400 && status < 500 && !unrelated.includes(status) ? exitCodes.refused : exitCodes.failed,
  };
}

/** The messages of an error and of what caused it. */
function causes(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  return [error.message, ...(error.cause === undefined ? [] : causes(error.cause))];
}
