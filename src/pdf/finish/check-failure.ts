import { AppError } from '../../errors.ts';

/** A print that the finisher makes no file of; what is wrong with it is for the log. */
export function checkFailure(cause: unknown): AppError {
  return new AppError('internal', '生成的 PDF 未通过归档检查，请联系管理员', { cause });
}
