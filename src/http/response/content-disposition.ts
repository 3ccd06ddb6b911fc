/** Longest name in bytes of UTF-8, extension included; file systems stop at 255. */
const maxBytes = 200;

/** Reserved by Windows, with any extension. */
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/**
 * A caller's file name made safe on Windows, macOS and Linux: no path, no characters that a file system forbids or
 * that disguise a name (controls, bidirectional overrides), not hidden, not too long, with the right extension. `undefined` when nothing is left of it.
 */
export function safeFileName(name: string, extension: string): string | undefined {
  const suffix = `.${extension}`;
  const cleaned = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\uFFFD]/gu, '')
    .replace(/[/\\:*?"<>|%]/g, '_')
    .replace(/\.{2,}/g, '.')
    .replace(/\s+/gu, ' ')
    .replace(/^[._ ]+|[. ]+$/g, '');
  const stem = cleaned.toLowerCase().endsWith(suffix) ? cleaned.slice(0, -suffix.length) : cleaned;
  const short = cutToBytes(stem, maxBytes - suffix.length).replace(/[. ]+$/, '');
  if (short === '') return undefined;
  return `${deviceName.test(short) ? '_' : ''}${short}${suffix}`;
}

function cutToBytes(text: string, limit: number): string {
  let size = 0;
  let cut = '';
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > limit) break;
    cut += character;
  }
  return cut;
}

/**
 * `Content-Disposition` of a download (RFC 6266): the name in UTF-8 as `filename*` (RFC 8187), and a plain ASCII
 * one for clients that know only `filename`.
 *
 * @param fallback an ASCII name, used where the name itself is not plain ASCII
 */
export function contentDisposition(name: string, fallback: string): string {
  // RFC 6266, appendix D: no escapes, no percent signs, which clients read differently.
  const plain = /^[\x20-\x7e]+$/.test(name) && !/["\\%]/.test(name) ? name : fallback;
  return `attachment; filename="${plain}"; filename*=UTF-8''${extendedValue(name)}`;
}

/** RFC 8187, 3.2: all but `attr-char` percent-encoded. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
