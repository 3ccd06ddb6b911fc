import { AppError } from '../errors.ts';

/** What the system says of a folder that takes nothing in, by its codes (errno(3)); Chinese. */
const messages: Readonly<Record<string, string>> = {
  ENOSPC: '临时文件夹已满',
  EDQUOT: '临时文件夹已满',
  EFBIG: '临时文件夹已满',
  EMFILE: '服务可打开的文件数已用完',
  ENFILE: '系统可打开的文件数已用完',
  ENOENT: '临时文件夹不存在',
  ENOTDIR: '临时文件夹不存在',
  EACCES: '临时文件夹不可写',
  EPERM: '临时文件夹不可写',
  EROFS: '临时文件夹不可写',
  EIO: '临时文件夹读写出错',
};

/** Seconds after which an operator may have made room. */
const retryAfter = 10;

/**
 * Throws AppError `storage-unavailable` for an error of the file system, without the path in it; any other error as it
 * is. Nothing is wrong with the service or the request then: the same request succeeds when there is room again.
 */
export function storageUnavailable(error: unknown): never {
  const { code } = error as { readonly code?: unknown };
  const message = error instanceof Error && typeof code === 'string' ? messages[code] : undefined;
  if (message === undefined) throw error;
  throw new AppError('storage-unavailable', `${message}，什么也没有生成；请稍后重试。`, { retryAfter, cause: error });
}
