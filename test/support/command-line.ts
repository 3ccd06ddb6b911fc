import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runProgram } from '../../src/cli/program.ts';

/** What a run of the command line left behind. */
export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run is given besides its arguments and its standard input. */
export interface RunSurroundings {
  readonly environment?: Readonly<Record<string, string>>;
  /** Ctrl-C. */
  readonly signal?: AbortSignal;
}

/** Runs the command line in this process, as on no terminal. */
export async function run(
  args: readonly string[],
  stdin = '',
  { environment = {}, signal = new AbortController().signal }: RunSurroundings = {},
): Promise<Run> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [text(stdout), text(stderr)];
  const exitCode = await runProgram(args, {
    version: '9.9.9',
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout,
    stderr,
    environment,
    signal,
  });
  stdout.end();
  stderr.end();
  return { exitCode, stdout: await out, stderr: await err };
}
