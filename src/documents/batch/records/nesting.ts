import { closeBrace, closeBracket, openBrace, openBracket } from '../../json/syntax.ts';

/** Brackets beyond this depth are only counted: no filing is so deep, and a body of brackets must not cost memory. */
const tracked = 256;

const opening = new Map([
  [closeBracket, openBracket],
  [closeBrace, openBrace],
]);

/** The brackets that are open in an item of an array. */
export class Nesting {
  readonly #open: number[] = [];
  #deeper = 0;

  /** No bracket is open. */
  get isOutside(): boolean {
    return this.#open.length === 0;
  }

  open(bracket: number): void {
    if (this.#open.length < tracked) this.#open.push(bracket);
    else this.#deeper += 1;
  }

  /**
   * Closes the innermost bracket of its kind and those inside of it, which lack theirs. False when none of its kind
   * is open: it belongs to what is around the item.
   */
  close(bracket: number): boolean {
    if (this.#deeper > 0) {
      this.#deeper -= 1;
      return true;
    }
    const at = this.#open.lastIndexOf(opening.get(bracket) ?? 0);
    if (at < 0) return false;
    this.#open.length = at;
    return true;
  }

  clear(): void {
    this.#open.length = 0;
    this.#deeper = 0;
  }
}
