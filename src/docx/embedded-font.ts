import { createHash } from 'node:crypto';

/** A GUID made of bytes, so that the same bytes always give the same file: their digest, `key`, written as `{…}`. */
export function guidOf(bytes: Uint8Array): { readonly key: Buffer; readonly guid: string } {
  const hex = createHash('sha256').update(bytes).digest('hex').slice(0, 32).toUpperCase();
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return { key: Buffer.from(hex, 'hex'), guid: `{${groups.join('-')}}` };
}

/**
 * A font as Word embeds it: a key that stands in the font table masks the first 32 bytes (ECMA-376 part 4, 2.8.1 “font
 * embedding”: XOR with the GUID's bytes in reverse order, twice).
 */
export function obfuscateFont(font: Uint8Array): { readonly bytes: Uint8Array; readonly fontKey: string } {
  const { key, guid } = guidOf(font);
  const mask = key.reverse();
  const bytes = Uint8Array.from(font, (byte, index) => (index < 32 ? byte ^ (mask[index % 16] ?? 0) : byte));
  return { bytes, fontKey: guid };
}
