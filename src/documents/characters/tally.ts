import { codePointNames } from '../../characters/code-points.ts';
import type { Finding, Severity } from '../../forms/findings.ts';

/** Characters that a message names, and that a tally counts one by one. */
const mostNamed = 50;
const mostKept = 10_000;

/** Counts what an answer does not list: the places of characters by character, other findings one by one. */
export class CharacterTally {
  readonly #counts: Readonly<Record<Severity, Map<string, number>>>;
  readonly #others: Record<Severity, number>;

  /** Goes on from another tally, which stays as it is. */
  constructor(from?: CharacterTally) {
    const counts = (severity: Severity) => new Map(from === undefined ? [] : from.#counts[severity]);
    this.#counts = { error: counts('error'), warning: counts('warning'), notice: counts('notice') };
    this.#others = from === undefined ? { error: 0, warning: 0, notice: 0 } : { ...from.#others };
  }

  /** What is about a character counts once for each of its places. */
  add({ severity, character, positions }: Pick<Finding, 'severity' | 'character' | 'positions'>): void {
    const places = positions?.length ?? 1;
    const counts = this.#counts[severity];
    if (character === undefined || (counts.size >= mostKept && !counts.has(character)))
      this.#others[severity] += places;
    else counts.set(character, (counts.get(character) ?? 0) + places);
  }

  /** How much of a severity was counted. */
  count(severity: Severity): number {
    return Array.from(this.#counts[severity].values()).reduce((sum, one) => sum + one, this.#others[severity]);
  }

  /** Chinese: the characters of the findings of a severity, the most frequent first; empty for none. */
  words(severity: Severity): string {
    const all = Array.from(this.#counts[severity]).sort(([, left], [, right]) => right - left);
    if (all.length === 0) return '';
    const named = all.slice(0, mostNamed).map(([character, count]) => `${codePointNames(character)} ${count} 处`);
    const rest = all.length - named.length;
    return `其中有字符 ${named.join('、')}${rest > 0 ? `，还有 ${rest} 种` : ''}`;
  }
}
