/** Fullwidth and small forms of ASCII characters and signs: ％ ＞ （ ﹪. */
const otherWidths = /[\uFF01-\uFF5E\uFFE0-\uFFE6\uFE50-\uFE6B]/g;

/**
 * A text with the width of its signs, letters and digits aside. Character by character: NFKC of a whole text would make
 * 102 of 10², and takes a time that grows with the square of a row of combining marks.
 */
export function halfwidth(text: string): string {
  return text.replace(otherWidths, (character) => character.normalize('NFKC'));
}
