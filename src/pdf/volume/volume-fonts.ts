import type { DocumentPart } from '../finish/document-part.ts';
import { FontSubset } from '../finish/font-subset.ts';
import type { PrintedFont } from '../print/printed-font.ts';
import type { ProfileRequirements } from '../finish/profiles.ts';
import { PdfFormatError } from '../document/format-error.ts';
import type { IndirectObject } from '../document/objects.ts';
import type { StreamedFile } from '../document/streamed-file.ts';

/** The fonts of one part in a volume. */
export interface PartFonts {
  /** The font object of the volume, by face. */
  readonly objectOf: (face: string) => IndirectObject;
  /** The font as the print of the part has it. */
  readonly printed: (face: string) => PrintedFont;
  /** Adds what the part shows to the subsets. */
  readonly addGlyphs: () => void;
}

/** One subset of each face for the whole volume (ADR 0061), to be written when all glyphs are known. */
export class VolumeFonts {
  readonly #file: StreamedFile;
  readonly #subsets = new Map<string, FontSubset>();

  constructor(file: StreamedFile) {
    this.#file = file;
  }

  add(font: PrintedFont, codes: Iterable<number>): void {
    this.#subsetOf(font).add(font, codes);
  }

  of(part: DocumentPart): PartFonts {
    const printed = (face: string): PrintedFont => {
      const shown = part.glyphs.get(face);
      if (shown === undefined) throw new PdfFormatError('A page calls for a font that its part does not have');
      return shown.font;
    };
    return {
      // A page may also call for a font that the volume has and the part has not: that of its number.
      objectOf: (face) => (part.glyphs.has(face) ? this.#subsetOf(printed(face)) : this.#known(face)).object,
      printed,
      addGlyphs: () => {
        for (const { font, codes } of part.glyphs.values()) this.add(font, codes);
      },
    };
  }

  /** Writes all of them. */
  write(requirements: Pick<ProfileRequirements, 'cidSet'>): void {
    for (const subset of this.#subsets.values()) {
      subset.write(requirements);
      this.#file.write(subset.object);
    }
  }

  #known(face: string): FontSubset {
    const subset = this.#subsets.get(face);
    if (subset === undefined) throw new PdfFormatError('A page calls for a font that nothing shows');
    return subset;
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
