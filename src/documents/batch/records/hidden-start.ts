/** Bytes within which the start of a record has to lie: blanks, a name, and the first other key. */
export const tailLength = 2048;

/**
 * A comma and the start of a record as callers write it: `,{"form":` or `,{"filing":`, a name possibly in front.
 * Matched against the bytes as Latin-1, up to the colon.
 */
const start =
  /,[ \t\r\n]*(\{[ \t\r\n]*(?:"name"[ \t\r\n]*:[ \t\r\n]*"(?:[^"\\]|\\.)*"[ \t\r\n]*,[ \t\r\n]*)?"(?:form|filing)"[ \t\r\n]*)$/s;

/**
 * Where in these bytes, which end before a colon, a record starts, as so many bytes from their end; undefined when
 * none does. In a string of valid JSON this cannot stand: its quotation marks would be escaped.
 */
export function hiddenStart(tail: Uint8Array): number | undefined {
  const { length } = tail;
  // Most colons follow other keys; they need no more than a look.
  let last = length - 1;
  while (last >= 0 && (tail[last] === 0x20 || tail[last] === 0x0a || tail[last] === 0x0d || tail[last] === 0x09))
    last -= 1;
  if (tail[last] !== 0x22 || (tail[last - 1] !== 0x6d && tail[last - 1] !== 0x67)) return undefined;
  return start.exec(Buffer.from(tail.buffer, tail.byteOffset, length).toString('latin1'))?.[1]?.length;
}
