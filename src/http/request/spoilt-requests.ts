import type { IncomingMessage } from 'node:http';
import type { AppError } from '../../errors.ts';

const faults = new WeakMap<IncomingMessage, AppError>();
const listeners = new WeakMap<IncomingMessage, (fault: AppError) => void>();

/** Marks a request as spoilt: reading its body and answering it both fail with the fault. */
export function spoil(request: IncomingMessage, fault: AppError): void {
  if (faults.has(request)) return;
  faults.set(request, fault);
  listeners.get(request)?.(fault);
}

/** Why nothing comes of this request, if so. */
export function requestFault(request: IncomingMessage): AppError | undefined {
  return faults.get(request);
}

/** Calls back when the request is spoilt, at once if it is; one listener a request. */
export function onSpoilt(request: IncomingMessage, act: (fault: AppError) => void): void {
  const fault = faults.get(request);
  if (fault === undefined) listeners.set(request, act);
  else act(fault);
}
