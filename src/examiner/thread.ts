import { serveTasks } from '../concurrency/serve-tasks.ts';
import type { Difference } from '../documents/verification.ts';
import type { Examination } from '../documents/verify-ports.ts';
import { compareDocx } from '../docx/verification/compare-docx.ts';
import { examineDocx } from '../docx/verification/examine-docx.ts';
import { comparePdf } from '../pdf/verification/compare-pdf.ts';
import { examinePdf } from '../pdf/verification/examine-pdf.ts';

/** A file to be examined, or to be compared with its reprint. */
export interface ExaminerTask {
  readonly file: Uint8Array;
  readonly reprint?: Uint8Array;
}

export type ExaminerResult = { readonly examination: Examination } | { readonly differences: readonly Difference[] };

serveTasks<ExaminerTask, ExaminerResult>(({ file, reprint }) =>
  Promise.resolve({
    result: reprint === undefined ? { examination: examine(file) } : { differences: compare(file, reprint) },
    transfer: [],
  }),
);

/** Some programs put bytes before the header of a PDF; this service does not. */
function examine(file: Uint8Array): Examination {
  const start = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, 8)).toString('latin1');
  if (start.startsWith('%PDF-')) return examinePdf(file);
  if (start.startsWith('PK\x03\x04')) return examineDocx(file);
  const message =
    file.length === 0
      ? '没有收到文件；请把 PDF 或 Word（docx）文件作为请求正文发送。'
      : '这不是 PDF，也不是 Word（docx）文件。';
  return { kind: 'foreign', message };
}

function compare(file: Uint8Array, reprint: Uint8Array): readonly Difference[] {
  return file[0] === 0x25 ? comparePdf(file, reprint) : compareDocx(file, reprint);
}
