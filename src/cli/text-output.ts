import { type CommandContext, type ExitCode, exitCodes } from './command.ts';
import { writeOutput } from './files.ts';
import { reportOptions } from './reporting.ts';

/** `--output` of commands that write a text. */
export const textOutput = {
  output: { short: 'o', value: '<文件>', help: '写到哪里；不写或写 - 则为标准输出' },
  quiet: reportOptions.quiet,
} as const;

/** What was given for {@link textOutput}. */
interface TextTarget {
  readonly output: string | undefined;
  readonly quiet: boolean;
}

/** Writes a text to where it is asked for. */
export async function writeText(
  text: Uint8Array,
  { output = '-', quiet }: TextTarget,
  context: CommandContext,
): Promise<ExitCode> {
  await writeOutput(output, text, context);
  if (output !== '-' && !quiet) context.stderr.write(`已写出 ${output}\n`);
  return exitCodes.done;
}
