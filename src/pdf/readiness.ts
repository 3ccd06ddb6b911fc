/** Milliseconds for which a success counts, and for which a failure is not looked into again. */
const trustFor = 5_000;
const lookAgainAfter = 1_000;

/** Probes that have to fail in a row before the engine counts as not ready. */
const threshold = 2;

/** What a probe found: it printed, or every page was printing something else, which says nothing. */
export type ProbeOutcome = 'printed' | 'busy';

/**
 * Whether a browser that is up prints, judged by what it printed lately and, when that is long ago or in doubt, by a
 * probe. (Its supervisor knows whether there is a browser at all.)
 */
export class Readiness {
  readonly #probe: () => Promise<ProbeOutcome>;
  #lastSuccess = Number.NEGATIVE_INFINITY;
  #lastProbe = Number.NEGATIVE_INFINITY;
  #failures = threshold;
  #everSucceeded = false;
  #probing: Promise<void> | undefined;

  /** @param probe prints something small; rejects when that fails, within a time of its own. */
  constructor(probe: () => Promise<ProbeOutcome>) {
    this.#probe = probe;
  }

  /** By the last look. Not ready before the first success. */
  get isReady(): boolean {
    return this.#failures < threshold;
  }

  /** True once anything was printed. */
  get everSucceeded(): boolean {
    return this.#everSucceeded;
  }

  /** Something was printed. */
  succeeded(): void {
    this.#lastSuccess = performance.now();
    this.#everSucceeded = true;
    this.#failures = 0;
  }

  /** A document could not be printed, or the pages are lost: the next check probes, and one failure is enough. */
  doubt(): void {
    this.#forget();
    this.#failures = Math.max(this.#failures, threshold - 1);
  }

  /** Another browser is up, its pages are warm: the next check probes, and what failed before does not count. */
  renewed(): void {
    this.#forget();
    if (this.#everSucceeded) this.#failures = Math.min(this.#failures, threshold - 1);
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

  #forget(): void {
    this.#lastSuccess = Number.NEGATIVE_INFINITY;
    this.#lastProbe = Number.NEGATIVE_INFINITY;
  }

  async #look(): Promise<void> {
    try {
      if ((await this.#probe()) === 'printed') this.succeeded();
    } catch {
      this.#failures += 1;
    }
  }
}
