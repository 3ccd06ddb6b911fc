/**
 * The bytes are not a PDF file that this reader accepts. The message holds no content of the file: its sender may see it.
 */
export class PdfFormatError extends Error {
  /** Byte offset in the file or stream of the fault, if there is one. */
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    super(offset === undefined ? message : `${message} (at byte ${offset})`);
    this.name = 'PdfFormatError';
    this.offset = offset;
  }
}

/** The result of reading; undefined for a PdfFormatError, which is a difference in a comparison. */
export function unlessDamaged<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof PdfFormatError) return undefined;
    throw error;
  }
}
