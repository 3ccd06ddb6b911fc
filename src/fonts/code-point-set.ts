import type { CharacterCoverage } from '../documents/ports.ts';

const size = 0x110000;

/** A set of Unicode code points: one bit for each there is, 136 kB. */
export class CodePointSet implements CharacterCoverage {
  readonly #bits = new Uint8Array(size / 8);

  /** All code points of some ranges, ends included. */
  static ofRanges(ranges: readonly (readonly [first: number, last: number])[]): CodePointSet {
    const set = new CodePointSet();
    for (const [first, last] of ranges)
      for (let codePoint = first; codePoint <= last; codePoint += 1) set.add(codePoint);
    return set;
  }

  /** What is in any of the sets. */
  static union(sets: readonly CodePointSet[]): CodePointSet {
    const union = new CodePointSet();
    for (const set of sets) {
      set.#bits.forEach((byte, index) => (union.#bits[index] = (union.#bits[index] ?? 0) | byte));
    }
    return union;
  }

  add(codePoint: number): void {
    const at = codePoint >> 3;
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (codePoint & 7));
  }

  has(codePoint: number): boolean {
    return ((this.#bits[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0;
  }

  /** Of a text. `\n` and `\t` are no characters of a font and always pass. */
  firstMissing(text: string): ReturnType<CharacterCoverage['firstMissing']> {
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit === 0x0a || unit === 0x09) continue;
      const codePoint = unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(index) ?? unit) : unit;
      if (!this.has(codePoint)) return { index, codePoint };
      if (codePoint > 0xffff) index += 1;
    }
    return undefined;
  }

  /** How many there are. */
  get count(): number {
    return this.countCommon(this);
  }

  /** How many are in another set as well. */
  countCommon(other: CodePointSet): number {
    let count = 0;
    this.#bits.forEach((byte, index) => {
      for (let rest = byte & (other.#bits[index] ?? 0); rest !== 0; rest &= rest - 1) count += 1;
    });
    return count;
  }
}
