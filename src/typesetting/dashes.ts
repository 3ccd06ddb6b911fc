/**
 * 破折号 —— and 省略号 ……. GB/T 15834-2011 forbids to part them at the end of a line. Word never does; LibreOffice does
 * unless they are text of a western language, so the Word renderer gives them a run of their own with one (src/docx),
 * and the line breaker puts them under the western rules too.
 */
export const dashes = /[—…‥⋯]{2,}|[…‥⋯]/gu;

/** For each character whether it belongs to such a dash. */
export function inDashes(text: string): readonly boolean[] {
  const flags: boolean[] = [];
  let end = 0;
  for (const { 0: dash, index } of text.matchAll(dashes)) {
    addFlags(flags, text, end, index, false);
    end = index + dash.length;
    addFlags(flags, text, index, end, true);
  }
  addFlags(flags, text, end, text.length, false);
  return flags;
}

/** One flag for each character between two offsets in UTF-16 units. */
function addFlags(flags: boolean[], text: string, start: number, end: number, flag: boolean): void {
  for (let at = start; at < end; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) flags.push(flag);
}
