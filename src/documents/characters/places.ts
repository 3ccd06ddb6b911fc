import { CharacterCounter, codePointNames } from '../../characters/code-points.ts';
import { maxPositions, type Finding } from '../../forms/findings.ts';

/** Where one character, or one sequence, stands in a text. */
export interface Places {
  readonly character: string;
  /** From 1, in characters of the text as filed; the first {@link maxPositions}. */
  readonly positions: readonly number[];
  /** All of them. */
  readonly count: number;
}

/** Gathers the places of each character of one text, in the order of its first one. */
export class PlacesOfText {
  readonly #counter: CharacterCounter;
  readonly #places = new Map<string, { positions: number[]; count: number }>();

  constructor(text: string) {
    this.#counter = new CharacterCounter(text);
  }

  /** `key` tells apart what is the same character and has to be told by itself. Offsets come in order. */
  add(character: string, offset: number, key = character): void {
    const position = this.#counter.positionAt(offset);
    const known = this.#places.get(key);
    if (known === undefined) this.#places.set(key, { positions: [position], count: 1 });
    else {
      known.count += 1;
      if (known.positions.length < maxPositions) known.positions.push(position);
    }
  }

  /** By key. */
  get all(): ReadonlyMap<string, Omit<Places, 'character'>> {
    return this.#places;
  }
}

/** `第 3、8 个字符`, or where there are many `第 3、8、… 个字符等共 12 处`. */
export function placeWords({ positions, count }: Pick<Places, 'positions' | 'count'>): string {
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
  { character, positions }: Pick<Places, 'character' | 'positions'>,
  replacement: string | undefined,
): Pick<Finding, 'character' | 'codePoint' | 'positions' | 'replacement'> {
  const codePoint = codePointNames(character);
  return { character, codePoint, positions, ...(replacement === undefined ? {} : { replacement }) };
}
