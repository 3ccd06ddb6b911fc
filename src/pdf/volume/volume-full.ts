import { AppError } from '../../errors.ts';

/** A volume has no number left for the objects of another item. */
export function volumeFull(): AppError {
  return new AppError(
    'volume-full',
    '合订本已满：一个 PDF/A 文件最多有 8388607 个对象（ISO 19005），这一项和后面的放不下了，请分成几册。',
  );
}
