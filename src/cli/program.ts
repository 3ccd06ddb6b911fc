import { readArguments } from './arguments.ts';
import { nearestName } from '../nearest-name.ts';
import { exitCodes, UsageError, widthOf, type CommandContext, type ExitCode } from './command.ts';
import { commands } from './commands.ts';
import { failureOf } from './failure.ts';
import { commandHelp, programHelp } from './help.ts';

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
  if (command === undefined) throw unknownCommand(name);
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

function unknownCommand(name: string): UsageError {
  const nearest = nearestName(
    name,
    commands.map((command) => command.name),
  );
  const meant = nearest === undefined ? '' : `，是否指 ${nearest}`;
  return new UsageError(`没有命令“${name}”${meant}？filing-press --help 列出全部命令。`);
}
