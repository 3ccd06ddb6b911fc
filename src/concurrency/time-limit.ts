/** Milliseconds that an answer which has arrived gets to be read, once the time is up. */
const grace = 50;

/**
 * Settles as `work` does, or rejects with the error made by `expired` once the time is up. The work itself goes
 * on: its caller has to stop it.
 *
 * An event loop that was held up for long runs its timers before it reads what has long arrived, hence a short
 * grace after the time.
 */
export async function withinTime<T>(work: Promise<T>, milliseconds: number, expired: () => Error): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let timer = setTimeout(() => {
      timer = setTimeout(() => reject(expired()), grace);
    }, milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Resolves after that many milliseconds; does not keep the process alive. */
export async function pause(milliseconds: number): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());
}
