import { PdfFormatError } from '../syntax/format-error.ts';
import type { MarkedRun } from './marked-runs.ts';
import type { ShownText } from './page-content.ts';
import type { DrawnPage } from './print.ts';
import type { PrintedFont } from './printed-font.ts';

/**
 * Compares the drawn text of each mark with the text that it was filled with, character by character, by the Unicode
 * values of the font. This finds missing glyphs, lost characters, wrong characters and wrong order. Blanks do not count:
 * Chromium does not draw those at the ends of lines.
 *
 * Throws PdfFormatError, which names the place and not the text, as that is a filing's. It trusts the Unicode values of the
 * font, whose digest is checked at the start (ADR 0120).
 *
 * @param runs of each mark
 * @param texts what each mark was filled with
 */
export function assertDrawnAsFilled(
  pages: readonly DrawnPage[],
  runs: readonly (readonly MarkedRun[])[],
  texts: readonly string[],
): void {
  for (const [index, filled] of texts.entries()) {
    const reader = new FilledText(filled);
    for (const { page, objects } of runs[index] ?? []) {
      for (const { shown } of objects) {
        for (const text of shown) reader.follow(text, pages[page]?.fonts.get(text.font));
      }
    }
    if (!reader.isDrawn) throw new PdfFormatError(`Text ${index + 1} of ${texts.length} is not drawn as it was filled`);
  }
}

/** Compares one text with what is drawn of it. */
class FilledText {
  readonly #text: string;
  #at: number;
  #differs = false;

  constructor(text: string) {
    this.#text = text;
    this.#at = behindBlanks(text, 0);
  }

  /** All of it was drawn and nothing else: once, or several times, as a head row is on each page of its table. */
  get isDrawn(): boolean {
    return !this.#differs && this.#at === this.#text.length;
  }

  follow({ codes, actualText }: ShownText, font: PrintedFont | undefined): void {
    if (actualText !== undefined) this.#at = this.#read(actualText, this.#at);
    else {
      let at = this.#at;
      for (const code of codes) at = this.#read(font?.toUnicode.get(code) ?? missing, at);
      this.#at = at;
    }
  }

  /** Compares from one place on; returns the place behind what was drawn. */
  #read(drawn: string, from: number): number {
    const text = this.#text;
    let at = from;
    for (let index = 0; index < drawn.length; index += 1) {
      const unit = drawn.charCodeAt(index);
      if (isBlank(unit)) continue;
      if (at === text.length) at = behindBlanks(text, 0);
      if (text.charCodeAt(at) !== unit) this.#differs = true;
      at = behindBlanks(text, Math.min(at + 1, text.length));
    }
    return at;
  }
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** The blanks that a page can hold: all others are refused (docs/fonts.md). */
function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x3000 || (unit >= 0x09 && unit <= 0x0d);
}

/** The text of a code without a Unicode value: no filing has a NUL. */
const missing = '\0';
