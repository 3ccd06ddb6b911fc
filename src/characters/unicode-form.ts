/** More marks than any character has: Thai and Hebrew have four in a row at most, a stacked formula hardly ten. */
const manyMarks = /\p{M}{17}/u;

/**
 * A text in a normalisation form of Unicode. One with a long run of combining marks stays as it is: putting them in
 * order takes time that grows with the square of their number, and no such text can be printed.
 */
export function unicodeForm(text: string, form: 'NFC' | 'NFKC'): string {
  return manyMarks.test(text) ? text : text.normalize(form);
}
