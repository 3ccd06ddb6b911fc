import type { Response } from 'express';
import { AppError } from '../../errors.ts';
import type { Lifecycle } from '../lifecycle.ts';

/**
 * The signal under which the work of a request runs: it aborts when the deadline passes, when the client goes
 * away, and when the service has drained for long enough, each with an AppError as its reason.
 *
 * @param deadline milliseconds from now
 */
export function workSignal(response: Response, deadline: number, lifecycle: Lifecycle): AbortSignal {
  const work = new AbortController();
  const unregister = lifecycle.register(work);
  const timer = setTimeout(() => {
    work.abort(
      new AppError('deadline-exceeded', `没有在 ${deadline / 1000} 秒内完成，处理已停止，请稍后重试。`, {
        retryAfter: 5,
      }),
    );
  }, deadline);
  const onClose = (): void => {
    clearTimeout(timer);
    unregister();
    if (!response.writableFinished) work.abort(new AppError('client-gone', '客户端在答复之前断开了。'));
  };
  if (response.closed) onClose();
  else response.once('close', onClose);
  return work.signal;
}
