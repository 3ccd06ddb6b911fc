import { CharacterCounter, codePointNames } from '../../characters/code-points.ts';
import { type Finding, maxPositions } from '../../forms/findings.ts';

/** A finding of one text, before it is known where the text stands. */
export type FindingInText = Omit<Finding, 'pointer' | 'label'>;

/** Where one character, or one sequence, stands in a text; with what is known of it. */
interface Places<Known> {
  readonly known: Known;
  /** From 1, in characters of the text as filed; the first {@link maxPositions}. */
  readonly positions: readonly number[];
  /** All of them. */
  readonly count: number;
}

/** Gathers the places of each character of one text, in the order of its first one. */
export class PlacesOfText<Known> {
  readonly #counter: CharacterCounter;
  readonly #places = new Map<string, { known: Known; positions: number[]; count: number }>();

  constructor(text: string) {
    this.#counter = new CharacterCounter(text);
  }

  /** Places with the same key make one finding. Offsets come in order. */
  add(key: string, offset: number, known: Known): void {
    const position = this.#counter.positionAt(offset);
    const places = this.#places.get(key);
    if (places === undefined) this.#places.set(key, { known, positions: [position], count: 1 });
    else {
      places.count += 1;
      if (places.positions.length < maxPositions) places.positions.push(position);
    }
  }

  get all(): Iterable<Places<Known>> {
    return this.#places.values();
  }
}

/** `第 3、8 个字符`, or where there are many `第 3、8、… 个字符等共 12 处`. */
export function placeWords({ positions, count }: Places<unknown>): string {
  const shown = positions.slice(0, 5).join('、');
  return count <= 5 ? `第 ${shown} 个字符` : `第 ${shown}、… 个字符，共 ${count} 处，`;
}

/** A character as far as it can be shown, with its code points: `“⼈”（U+2F08）`, `（U+00A0）`. */
export function characterWords(character: string): string {
  const shown = /[\p{C}\p{Z}\p{M}]/u.test(character) ? '' : `“${character}”`;
  return `${shown}（${codePointNames(character)}）`;
}

/** The members of a finding that tell of a character. */
export function memberOf(
  character: string,
  { positions }: Places<unknown>,
  replacement: string | undefined,
): Pick<Finding, 'character' | 'codePoint' | 'positions' | 'replacement'> {
  const codePoint = codePointNames(character);
  return { character, codePoint, positions, ...(replacement === undefined ? {} : { replacement }) };
}
