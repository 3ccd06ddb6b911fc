import type { PrintedFont } from '../print/printed-font.ts';
import type { IndirectObject } from '../syntax/objects.ts';
import type { DocumentPart } from './document-part.ts';
import { FontSubset } from './font-subset.ts';
import type { ProfileRequirements } from './profiles.ts';

/** One subset of each face for a whole file (ADR 0061), to be written when all glyphs are known. */
export class FontSubsets {
  readonly #subsets = new Map<string, FontSubset>();
  readonly #begun: (object: IndirectObject) => void;

  /** @param begun gets the object of each font, which others may refer to from then on */
  constructor(begun: (object: IndirectObject) => void = () => undefined) {
    this.#begun = begun;
  }

  /** Adds glyphs of a font to the subset of its face. */
  add(font: PrintedFont, codes: Iterable<number>): void {
    this.#subsetOf(font).add(font, codes);
  }

  /** Adds all glyphs that a part shows. */
  addGlyphs({ glyphs }: DocumentPart): void {
    for (const { font, codes } of glyphs.values()) this.add(font, codes);
  }

  /** The font object of the file for a font of a print. */
  objectOf(font: PrintedFont): IndirectObject {
    return this.#subsetOf(font).object;
  }

  /** Writes all of them; returns their objects. */
  write(requirements: ProfileRequirements): IndirectObject[] {
    return Array.from(this.#subsets.values(), (subset) => {
      subset.write(requirements);
      return subset.object;
    });
  }

  #subsetOf(font: PrintedFont): FontSubset {
    let subset = this.#subsets.get(font.face);
    if (subset === undefined) {
      this.#subsets.set(font.face, (subset = new FontSubset(font)));
      this.#begun(subset.object);
    }
    return subset;
  }
}
