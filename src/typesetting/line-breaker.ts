import { BreakPlaces } from './break-places.ts';
import { type Script, scriptsOf } from './scripts.ts';

/** How wide a text is set. */
export interface Measure {
  /** Width of the column in twips, twentieths of a point: Word's unit, in which it and LibreOffice round. */
  readonly width: number;
  /** Size of the type in twips. */
  readonly size: number;
  /** Advance of a character in em. */
  readonly advance: (codePoint: number) => number;
  /** Names the face of a character that the face of the text lacks and that Word therefore gets in a run of its own. */
  readonly otherFace?: (codePoint: number) => string | undefined;
}

/**
 * The lines of a paragraph, which put together are the paragraph again: blanks at the end of a line stand in it,
 * though they may reach over its edge.
 *
 * Word breaks the lines of the Word file, and the page has to break the same ones, or rows and pages come to differ.
 * Chromium goes by other rules, which no CSS brings close enough (docs/fidelity.md), so lines are broken here as Word
 * does (ADR 0128): it fills the line up to the first character that does not fit and goes back from there to the last
 * place at which the line may end.
 */
export function breakLines(text: string, measure: Measure): readonly string[] {
  if (surelyFits(text, measure)) return [text];
  const lines = [...new Paragraph(text, measure).lines()];
  return lines.length === 0 ? [''] : lines;
}

/** Whether a text fits on one line however it is divided: each portion rounds its width up by half a twip at most. */
function surelyFits(text: string, { width, size, advance }: Measure): boolean {
  let needed = 0;
  for (let index = 0; index < text.length && needed <= width; index += 1) {
    const codePoint = text.codePointAt(index) ?? 0;
    if (codePoint > 0xffff) index += 1;
    needed += advance(codePoint) * size + 0.5;
  }
  return needed <= width;
}

/**
 * A paragraph, measured and divided into portions: stretches of one script and one face. Setting it takes a number of
 * steps that grows with its length and no faster, whatever it is made of: each line looks at what stands on it, and where
 * it may end is looked up in {@link BreakPlaces}.
 */
class Paragraph {
  readonly #pieces: readonly string[];
  readonly #measure: Measure;
  readonly #portions: readonly Portion[];
  /** Where the characters begin, in twips; one more than there are characters. */
  readonly #places: Float64Array;
  readonly #breaks: BreakPlaces;

  constructor(text: string, measure: Measure) {
    this.#pieces = Array.from(text);
    const characters = this.#pieces.map((piece) => piece.codePointAt(0) ?? 0);
    this.#measure = measure;
    this.#places = new Float64Array(this.#length + 1);
    characters.forEach((codePoint, index) => {
      this.#places[index + 1] = this.#place(index) + measure.advance(codePoint) * measure.size;
    });
    this.#portions = divide(characters, measure);
    this.#breaks = new BreakPlaces(characters);
  }

  get #length(): number {
    return this.#pieces.length;
  }

  *lines(): Generator<string, void, undefined> {
    let first = 0;
    for (let start = 0; start < this.#length;) {
      while (this.#portion(first).end <= start) first += 1;
      const end = this.#lineEnd(start, first);
      yield this.#pieces.slice(start, end).join('');
      start = end;
    }
  }

  /** Where the line that begins at `start`, in the portion `first`, ends. */
  #lineEnd(start: number, first: number): number {
    let width = 0;
    for (let index = first; index < this.#portions.length; index += 1) {
      const portion = this.#portion(index);
      const from = Math.max(portion.start, start);
      // A portion that fits is measured as a whole, and rounded; one that does not, up to the last character that fits.
      const portionWidth = Math.round(this.#place(portion.end) - this.#place(from));
      if (width + portionWidth > this.#measure.width) {
        return this.#end(start, this.#firstOutside(from, width));
      }
      width += portionWidth;
    }
    return this.#length;
  }

  /** The end of a line on which the character at `outside` does not fit. */
  #end(start: number, outside: number): number {
    const breaks = this.#breaks;
    let next = outside;
    while (breaks.isBlank(next)) next += 1;
    if (next > outside && (next === this.#length || breaks.mayEnd(next))) return next;
    const end = breaks.lastEnd(outside);
    if (end > start) return end;
    const fits = (from: number, to: number): boolean => this.#place(to) - this.#place(from) <= this.#measure.width;
    return Math.max(breaks.tear(start, outside, fits) ?? next, start + 1); // no line is empty, however narrow
  }

  #firstOutside(start: number, width: number): number {
    const edge = this.#place(start) + this.#measure.width - width;
    let cut = start;
    while (cut < this.#length && this.#place(cut + 1) <= edge + tolerance) cut += 1;
    return cut;
  }

  #portion(index: number): Portion {
    return this.#portions[index] ?? { start: 0, end: this.#length, script: 'western' };
  }

  #place(index: number): number {
    return this.#places[Math.min(index, this.#length)] ?? 0;
  }
}

interface Portion {
  readonly start: number;
  end: number;
  readonly script: Script;
}

function divide(characters: readonly number[], { otherFace = () => undefined }: Measure): readonly Portion[] {
  const scripts = scriptsOf(characters);
  const portions: Portion[] = [];
  let last: Portion | undefined;
  let lastFace: string | undefined;
  characters.forEach((codePoint, index) => {
    const script = scripts[index] ?? 'western';
    const face = otherFace(codePoint);
    if (last?.script === script && lastFace === face) last.end = index + 1;
    else portions.push((last = { start: index, end: index + 1, script }));
    lastFace = face;
  });
  return portions;
}

/** Of floating point, in twips. */
const tolerance = 1e-6;
