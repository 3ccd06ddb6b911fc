import { type AppError, errorCatalogue } from '../errors.ts';

/** Whoever answers so has not looked at what was sent: it wants a key, is no such service, is busy, or the caller has gone. */
const unread: readonly number[] = [401, 404, 405, 406, 408, 429, 431, 499];

/** Whether an error is of what was sent, and not of this machine or of a service. */
export function isRefusal({ code }: AppError): boolean {
  const { status } = errorCatalogue[code];
  return status >= 400 && status < 500 && !unread.includes(status);
}
