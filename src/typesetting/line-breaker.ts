import { inDashes } from './dashes.ts';
import { kinsokuAllows } from './kinsoku.ts';
import { scriptOf, scriptsOf, type Script } from './scripts.ts';
import { wordBoundary } from './word-boundaries.ts';

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
 * The page has to break its lines where Word breaks them, or rows and pages come to differ. Chromium goes by
 * other rules, which no CSS brings close enough (docs/fidelity.md), so lines are broken here as LibreOffice breaks
 * those of a Word file: it fills the line up to the first character that does not fit and looks for an opportunity
 * back from there, under the rules of the language that stands there.
 */
export function breakLines(text: string, measure: Measure): readonly string[] {
  if (surelyFits(text, measure)) return [text];
  const paragraph = new Paragraph(text, measure);
  const lines: string[] = [];
  for (let start = 0; start < paragraph.length;) {
    const end = paragraph.lineEnd(start);
    lines.push(paragraph.slice(start, end));
    start = end;
  }
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

const space = 0x20;
const ideographicSpace = 0x3000;
const slash = 0x2f;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** A paragraph, measured and divided into portions: stretches of one script, one language and one face. */
class Paragraph {
  readonly #characters: readonly number[];
  readonly #pieces: readonly string[];
  readonly #measure: Measure;
  readonly #portions: readonly Portion[];
  /** Where the characters begin, in twips; one more than there are characters. */
  readonly #places: Float64Array;

  constructor(text: string, measure: Measure) {
    this.#pieces = Array.from(text);
    this.#characters = this.#pieces.map((piece) => piece.codePointAt(0) ?? 0);
    this.#measure = measure;
    this.#places = new Float64Array(this.length + 1);
    this.#characters.forEach((codePoint, index) => {
      this.#places[index + 1] = this.#place(index) + measure.advance(codePoint) * measure.size;
    });
    this.#portions = this.#divide(inDashes(text));
  }

  get length(): number {
    return this.#characters.length;
  }

  slice(start: number, end: number): string {
    return this.#pieces.slice(start, end).join('');
  }

  /** Where the line that begins at `start` ends. */
  lineEnd(start: number): number {
    const onLine: Portion[] = [];
    let width = 0;
    for (let index = start; index < this.length;) {
      const portion = this.#portionAt(index);
      // A portion that fits is measured as a whole, and rounded; one that does not, up to the last character that fits.
      const portionWidth = Math.round(this.#place(portion.end) - this.#place(index));
      if (width + portionWidth > this.#measure.width) {
        return this.#endIn([...onLine, { ...portion, start: index }], start, this.#firstOutside(index, width));
      }
      onLine.push({ ...portion, start: index });
      width += portionWidth;
      index = portion.end;
    }
    return this.length;
  }

  /** The end of a line on which the last portion does not fit, from the character at `cut` on. */
  #endIn(portions: Portion[], lineStart: number, cut: number): number {
    const portion = portions.at(-1);
    if (portion === undefined) return cut;
    const opportunity = this.#opportunity(portion, lineStart, cut);
    if (opportunity === undefined) return atLeastOne(cut, lineStart);
    const { before, next } = opportunity;
    const nothingBefore = portion.start === lineStart && before === lineStart && next === before;
    if (before >= portion.start) return nothingBefore ? atLeastOne(cut, lineStart) : next;
    // The opportunity is in an earlier portion: that one is looked at again, as if its last character did not fit.
    if (portions.length === 1) return atLeastOne(cut, lineStart);
    return this.#endIn(portions.slice(0, -1), lineStart, portion.start - 1);
  }

  /** The last opportunity not after `cut`; undefined if there is none on the line. */
  #opportunity(portion: Portion, lineStart: number, cut: number): Opportunity | undefined {
    if (this.#isBlank(cut)) {
      let next = cut + 1;
      while (this.#isBlank(next)) next += 1;
      return { before: cut, next };
    }
    const before = this.#rulesAt(cut, portion) === 'asian' ? this.#kinsoku(cut) : this.#word(cut);
    return before < lineStart ? undefined : { before, next: before };
  }

  /**
   * The rules are those of the last letter or digit up to the cut, for punctuation has none of its own; if that is in
   * another portion of the same script, those of the portion.
   */
  #rulesAt(cut: number, { start, script, rules }: Portion): Script {
    let index = Math.min(cut, this.length - 1);
    while (index > 0 && !letterOrDigit.test(this.#pieces[index] ?? '')) index -= 1;
    if (index >= start) return rules;
    const own = scriptOf(this.#characters[index] ?? 0);
    const last = own === 'weak' ? this.#portionAt(index).script : own;
    return last === script ? rules : last;
  }

  #kinsoku(cut: number): number {
    let before = cut;
    while (before > 0 && before < this.length && !kinsokuAllows(this.#characters, before)) before -= 1;
    return before;
  }

  /** A slash is a poor place to break: not right at the edge, and a blank in the 66 characters before is better. */
  #word(cut: number): number {
    const afterSlash = (index: number): boolean => this.#characters[index - 1] === slash;
    if (wordBoundary(this.#characters, cut) && !afterSlash(cut)) return cut;
    let before = cut - 1;
    while (before > 0 && !wordBoundary(this.#characters, before)) before -= 1;
    if (!afterSlash(before)) return before;
    for (let index = before - 2; index >= 0 && before - index < 67; index -= 1) {
      if (this.#isBlank(index)) return index + 1;
    }
    return before;
  }

  #firstOutside(start: number, width: number): number {
    const edge = this.#place(start) + this.#measure.width - width;
    let cut = start;
    while (this.#place(cut + 1) <= edge + tolerance) cut += 1;
    return cut;
  }

  #divide(dash: readonly boolean[]): readonly Portion[] {
    const { otherFace = () => undefined } = this.#measure;
    const scripts = scriptsOf(this.#characters);
    const portions: Portion[] = [];
    let last: Portion | undefined;
    let lastFace: string | undefined;
    this.#characters.forEach((codePoint, index) => {
      const script = scripts[index] ?? 'western';
      const rules = dash[index] === true ? 'western' : script;
      const face = otherFace(codePoint);
      if (last?.script === script && last.rules === rules && lastFace === face) last.end = index + 1;
      else portions.push((last = { start: index, end: index + 1, script, rules }));
      lastFace = face;
    });
    return portions;
  }

  #portionAt(index: number): Portion {
    let [low, high] = [0, this.#portions.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#portions[middle]?.end ?? 0) > index) high = middle;
      else low = middle + 1;
    }
    return this.#portions[low] ?? { start: 0, end: this.length, script: 'western', rules: 'western' };
  }

  #place(index: number): number {
    return this.#places[Math.min(index, this.length)] ?? 0;
  }

  #isBlank(index: number): boolean {
    const codePoint = this.#characters[index];
    return codePoint === space || codePoint === ideographicSpace;
  }
}

interface Portion {
  readonly start: number;
  end: number;
  readonly script: Script;
  /** Those of its language, which a dash has of another script than its own. */
  readonly rules: Script;
}

/** A line may end before the character `before`; the next begins with `next`, after blanks. */
interface Opportunity {
  readonly before: number;
  readonly next: number;
}

/** Of floating point, in twips. */
const tolerance = 1e-6;

/** No line is empty, however narrow the column. */
function atLeastOne(cut: number, lineStart: number): number {
  return Math.max(cut, lineStart + 1);
}
