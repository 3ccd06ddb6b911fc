import { AppError } from '../../errors.ts';

/** For a print of which no file can be made. The cause is for the log. */
export function checkFailure(cause: unknown): AppError {
  return new AppError('internal', '生成的 PDF 未通过归档检查，请联系管理员', { cause });
}
