/** Milliseconds for which a success counts, and for which a failure is not looked into again. */
const trustFor = 5_000;
const lookAgainAfter = 1_000;

/** Probes that have to fail in a row before the engine counts as not ready: one may be bad luck. */
const threshold = 2;

/** Whether the engine prints, judged by what it printed lately and, when that is long ago, by a probe. */
export class Readiness {
  readonly #probe: () => Promise<void>;
  #lastSuccess = Number.NEGATIVE_INFINITY;
  #lastProbe = Number.NEGATIVE_INFINITY;
  #failures = threshold;
  #probing: Promise<void> | undefined;

  /** @param probe prints something small; rejects when that fails, within a time of its own. */
  constructor(probe: () => Promise<void>) {
    this.#probe = probe;
  }

  /** What the last look told. Not ready before the first success. */
  get isReady(): boolean {
    return this.#failures < threshold;
  }

  /** True once anything was printed. */
  get everSucceeded(): boolean {
    return this.#lastSuccess > Number.NEGATIVE_INFINITY;
  }

  /** Something was printed. */
  succeeded(): void {
    this.#lastSuccess = performance.now();
    this.#failures = 0;
  }

  /** Whether it prints. Probes at most once at a time, and not when the answer is fresh. */
  async check(): Promise<boolean> {
    const now = performance.now();
    const isFresh = now - this.#lastSuccess < trustFor || now - this.#lastProbe < lookAgainAfter;
    if (this.#probing === undefined && !isFresh) {
      this.#lastProbe = now;
      this.#probing = this.#look().finally(() => (this.#probing = undefined));
    }
    await this.#probing;
    return this.isReady;
  }

  async #look(): Promise<void> {
    try {
      await this.#probe();
      this.succeeded();
    } catch {
      this.#failures += 1;
    }
  }
}
