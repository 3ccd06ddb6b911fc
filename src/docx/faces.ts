import type { SupplementaryFonts } from '../fonts/supplementary-fonts.ts';

/**
 * The faces of one document: says which one draws a character that the face of its run may lack, and remembers what
 * each has to draw. Word takes a missing character from a face of its own choice, or draws an empty box, unless the
 * run names a face that has it; a face that no office machine has is embedded.
 */
export class DocumentFaces {
  readonly #fonts: SupplementaryFonts;
  readonly #used = new Map<string, Set<number>>();

  constructor(fonts: SupplementaryFonts) {
    this.#fonts = fonts;
  }

  /** Whether any character of a text needs another face than that of its run. */
  concerns(text: string): boolean {
    for (const character of text) {
      if (this.#fonts.faceFor(character.codePointAt(0) ?? 0) !== undefined) return true;
    }
    return false;
  }

  /** The face that draws a character; undefined: that of its run. */
  faceFor(codePoint: number): string | undefined {
    const face = this.#fonts.faceFor(codePoint);
    if (face === undefined) return undefined;
    const characters = this.#used.get(face);
    if (characters === undefined) this.#used.set(face, new Set([codePoint]));
    else characters.add(codePoint);
    return face;
  }

  /**
   * The fonts to embed, with the characters that were asked for so far; the same ones in the same order.
   *
   * @param present faces that the file has already
   */
  embedded(present: ReadonlySet<string>): readonly EmbeddedFace[] {
    return Array.from(this.#used)
      .filter(([face]) => !present.has(face))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([face, characters]) => {
        const font = this.#fonts.subset(
          face,
          Array.from(characters).sort((a, b) => a - b),
        );
        return font === undefined ? [] : [{ face, font }];
      });
  }
}

/** A face to be embedded in a document. */
export interface EmbeddedFace {
  readonly face: string;
  /** TrueType. */
  readonly font: Uint8Array;
}
