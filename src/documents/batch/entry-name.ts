/** Longest name of an entry without its extension, in bytes of UTF-8: file systems stop at 255 for the whole. */
const maxBytes = 180;

/** UTF-16 units of a name that are looked at: what is cut off anyway must not cost anything (ADR 0126). */
const longestName = 1_000;

/** Digits of the number; the names sort as the items stand. */
const digits = 4;

/**
 * Name of an item in a ZIP: `0007-附件2-2021年度-信息化运维提升.pdf`. Safe on Windows, macOS and Linux, whatever the
 * caller wrote: no path, none of the characters that a file system forbids or that disguise a name; composed (NFC), so
 * that macOS and the others see one name; short; and because of the number unlike any other, upper and lower case
 * apart or not, and no device of Windows (`CON`, `COM1`).
 */
export function entryName(index: number, name: string, extension: string): string {
  const stem = cutToBytes(withoutExtension(safe(name.slice(0, longestName)), extension), maxBytes).replace(
    /[. ]+$/,
    '',
  );
  return `${String(index).padStart(digits, '0')}${stem === '' ? '' : `-${stem}`}.${extension}`;
}

function safe(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029\uFFFD]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The caller may or may not have written the extension. */
function withoutExtension(name: string, extension: string): string {
  return name.toLowerCase().endsWith(`.${extension}`) ? name.slice(0, -extension.length - 1) : name;
}

const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' });

/** Whole characters as a reader sees them: a combining mark is not torn from its letter. */
function cutToBytes(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  let size = 0;
  let cut = '';
  for (const { segment } of segmenter.segment(text.slice(0, limit))) {
    size += Buffer.byteLength(segment);
    if (size > limit) break;
    cut += segment;
  }
  return cut;
}
