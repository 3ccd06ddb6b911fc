/** What became of the requests of a soak. */
export class Ledger {
  readonly #answers = new Map<string, Map<string, number>>();
  readonly #failures = new Map<string, number>();
  readonly #digests = new Map<string, Set<string>>();
  readonly #verdicts = new Map<string, number>();
  readonly #faults: string[] = [];

  answered(caller: string, status: number, code: string): void {
    const kinds = this.#answers.get(caller) ?? new Map<string, number>();
    this.#answers.set(caller, kinds);
    const kind = code === '' ? String(status) : `${status} ${code}`;
    count(kinds, kind);
    // Those two say that it cannot be done now, and why; any other is a fault of the service.
    if (status >= 500 && status !== 503 && status !== 504) this.#faults.push(`${caller}: ${kind}`);
  }

  /** A request that got no answer though its caller waited. */
  failed(caller: string, error: unknown): void {
    const { cause } = error as { cause?: { code?: string } };
    count(this.#failures, `${caller}: ${cause?.code ?? String(error)}`);
  }

  /** The same filing has one digest in each format. */
  printed(format: string, digest: string): void {
    const digests = this.#digests.get(format) ?? new Set();
    this.#digests.set(format, digests.add(digest));
    if (digests.size === 2) this.#faults.push(`documents${format}: another digest`);
  }

  verified(verdict: string): void {
    count(this.#verdicts, verdict);
    if (verdict !== 'authentic') this.#faults.push(`a genuine document is ${verdict}`);
  }

  get faults(): readonly string[] {
    return this.#faults;
  }

  /** As lines of a table in Markdown. */
  lines(): readonly string[] {
    const answers = [...this.#answers].map(([caller, kinds]) => `| ${caller} | ${listed(kinds)} |`);
    return [
      '| callers | answers |',
      '| --- | --- |',
      ...answers,
      `| verdicts on genuine documents | ${listed(this.#verdicts)} |`,
      `| requests without an answer | ${listed(this.#failures) || 'none'} |`,
    ];
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([kind, number]) => `${kind}: ${number}`).join(', ');
}
