import { codePointNames } from '../../characters/code-points.ts';

/** Characters that take two columns of a terminal (UAX #11: wide and full-width), as far as filings hold them. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Characters that take none: combining marks, variation selectors. */
const none = /\p{Mn}|\p{Me}/u;

/** Columns that one character takes. */
function characterWidth(character: string): number {
  if (wide.test(character)) return 2;
  return none.test(character) ? 0 : 1;
}

/** Columns that a text takes. */
export function displayWidth(text: string): number {
  return Array.from(text).reduce((width, character) => width + characterWidth(character), 0);
}

/** The text with blanks after it, up to that many columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The text in lines of at most that many columns. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const more = characterWidth(character);
    if (used + more > width && line !== '') {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += character;
    used += more;
  }
  return [...lines, line];
}

/**
 * The text as a terminal may get it: messages quote filings, and an escape sequence in one must not move the cursor
 * or hide a line. Control and format characters are shown by their code points.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => `<${codePointNames(character)}>`);
}

/** The same for a text of several lines. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}
