import { constants } from 'node:os';
import { AppError } from '../errors.ts';
import { ownBuildName } from '../installation/build.ts';
import { runProgram } from './program.ts';

/** The command line: wires the process to the program. */

const interruption = new AbortController();
let interruptedBy: NodeJS.Signals | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // The second time nobody wants to wait; the browser sees its pipe close and leaves too.
    if (interruptedBy !== undefined) process.exit(128 + constants.signals[signal]);
    interruptedBy = signal;
    interruption.abort(new AppError('client-gone', '已中断。'));
  });
}
// The reader of the output has had enough: `… | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const exitCode = await runProgram(process.argv.slice(2), {
  get version() {
    return ownBuildName().replace('filing-press/', '');
  },
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  signal: interruption.signal,
});
process.exitCode = interruptedBy === undefined ? exitCode : 128 + constants.signals[interruptedBy];
