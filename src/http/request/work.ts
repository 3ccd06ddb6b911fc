import type { Request, Response } from 'express';
import type { WorkKind } from '../../documents/admission.ts';
import type { WorkLimits } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import { leastPace } from '../connection/reader-pace.ts';
import { lookForPlace } from '../front-door.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { Service } from '../service.ts';
import { readBody } from './body.ts';
import { annotate } from './request-record.ts';

interface WorkRequest {
  readonly request: Request;
  readonly response: Response;
  readonly kind: WorkKind;
  /** Most bytes of the body; those of a filing unless given. */
  readonly size?: number;
}

/** Reads the body whole and works on it, when there is a place for such work, until it is done or its time is up. */
export async function workOnBody<Result>(
  { admission, limits, lifecycle, bodyBudget }: Service,
  { request, response, kind, size = limits.bodyLimit }: WorkRequest,
  work: (body: Buffer, limits: WorkLimits) => Promise<Result>,
): Promise<Result> {
  lookForPlace(response, admission, kind);
  const body = await readBody(request, response, {
    ...{ size, time: limits.bodyTime, pace: leastPace(limits), budget: bodyBudget },
  });
  annotate(response, { bytesIn: body.length });
  const signal = workSignal(response, limits.deadline, lifecycle);
  return admission.run(kind, async (own) => work(body, own), signal);
}

/** Works on a request that has no body, when there is a place for such work, until it is done or its time is up. */
export async function workAlone<Result>(
  { admission, limits, lifecycle }: Service,
  { response, kind }: Pick<WorkRequest, 'response' | 'kind'>,
  work: (limits: WorkLimits) => Promise<Result>,
): Promise<Result> {
  lookForPlace(response, admission, kind);
  return admission.run(kind, work, workSignal(response, limits.deadline, lifecycle));
}

/**
 * Aborts when the deadline passes (milliseconds from now), when the client goes away, and when the service has drained for
 * long enough, each with an AppError as its reason.
 */
function workSignal(response: Response, deadline: number, lifecycle: Lifecycle): AbortSignal {
  const work = new AbortController();
  const detail = `没有在 ${deadline / 1000} 秒内完成，处理已停止，请稍后重试。`;
  const timer = setTimeout(() => work.abort(new AppError('deadline-exceeded', detail, { retryAfter: 5 })), deadline);
  const unregister = lifecycle.register(work);
  onEnd(response, work, '客户端在答复之前断开了。', () => {
    clearTimeout(timer);
    unregister();
  });
  return work.signal;
}

/**
 * The signals under which a batch runs; it has no deadline of its own, its items have. `signal` aborts when the client goes
 * away, `drain` when the service has drained for so long that a batch has to come to its end.
 */
export function batchSignals(response: Response, lifecycle: Lifecycle) {
  const client = new AbortController();
  const drain = new AbortController();
  onEnd(response, client, '客户端在答复结束之前断开了。', lifecycle.registerBatch(drain));
  return { signal: client.signal, drain: drain.signal };
}

/** Cleans up when the answer is out or its client gone, and aborts the work of one that has gone. */
function onEnd(response: Response, work: AbortController, detail: string, cleanUp: () => void): void {
  const onClose = (): void => {
    cleanUp();
    if (!response.writableFinished) work.abort(new AppError('client-gone', detail));
  };
  if (response.closed) onClose();
  else response.once('close', onClose);
}
