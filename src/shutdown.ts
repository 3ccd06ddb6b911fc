/** How a process comes to its end. */
interface Shutdown {
  /** Lets what is under way finish. Runs once. */
  readonly stop: () => Promise<void>;
  /** Logs an error that nothing has caught. */
  readonly report: (error: unknown) => void;
  /** Resolves when the log has been written, within a time of its own. */
  readonly flush: () => Promise<void>;
}

/** Milliseconds in which a repeated signal is the same one: npm passes Ctrl-C on to a child that already got it. */
const sameSignal = 1_000;

/**
 * Ends the process in order: on SIGTERM and SIGINT with exit code 0; on an error that nothing has caught with 1,
 * for nobody knows what state it left, but not before the other requests have had their answers. A second signal
 * ends it at once.
 *
 * @returns what takes an error after which the service cannot go on; it ends as after one that nothing has caught
 */
export function shutDownInOrder({ stop, report, flush }: Shutdown): (error: unknown) => void {
  let signalled: number | undefined;
  let stopping: Promise<void> | undefined;
  const end = (exitCode: number): void => {
    stopping ??= stop().catch((error: unknown) => {
      report(error);
      exitCode = 1;
    });
    void stopping.then(flush).then(() => process.exit(exitCode));
  };
  const onSignal = (): void => {
    if (signalled !== undefined && performance.now() - signalled > sameSignal) process.exit(1);
    signalled ??= performance.now();
    end(0);
  };
  const onError = (error: unknown): void => {
    report(error);
    end(1);
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  process.on('uncaughtException', onError).on('unhandledRejection', onError);
  return onError;
}
