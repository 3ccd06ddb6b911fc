import { serveTasks } from '../../concurrency/serve-tasks.ts';
import { decodeUtf8 } from '../../documents/json/decode-utf8.ts';
import { readJson } from '../../documents/json/read-json.ts';
import type { Difference } from '../verification.ts';
import type { Examination } from '../examination.ts';
import type { VolumeExamination } from '../volume/ports.ts';
import { compareDocx } from '../docx/compare-docx.ts';
import { examineDocx } from '../docx/examine-docx.ts';
import { comparePdf } from '../pdf/compare-pdf.ts';
import { AppError } from '../../errors.ts';
import { examinePdf } from '../pdf/examine-pdf.ts';
import { compareVolume } from '../pdf/compare-volume.ts';
import { examineVolume } from '../pdf/examine-volume.ts';

/** A file to be examined, or to be compared with its reprint. */
export type ExaminerTask =
  | { readonly kind: 'examine-document'; readonly file: Uint8Array }
  | { readonly kind: 'compare-document'; readonly file: Uint8Array; readonly reprint: Uint8Array }
  | { readonly kind: 'examine-volume'; readonly file: Uint8Array; readonly mostItems: number }
  | { readonly kind: 'compare-volume'; readonly file: Uint8Array; readonly reprint: Uint8Array };

/** What the task asks for, and nothing else. */
export interface ExaminerResult {
  readonly examination?: Examination;
  readonly volume?: VolumeExamination;
  readonly differences?: readonly Difference[];
  /** The file asked for more than a thread has: of its stack, or of what one text may be long. */
  readonly tooMuch?: true;
}

serveTasks<ExaminerTask, ExaminerResult>((task) => Promise.resolve({ result: answerOr(task), transfer: [] }));

/** What is read is bounded while it is read; this is what is left for a bound that nobody has thought of. */
function answerOr(task: ExaminerTask): ExaminerResult {
  try {
    return answer(task);
  } catch (error) {
    const isTooLong = error instanceof Error && 'code' in error && error.code === 'ERR_STRING_TOO_LONG';
    if (error instanceof RangeError || isTooLong) return { tooMuch: true };
    throw error;
  }
}

function answer(task: ExaminerTask): ExaminerResult {
  switch (task.kind) {
    case 'examine-document':
      return { examination: withFilingText(examine(task.file)) };
    case 'compare-document':
      return { differences: compare(task.file, task.reprint) };
    case 'examine-volume':
      return { volume: examineVolume(task.file, task.mostItems) };
    case 'compare-volume':
      return { differences: compareVolume(task.file, task.reprint) };
  }
}

/** A filing of megabytes takes the time of a thread to be read, not that of the event loop. */
function withFilingText(examination: Examination): Examination {
  if (examination.kind !== 'issued' || examination.filing === undefined) return examination;
  const filingText = readableText(examination.filing);
  return filingText === undefined ? examination : { ...examination, filingText };
}

function readableText(filing: Uint8Array): string | undefined {
  try {
    readJson(filing, () => '');
    return decodeUtf8(filing);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** Bytes beyond which no file is looked into. */
const longest = 256 << 20;

/** Some programs put bytes before the header of a PDF; this service does not. */
function examine(file: Uint8Array): Examination {
  if (file.length > longest) return { kind: 'unreadable', message: `文件超过 ${longest >> 20} MB，没有核验。` };
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
