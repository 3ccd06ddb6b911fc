/**
 * 禁则: what may not stand at the start and at the end of a line. One list for all: the Word file states it in its
 * settings (templates/word), the page breaks its lines by it, and the yardstick of the tests reads it from the Word file.
 *
 * Word takes no more than 100 characters ([MS-OI29500] 2.1.410), so forms that only vertical text has are left out.
 */
export const notAtLineStart = [
  `!%),.:;?]}'"-`,
  '¢°·–—―’”‥…‰′″›℃℉∶⋯', // —— and …… stay whole, as their second half begins no line
  '、。〃々〉》」』】〕〗〙〛〞',
  'ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーゝゞヽヾ゛゜・',
  '！％），．：；？］｝～￠',
  '｡｣､﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞',
].join('');
export const notAtLineEnd = `([{'"£¥‘“‵〈《「『【〔〖〘〚〝（［｛｢￡￥﹙﹛﹝`;

const starts = codePointsOf(notAtLineStart);
const ends = codePointsOf(notAtLineEnd);

/** Whether 禁则 lets a line end between two characters. */
export function kinsokuAllows(before: number, after: number): boolean {
  return !starts.has(after) && !ends.has(before);
}

function codePointsOf(text: string): ReadonlySet<number> {
  return new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
}
