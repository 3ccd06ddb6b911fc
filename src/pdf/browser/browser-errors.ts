/** The page or its browser has ended. As far as is known the document is not the cause: it may be tried once more. */
export class PageLost extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`The page is gone: ${reason}`, cause === undefined ? undefined : { cause });
    this.name = 'PageLost';
  }
}

/** How the start of a browser failed. */
interface FailedStart {
  readonly sandbox: boolean;
  /** The first error: of the system, of the connection, or of the time limit. */
  readonly cause: unknown;
  /** How its process ended by itself, `code 1` or `signal SIGTRAP`; absent when there was none, or it had to be killed. */
  readonly end?: string | undefined;
  /** The end of what it wrote on standard error. */
  readonly words?: string;
}

/** The browser did not come up. The message holds its last words, for the log. */
export class StartError extends Error {
  readonly end: string | undefined;
  readonly words: string;

  constructor({ sandbox, cause, end, words = '' }: FailedStart) {
    const how = end === undefined ? '' : `, ended with ${end}`;
    super(`The headless shell did not start (sandbox ${sandbox ? 'on' : 'off'}${how})${words && `: ${words}`}`, {
      cause,
    });
    this.name = 'StartError';
    this.end = end;
    this.words = words;
  }

  /** The browser ended by itself and was not killed. */
  get gaveUp(): boolean {
    return this.end !== undefined && this.end !== 'signal SIGKILL' && this.end !== 'signal SIGTERM';
  }
}
