import type { DocumentPart, PartPage } from '../finish/document-part.ts';
import type { PrintedFont } from '../print/printed-font.ts';
import { PdfFormatError } from '../document/format-error.ts';

/** Resource name of the font of the numbers; the fonts of a part are `F1`, `F2`, …. */
const FONT_NAME = 'N1';
/** In points: as the page numbers of the forms. */
const SIZE = 9;
/** A4 as Chromium writes it, and the edges of the text block (docs/geometry.md). */
const PAGE_HEIGHT = 841.92;
const [LEFT, RIGHT] = [63.65, 531.3];
/** Baseline, below the top of the page. */
const FROM_TOP = 40;

/** The glyph of a digit. */
interface Digit {
  readonly code: number;
  /** In thousandths of the size. */
  readonly width: number;
}

/**
 * The number of a page in the volume, in its upper corner on the outer side, where archives number their pages
 * (DA/T 22): at the foot stands the number that the form itself has. An artifact: it is no part of what was filed.
 */
export class PageNumbers {
  readonly face: string;
  readonly font: PrintedFont;
  readonly #digits: readonly Digit[];

  /** `part`: of a print that shows all ten digits. */
  constructor(part: DocumentPart) {
    for (const [face, { font, codes }] of part.glyphs) {
      const digits = Array.from({ length: 10 }, (_, digit) => digitOf(font, codes, String(digit)));
      const found = digits.filter((digit) => digit !== undefined);
      if (found.length < 10) continue;
      this.face = face;
      this.font = font;
      this.#digits = found;
      return;
    }
    throw new PdfFormatError('The print does not show all digits');
  }

  /** Codes of the glyphs. */
  get codes(): readonly number[] {
    return this.#digits.map(({ code }) => code);
  }

  /** Fonts by the resource names that a numbered page calls for beyond those of its part. */
  get fonts(): readonly (readonly [name: string, font: PrintedFont])[] {
    return [[FONT_NAME, this.font]];
  }

  /** The page with its number: on the right of a right-hand page, on the left of a left-hand one. */
  numbered(page: PartPage, number: number, side: 'left' | 'right'): PartPage {
    const digits = Array.from(String(number), (digit) => this.#digits[Number(digit)] ?? { code: 0, width: 0 });
    const width = (digits.reduce((sum, digit) => sum + digit.width, 0) * SIZE) / 1000;
    const x = side === 'right' ? RIGHT - width : LEFT;
    const codes = digits.map(({ code }) => code.toString(16).toUpperCase().padStart(4, '0')).join('');
    const drawn = [
      'q',
      page.content.trimEnd(),
      'Q',
      '/Artifact<</Type/Pagination>>BDC',
      'BT',
      `/${FONT_NAME} ${SIZE} Tf`,
      `1 0 0 1 ${x.toFixed(3)} ${(PAGE_HEIGHT - FROM_TOP).toFixed(2)} Tm`,
      `<${codes}> Tj`,
      'ET',
      'EMC',
      '',
    ];
    return { ...page, content: drawn.join('\n'), faces: new Map([...page.faces, [FONT_NAME, this.face]]) };
  }
}

function digitOf(font: PrintedFont, codes: ReadonlySet<number>, digit: string): Digit | undefined {
  for (const code of codes) {
    if (font.toUnicode.get(code) !== digit) continue;
    const { program } = font;
    return { code, width: (program.at(code).advance * 1000) / program.unitsPerEm };
  }
  return undefined;
}
