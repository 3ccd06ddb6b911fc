/** The page, or the browser it lived in, is gone. The document was not at fault as far as we know: worth one more try. */
export class PageLost extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`The page is gone: ${reason}`, cause === undefined ? undefined : { cause });
    this.name = 'PageLost';
  }
}
