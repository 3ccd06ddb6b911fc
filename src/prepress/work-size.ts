/**
 * How much work a filing is at most, in bytes of text: a row, a cell or a finding takes as long as so many bytes do,
 * however short it is written.
 */
const bytesPerValue = 64;

/**
 * Work that the event loop does itself. The official forms are a quarter of it (5 ms); of the worst that fits, 1,000
 * findings or 500 empty rows, hold up no other caller either.
 */
const small = 64 * 1024;

/** Bytes of a filing that takes half a second: what is longer waits for its like, and others do not wait for it. */
const long = 1 << 20;

/** Pages that the event loop fills itself, each some two milliseconds: filings have ten or fewer. */
export const mostPagesAtOnce = 20;

const comma = 0x2c;
const openBracket = 0x5b;
const openBrace = 0x7b;

/** Whether bytes are so few that reading them once takes no time, whatever they are. */
export function isShort(source: Uint8Array): boolean {
  return source.length <= small;
}

/** Whether a filing has so many bytes that the work on it takes long, whatever they are. */
export function isLong(source: Uint8Array): boolean {
  return source.length > long;
}

/** Whether the work on a filing, as JSON, is so small that handing it to a thread would cost more than it saves. */
export function isSmall(source: Uint8Array): boolean {
  if (source.length > small) return false;
  let size = source.length;
  for (const byte of source) if (byte === comma || byte === openBracket || byte === openBrace) size += bytesPerValue;
  return size <= small;
}
