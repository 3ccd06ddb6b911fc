import { AppError, errorCatalogue } from '../errors.ts';
import type { Finding } from '../forms/findings.ts';
import { nearestOf, readArguments } from './arguments.ts';
import {
  type Command,
  type CommandContext,
  type ExitCode,
  RefusalError,
  UsageError,
  exitCodes,
  widthOf,
} from './command.ts';
import { batch } from './commands/batch.ts';
import { blank } from './commands/blank.ts';
import { completionOf } from './commands/completion.ts';
import { forms } from './commands/forms.ts';
import { render } from './commands/render.ts';
import { sample } from './commands/sample.ts';
import { schema } from './commands/schema.ts';
import { validate } from './commands/validate.ts';
import { verify } from './commands/verify.ts';
import { commandHelp, programHelp } from './help.ts';
import { withOwnOptions } from './order-options.ts';
import { isRefusal } from './refusal.ts';
import { visible, visibleLines } from './terminal/display-width.ts';
import { findingsTables } from './terminal/table.ts';

const working = [render, blank, validate, batch, verify, forms, sample, schema];

/** The sub-commands, in the order in which the help lists them. */
export const commands: readonly Command[] = [...working, completionOf(working)];

/** Runs the command line and resolves to its exit code; never rejects. */
export async function runProgram(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  try {
    return await dispatch(args, context);
  } catch (error) {
    const { message, findings, code, exitCode } = failureOf(error);
    const words = context.signal.aborted ? '已中断，没有写出文件。' : message;
    const isForPrograms =
      commands.some(({ name, options }) => name === args[0] && 'json' in options) && args.includes('--json');
    if (isForPrograms) {
      context.stdout.write(`${JSON.stringify({ error: { code, message: words, errors: findings } }, null, 2)}\n`);
    } else {
      context.stderr.write(
        `${words}\n${context.signal.aborted ? '' : findingsTables(findings, widthOf(context.stderr))}`,
      );
    }
    return exitCode;
  }
}

async function dispatch([name, ...args]: readonly string[], context: CommandContext): Promise<ExitCode> {
  if (name === undefined) {
    context.stderr.write(programHelp(commands, widthOf(context.stderr)));
    return exitCodes.failed;
  }
  if (name === '--version' || name === '-V') return print(`filing-press ${context.version}\n`, context);
  if (name === '--help' || name === '-h' || name === 'help')
    return print(helpFor(args[0], widthOf(context.stdout)), context);
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const nearest = nearestOf(
      name,
      commands.map((known) => known.name),
    );
    throw new UsageError(
      `没有命令“${name}”${nearest === '' ? '。' : `${nearest}？`}filing-press --help 列出全部命令。`,
    );
  }
  // Asked for help, other mistakes on the line do not matter.
  if (args.includes('--help') || args.includes('-h'))
    return print(commandHelp(command, widthOf(context.stdout)), context);
  return command.run(readArguments(args, command.options), context);
}

function helpFor(name: string | undefined, width: number): string {
  const command = commands.find((candidate) => candidate.name === name);
  return command === undefined ? programHelp(commands, width) : commandHelp(command, width);
}

function print(text: string, { stdout }: CommandContext): ExitCode {
  stdout.write(text);
  return exitCodes.done;
}

/** How a command failed. */
interface Failure {
  readonly message: string;
  readonly findings: readonly Finding[];
  /** For programs: of the catalogue of errors, or what else it is. */
  readonly code: string;
  readonly exitCode: ExitCode;
}

/**
 * What an error is in words, and how the command ends for it. What the catalogue does not know appears as it is: nobody
 * else sees it here.
 */
function failureOf(error: unknown): Failure {
  if (error instanceof UsageError || error instanceof RefusalError) {
    const [code, exitCode] =
      error instanceof UsageError ? (['usage', exitCodes.failed] as const) : (['refused', exitCodes.refused] as const);
    return { message: visibleLines(error.message), findings: [], code, exitCode };
  }
  if (!(error instanceof AppError)) {
    const message = `无法运行：${visibleLines(causes(error).join('；'))}`;
    return { message, findings: [], code: 'failed', exitCode: exitCodes.failed };
  }
  const { status, title } = errorCatalogue[error.code];
  const why = status >= 500 && error.cause !== undefined ? `（${visibleLines(causes(error.cause).join('；'))}）` : '';
  return {
    message: `${title}：${withOwnOptions(visible(error.message))}${why}`,
    findings: error.context.findings ?? [],
    code: error.code,
    exitCode: isRefusal(error) ? exitCodes.refused : exitCodes.failed,
  };
}

/** The messages of an error and of what caused it. */
function causes(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  return [error.message, ...(error.cause === undefined ? [] : causes(error.cause))];
}
