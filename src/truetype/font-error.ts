/** A font file that cannot be used; the message says in Chinese why, without a path. */
export class FontError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'FontError';
  }
}
