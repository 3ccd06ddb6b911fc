/** The page, or the browser it lived in, is gone. The document was not at fault as far as we know: worth one more try. */
export class PageLost extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`The page is gone: ${reason}`, cause === undefined ? undefined : { cause });
    this.name = 'PageLost';
  }
}

/** How a browser that did not come up came to its end. */
export interface FailedStart {
  readonly sandbox: boolean;
  /** The error met first: of the system, of the connection, or that the time was up. */
  readonly cause: unknown;
  /** How its process ended by itself, `code 1` or `signal SIGTRAP`; absent when there was none, or it had to be killed. */
  readonly end?: string;
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

  /** The browser ended by itself, and nobody killed it. */
  get gaveUp(): boolean {
    return this.end !== undefined && this.end !== 'signal SIGKILL' && this.end !== 'signal SIGTERM';
  }
}
