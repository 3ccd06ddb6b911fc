import type { DocumentPart, PartPage } from '../finish/document-part.ts';
import type { PrintedFont } from '../print/printed-font.ts';
import { PdfFormatError } from '../syntax/format-error.ts';

/** Resource name of the font of the numbers; the fonts of a part are `F1`, `F2`, …. */
const fontName = 'N1';
/** In points: as the page numbers of the forms. */
const fontSize = 9;
/** A4 as Chromium writes it, and the edges of the text block (docs/geometry.md). */
const pageHeight = 841.92;
const [leftEdge, rightEdge] = [63.65, 531.3];
/** Baseline, below the top of the page. */
const belowTop = 40;

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
  readonly font: PrintedFont;
  readonly #digits: readonly Digit[];

  /** `part`: of a print that shows all ten digits. */
  constructor(part: DocumentPart) {
    for (const { font, codes } of part.glyphs.values()) {
      const digits = Array.from({ length: 10 }, (_, digit) => digitOf(font, codes, String(digit)));
      const found = digits.filter((digit) => digit !== undefined);
      if (found.length < 10) continue;
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

  /** The page with its number: on the right of a right-hand page, on the left of a left-hand one. */
  numbered(page: PartPage, number: number, side: 'left' | 'right'): PartPage {
    const digits = Array.from(String(number), (digit) => this.#digits[Number(digit)] ?? { code: 0, width: 0 });
    const width = (digits.reduce((sum, digit) => sum + digit.width, 0) * fontSize) / 1000;
    const x = side === 'right' ? rightEdge - width : leftEdge;
    const codes = digits.map(({ code }) => code.toString(16).toUpperCase().padStart(4, '0')).join('');
    const drawn = [
      'q',
      page.content.trimEnd(),
      'Q',
      '/Artifact<</Type/Pagination>>BDC',
      'BT',
      `/${fontName} ${fontSize} Tf`,
      `1 0 0 1 ${x.toFixed(3)} ${(pageHeight - belowTop).toFixed(2)} Tm`,
      `<${codes}> Tj`,
      'ET',
      'EMC',
      '',
    ];
    return { ...page, content: drawn.join('\n'), fonts: new Map([...page.fonts, [fontName, this.font]]) };
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
