/**
 * Settles as `work` does, or rejects with the error made by `expired` once the time is up. The work itself goes
 * on: whoever started it has to stop it.
 */
export async function withinTime<T>(work: Promise<T>, milliseconds: number, expired: () => Error): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(expired()), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Resolves after that many milliseconds; does not keep the process alive. */
export async function pause(milliseconds: number): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());
}
