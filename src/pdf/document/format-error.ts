/**
 * The bytes are not a PDF file that this reader accepts. The message names what was met; it holds no content of
 * the file, so it may be shown to whoever sent it.
 */
export class PdfFormatError extends Error {
  /** Byte offset in the file or stream where the fault was met, if there is one place. */
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    super(offset === undefined ? message : `${message} (at byte ${offset})`);
    this.name = 'PdfFormatError';
    this.offset = offset;
  }
}

/** What is read, or undefined where it is damaged: in a comparison a difference and not a fault. */
export function unlessDamaged<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof PdfFormatError) return undefined;
    throw error;
  }
}
