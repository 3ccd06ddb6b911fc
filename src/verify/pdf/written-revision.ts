import type { Difference } from '../verification.ts';

/** How a file of this service ends; `endstream` before it, so that no bytes of a stream are taken for it. */
const endOfFile = /\nendobj\n(?:startxref\n\d{1,10}\n%%EOF\n)|>>\nstartxref\n\d{1,10}\n%%EOF\n/g;

/** A file up to where it was first written, and what came behind that. */
interface WrittenRevision {
  readonly bytes: Uint8Array;
  /** What was appended: one difference or none. */
  readonly appended: readonly Difference[];
}

/**
 * A file as it was first written. What a program appends later – a signature, an annotation – comes behind the first end
 * of file (ISO 32000-1, 7.5.6).
 *
 * @param text of the file, one character per byte
 */
export function writtenRevision(file: Uint8Array, text: string): WrittenRevision {
  endOfFile.lastIndex = 0;
  const end = endOfFile.exec(text);
  const length = end === null ? text.length : end.index + end[0].length;
  return {
    bytes: file.subarray(0, length),
    appended: length === text.length ? [] : [appendedDifference(text, length)],
  };
}

function appendedDifference(text: string, length: number): Difference {
  const bytes = text.length - length;
  if (text.indexOf('/ByteRange', length) >= 0 || /\/Type\s*\/Sig\b/.test(text.slice(length))) {
    const message = `生成之后追加了电子签名（${bytes} 字节）；签名是否有效请用签名软件核验。`;
    return { code: 'signature-appended', message };
  }
  if (text.indexOf('startxref', length) >= 0) {
    return { code: 'update-appended', message: `生成之后被其他程序追加了修改（${bytes} 字节）。` };
  }
  return { code: 'bytes-appended', message: `文件末尾之后多出 ${bytes} 字节，它们不属于 PDF。` };
}

/** The bytes of a file as text, one character each. */
export function latin1({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}
