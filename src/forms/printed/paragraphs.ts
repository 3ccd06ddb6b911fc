/** A text as printed: one string for each paragraph, never fewer than one; an empty cell is `['']`. */
type Paragraphs = readonly [string, ...string[]];

/**
 * The paragraphs of a text as they are printed.
 *
 * `\n` separates paragraphs, empty ones in between included; one at the very end only ends the last paragraph
 * (an editor's habit), so it adds none. A text of nothing but white space prints nothing and is an empty cell.
 */
export function paragraphsOf(text: string | undefined): Paragraphs {
  if (isBlank(text)) return [''];
  const [first = '', ...rest] = withoutTabs(text).replace(/\n$/, '').split('\n');
  return [first, ...rest];
}

/** A text for a place that has room for one line only: its paragraphs stand one after the other. */
export function lineOf(text: string | undefined): string {
  return isBlank(text) ? '' : withoutTabs(text).replace(/\n$/, '').replaceAll('\n', ideographicSpace);
}

/** Whether a text prints nothing: absent, empty, or white space only. */
export function isBlank(text: string | undefined): text is '' | undefined {
  return text === undefined || text.trim() === '';
}

/** U+3000, as wide as a Chinese character. */
const ideographicSpace = '\u3000';

/**
 * A tab becomes two ideographic spaces, the usual indent of a Chinese paragraph: neither PDF nor HTML keeps a
 * tab as text, and Word would jump to a tab stop that the other two do not have.
 */
function withoutTabs(text: string): string {
  return text.replaceAll('\t', ideographicSpace + ideographicSpace);
}
