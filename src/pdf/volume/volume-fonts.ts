import type { DocumentPart } from '../finish/document-part.ts';
import { FontSubset } from '../finish/font-subset.ts';
import type { ProfileRequirements } from '../finish/profiles.ts';
import type { PrintedFont } from '../print/printed-font.ts';
import type { IndirectObject } from '../document/objects.ts';
import type { StreamedFile } from '../document/streamed-file.ts';

/** One subset of each face for the whole volume (ADR 0061), to be written when all glyphs are known. */
export class VolumeFonts {
  readonly #file: StreamedFile;
  readonly #subsets = new Map<string, FontSubset>();

  constructor(file: StreamedFile) {
    this.#file = file;
  }

  /** Adds glyphs of a font to the subset of its face. */
  add(font: PrintedFont, codes: Iterable<number>): void {
    this.#subsetOf(font).add(font, codes);
  }

  /** Adds all glyphs that a part shows. */
  addGlyphs(part: DocumentPart): void {
    for (const { font, codes } of part.glyphs.values()) this.add(font, codes);
  }

  /** The font object of the volume for a font of a print. */
  objectOf(font: PrintedFont): IndirectObject {
    return this.#subsetOf(font).object;
  }

  /** Writes all of them. */
  write(requirements: Pick<ProfileRequirements, 'cidSet'>): void {
    for (const subset of this.#subsets.values()) {
      subset.write(requirements);
      this.#file.write(subset.object);
    }
  }

  #subsetOf(font: PrintedFont): FontSubset {
    let subset = this.#subsets.get(font.face);
    if (subset === undefined) {
      this.#subsets.set(font.face, (subset = new FontSubset(font)));
      this.#file.defer(subset.object);
    }
    return subset;
  }
}
