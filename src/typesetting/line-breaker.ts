import { inDashes } from './dashes.ts';
import { kinsokuAllows } from './kinsoku.ts';
import { LastPlaces } from './last-places.ts';
import { scriptOf, scriptsOf, type Script } from './scripts.ts';
import { WordBoundaries } from './word-boundaries.ts';

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

const space = 0x20;
const ideographicSpace = 0x3000;
const slash = 0x2f;
const letterOrDigit = /[\p{L}\p{N}]/u;

/**
 * A paragraph, measured and divided into portions: stretches of one script, one language and one face. Setting it takes
 * a number of steps that grows with its length and no faster, whatever it is made of: each line looks at what stands on
 * it, and what a rule looks for further back is looked up in {@link LastPlaces}.
 */
class Paragraph {
  readonly #characters: readonly number[];
  readonly #pieces: readonly string[];
  readonly #measure: Measure;
  readonly #portions: readonly Portion[];
  /** Where the characters begin, in twips; one more than there are characters. */
  readonly #places: Float64Array;
  readonly #letters: LastPlaces;
  readonly #asianBreaks: LastPlaces;
  readonly #wordBreaks: LastPlaces;

  constructor(text: string, measure: Measure) {
    this.#pieces = Array.from(text);
    const characters = this.#pieces.map((piece) => piece.codePointAt(0) ?? 0);
    this.#characters = characters;
    this.#measure = measure;
    this.#places = new Float64Array(this.#length + 1);
    this.#characters.forEach((codePoint, index) => {
      this.#places[index + 1] = this.#place(index) + measure.advance(codePoint) * measure.size;
    });
    this.#portions = this.#divide(inDashes(text));
    const boundaries = new WordBoundaries(characters);
    this.#letters = new LastPlaces(this.#length, (index) => letterOrDigit.test(this.#pieces[index] ?? ''));
    this.#asianBreaks = new LastPlaces(this.#length, (index) => kinsokuAllows(characters, index));
    this.#wordBreaks = new LastPlaces(this.#length, (index) => boundaries.has(index));
  }

  get #length(): number {
    return this.#characters.length;
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
        return this.#endIn({ start, first }, index, this.#firstOutside(from, width));
      }
      width += portionWidth;
    }
    return this.#length;
  }

  /** The end of a line on which the portion `last` does not fit, from the character at `outside` on. */
  #endIn({ start, first }: { readonly start: number; readonly first: number }, last: number, outside: number): number {
    let cut = outside;
    for (let index = last; ; index -= 1) {
      const portion = this.#portion(index);
      const from = Math.max(portion.start, start);
      const opportunity = this.#opportunity({ ...portion, start: from }, start, cut);
      if (opportunity === undefined) return atLeastOne(cut, start);
      const { before, next } = opportunity;
      const nothingBefore = from === start && before === start && next === before;
      if (before >= from) return nothingBefore ? atLeastOne(cut, start) : next;
      // The opportunity is in an earlier portion: that one is looked at again, as if its last character did not fit.
      if (index === first) return atLeastOne(cut, start);
      cut = from - 1;
    }
  }

  /** The last opportunity not after `cut`; undefined if there is none on the line. */
  #opportunity(portion: Portion, lineStart: number, cut: number): Opportunity | undefined {
    if (this.#isBlank(cut)) {
      let next = cut + 1;
      while (this.#isBlank(next)) next += 1;
      return { before: cut, next };
    }
    const before = this.#rulesAt(cut, portion) === 'asian' ? this.#asianBreaks.upTo(cut) : this.#word(cut);
    return before < lineStart ? undefined : { before, next: before };
  }

  /**
   * The rules are those of the last letter or digit up to the cut, for punctuation has none of its own; if that is in
   * another portion of the same script, those of the portion.
   */
  #rulesAt(cut: number, { start, script, rules }: Portion): Script {
    const index = this.#letters.upTo(cut);
    if (index >= start) return rules;
    const own = scriptOf(this.#characters[index] ?? 0);
    const last = own === 'weak' ? this.#portionAt(index).script : own;
    return last === script ? rules : last;
  }

  /** A slash is a poor place to break: not right at the edge, and a blank in the 66 characters before is better. */
  #word(cut: number): number {
    const afterSlash = (index: number): boolean => this.#characters[index - 1] === slash;
    const before = this.#wordBreaks.upTo(afterSlash(cut) ? cut - 1 : cut);
    if (!afterSlash(before)) return before;
    for (let index = before - 2; index >= 0 && before - index < 67; index -= 1) {
      if (this.#isBlank(index)) return index + 1;
    }
    return before;
  }

  #firstOutside(start: number, width: number): number {
    const edge = this.#place(start) + this.#measure.width - width;
    let cut = start;
    while (cut < this.#length && this.#place(cut + 1) <= edge + tolerance) cut += 1;
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

  /** The portion that the character at `index` is in. */
  #portionAt(index: number): Portion {
    let [low, high] = [0, this.#portions.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#portion(middle).end > index) high = middle;
      else low = middle + 1;
    }
    return this.#portion(low);
  }

  #portion(index: number): Portion {
    return this.#portions[index] ?? { start: 0, end: this.#length, script: 'western', rules: 'western' };
  }

  #place(index: number): number {
    return this.#places[Math.min(index, this.#length)] ?? 0;
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
