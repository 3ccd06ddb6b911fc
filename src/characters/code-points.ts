/** The code points of a text as Unicode writes them: `U+00A0`, `U+0065 U+0301`. */
export function codePointNames(text: string): string {
  return Array.from(text, (character) => {
    const digits = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `U+${digits.padStart(4, '0')}`;
  }).join(' ');
}

/** A text for a message, with its code points: `“人”（U+4EBA）`. */
export function namedText(text: string): string {
  return `“${text}”（${codePointNames(text)}）`;
}

/** Counts characters (code points) of one text from its start, going forward only. */
export class CharacterCounter {
  readonly #text: string;
  #offset = 0;
  #count = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The position, from 1, of the character at an offset in UTF-16 units, which is not before the last one asked for. */
  positionAt(offset: number): number {
    while (this.#offset < offset) {
      this.#offset += (this.#text.codePointAt(this.#offset) ?? 0) > 0xffff ? 2 : 1;
      this.#count += 1;
    }
    return this.#count + 1;
  }
}
