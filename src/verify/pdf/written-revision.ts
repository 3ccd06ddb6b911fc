import type { Difference } from '../verification.ts';

/** How a file of this service ends; `endstream` before it, so that no bytes of a stream are taken for it. */
const END = /\nendobj\n(?:startxref\n\d{1,10}\n%%EOF\n)|>>\nstartxref\n\d{1,10}\n%%EOF\n/g;

/**
 * Length of the document as it was first written. What a program appends later – a signature, an annotation – comes
 * behind the first end of file (ISO 32000-1, 7.5.6).
 */
export function writtenLength(text: string): number {
  END.lastIndex = 0;
  const end = END.exec(text);
  return end === null ? text.length : end.index + end[0].length;
}

/** What was appended, if something was. */
export function appendedDifference(text: string, length: number): Difference | undefined {
  if (length === text.length) return undefined;
  const bytes = text.length - length;
  if (text.indexOf('/ByteRange', length) >= 0 || /\/Type\s*\/Sig\b/.test(text.slice(length))) {
    return {
      code: 'signature-appended',
      message: `生成之后追加了电子签名（${bytes} 字节）；签名是否有效请用签名软件核验。`,
    };
  }
  if (text.indexOf('startxref', length) >= 0) {
    return { code: 'update-appended', message: `生成之后被其他程序追加了修改（${bytes} 字节）。` };
  }
  return { code: 'bytes-appended', message: `文件末尾之后多出 ${bytes} 字节，它们不属于 PDF。` };
}
