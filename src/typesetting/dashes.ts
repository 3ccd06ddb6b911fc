/**
 * 破折号 —— and 省略号 ……. GB/T 15834-2011 forbids to part them at the end of a line. Word never does; LibreOffice does
 * unless they are text of a western language, so the Word renderer gives them a run of their own with one (src/docx),
 * and the line breaker puts them under the western rules too.
 */
export const dashes = /[—…‥⋯]{2,}|[…‥⋯]/gu;

/** For each character whether it belongs to such a dash. */
export function inDashes(text: string): readonly boolean[] {
  const flags = Array.from(text, () => false);
  for (const { 0: dash, index } of text.matchAll(dashes)) {
    const start = Array.from(text.slice(0, index)).length;
    flags.fill(true, start, start + Array.from(dash).length);
  }
  return flags;
}
