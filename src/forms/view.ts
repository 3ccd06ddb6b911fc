/**
 * The pieces that the Views of all forms are made of.
 *
 * A View is pure data: printable strings, ticked boxes and rows, nothing left to compute. The same View
 * fills the page template and the Word template, so PDF and Word cannot disagree about a word.
 */

/** A text as printed: one string for each paragraph, never fewer than one; an empty cell is `['']`. */
export type Paragraphs = readonly [string, ...string[]];

/** A tick box as printed: U+2611 ticked, U+25A1 not ticked (the issued forms use these two). */
export type Box = '☑' | '□';

/** One of the opinion cells that an authority fills by hand: everything may be empty. */
export interface OpinionView {
  readonly opinion: Paragraphs;
  readonly reviewer: string;
  /** A line break if the reviewer leaves no room for the date on the same line. */
  readonly beforeDate: '' | '\n';
  /** `2021年3月5日`, `2021年3月`, or the empty string: the template then prints `年  月  日` to be written by hand. */
  readonly date: string;
}
