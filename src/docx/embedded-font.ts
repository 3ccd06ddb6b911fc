import { createHash } from 'node:crypto';

/** A font as Word embeds it: the first 32 bytes are masked with a key that stands in the font table. */
export interface ObfuscatedFont {
  readonly bytes: Uint8Array;
  /** `{…}`, a GUID, made from the font itself so that the same font always gives the same file. */
  readonly fontKey: string;
}

/** ECMA-376 part 4, 2.8.1 “font embedding”: XOR with the GUID's bytes in reverse order, twice. */
export function obfuscateFont(font: Uint8Array): ObfuscatedFont {
  const hex = createHash('sha256').update(font).digest('hex').slice(0, 32).toUpperCase();
  const key = Buffer.from(hex, 'hex').reverse();
  const bytes = Uint8Array.from(font, (byte, index) => (index < 32 ? byte ^ (key[index % 16] ?? 0) : byte));
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return { bytes, fontKey: `{${groups.join('-')}}` };
}
