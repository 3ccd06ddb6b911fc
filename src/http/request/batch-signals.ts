import type { Response } from 'express';
import { AppError } from '../../errors.ts';
import type { Lifecycle } from '../lifecycle.ts';

export interface BatchSignals {
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
  /** Aborts when the service has drained for so long that a batch has to come to its end. */
  readonly hurry: AbortSignal;
}

/** The signals under which a batch runs; it has no deadline of its own, its items have. */
export function batchSignals(response: Response, lifecycle: Lifecycle): BatchSignals {
  const client = new AbortController();
  const hurry = new AbortController();
  const unregister = lifecycle.registerBatch(hurry);
  const onClose = (): void => {
    unregister();
    if (!response.writableFinished) client.abort(new AppError('client-gone', '客户端在答复结束之前断开了。'));
  };
  if (response.closed) onClose();
  else response.once('close', onClose);
  return { signal: client.signal, hurry: hurry.signal };
}
