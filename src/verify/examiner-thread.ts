import { serveCalls } from '../concurrency/serve-calls.ts';
import { decodeUtf8 } from '../documents/json/decode-utf8.ts';
import { readJson } from '../documents/json/read-json.ts';
import { AppError } from '../errors.ts';
import { compareDocx } from './docx/compare-docx.ts';
import { examineDocx } from './docx/examine-docx.ts';
import type { Examination } from './examination.ts';
import { comparePdf, compareVolume } from './pdf/compare-pdf.ts';
import { examinePdf } from './pdf/examine-pdf.ts';
import { examineVolume } from './pdf/examine-volume.ts';
import type { Difference } from './verification.ts';

const calls = {
  examine: bounded((file: Uint8Array) => withFilingText(examine(file))),
  examineVolume: bounded(examineVolume),
  compare: bounded(compare),
  compareVolume: bounded(compareVolume),
};
/** Undefined where the file asks for more than a thread has: of its stack, or of what one text may be long. */
export type ExaminerCalls = typeof calls;
serveCalls(calls);

/** What is read is bounded while it is read; this is for a bound that is missing there. */
function bounded<Arguments extends readonly unknown[], Result>(work: (...args: Arguments) => Result) {
  return (...args: Arguments): Result | undefined => {
    try {
      return work(...args);
    } catch (error) {
      const isTooLong = error instanceof Error && 'code' in error && error.code === 'ERR_STRING_TOO_LONG';
      if (error instanceof RangeError || isTooLong) return undefined;
      throw error;
    }
  };
}

/** A filing of megabytes takes the time of a thread to be read, not that of the event loop. */
function withFilingText(examination: Examination): Examination {
  if (examination.kind !== 'issued' || examination.filing === undefined) return examination;
  try {
    readJson(examination.filing, () => '');
    return { ...examination, filingText: decodeUtf8(examination.filing) };
  } catch (error) {
    if (error instanceof AppError) return examination;
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
    file.length === 0 ? '文件是空的；应为 PDF 或 Word（docx）文件。' : '这不是 PDF，也不是 Word（docx）文件。';
  return { kind: 'foreign', message };
}

function compare(file: Uint8Array, reprint: Uint8Array): readonly Difference[] {
  return file[0] === 0x25 ? comparePdf(file, reprint) : compareDocx(file, reprint);
}
