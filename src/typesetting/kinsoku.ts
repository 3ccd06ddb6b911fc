/**
 * 禁则: what may not stand at the start and at the end of a line of East Asian text.
 *
 * These are LibreOffice's characters for zh-CN. It knows no others, Word takes those that a document states
 * (templates/word writes these into the settings), and the page breaks its lines by them: one list for all three.
 * What it lacks, `……` and `——`, is kept together by `dashes.ts`.
 */
export const notAtLineStart =
  ':!),.:;?]}¢\'"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏～￠々‖•·ˇˉ―-′’”';
export const notAtLineEnd = '([{£¥\'"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘';

const starts = codePointsOf(notAtLineStart);
const ends = codePointsOf(notAtLineEnd);

/** Whether 禁则 lets a line end before the character at `index`. */
export function kinsokuAllows(characters: readonly number[], index: number): boolean {
  const [before, after] = [characters[index - 1], characters[index]];
  return !(after !== undefined && starts.has(after)) && !(before !== undefined && ends.has(before));
}

function codePointsOf(text: string): ReadonlySet<number> {
  return new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
}
