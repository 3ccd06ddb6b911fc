import { TextDecoder } from 'node:util';
import { AppError } from '../../errors.ts';

/** Bytes of one look for the place of a fault. */
const chunkSize = 65_536;

/**
 * Decodes strict UTF-8. One byte order mark at the start is skipped: Windows editors write it, and RFC 8259,
 * section 8.1 lets a reader ignore it. Throws AppError `invalid-encoding` with the byte at which it ends to be
 * UTF-8; nothing is ever replaced by U+FFFD.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const offset = firstFault(bytes);
    const line = countLines(bytes.subarray(0, offset));
    throw new AppError(
      'invalid-encoding',
      `第 ${line} 行、第 ${offset + 1} 个字节处不是 UTF-8 编码（${guess(bytes)}），请另存为 UTF-8 后再提交。`,
      { members: { line, offset }, cause: error },
    );
  }
}

/** The offset of the first byte that no valid UTF-8 text has there. */
function firstFault(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let offset = 0;
  while (offset < bytes.length && decodes(decoder, bytes.subarray(offset, offset + chunkSize))) offset += chunkSize;
  if (offset >= bytes.length) return bytes.length; // the last character is cut off

  // A fresh decoder has to start where a character starts: at most three bytes before the chunk.
  let start = offset;
  while (start > 0 && offset - start < 3 && isContinuation(bytes[start])) start -= 1;
  const slow = new TextDecoder('utf-8', { fatal: true });
  let at = start;
  while (at < bytes.length && decodes(slow, bytes.subarray(at, at + 1))) at += 1;
  return at;
}

/** Whether the bytes go on with the text so far; a character may be cut off at their end. */
function decodes(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** The number of the line that comes after the bytes. */
function countLines(bytes: Uint8Array): number {
  let lines = 1;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}

/** What the text probably is instead. */
function guess([first, second]: Uint8Array): string {
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 ? '看来是 UTF-16' : '可能是 GBK';
}
