let codes: Uint16Array | undefined;

/** The code of a character in GBK, two bytes in one number, or its one byte; undefined for what GBK does not have. */
export function gbkCodeOf(character: string): number | undefined {
  codes ??= readCodes();
  const unit = character.charCodeAt(0);
  const code = codes[unit];
  return code === 0 && unit !== 0 ? undefined : code;
}

/** By UTF-16 unit, for GBK has nothing beyond the basic plane. Node decodes GBK and does not encode it. */
function readCodes(): Uint16Array {
  const table = new Uint16Array(0x10000);
  const all = Array.from({ length: 0xfe - 0x80 }, (_, row) => 0x81 + row).flatMap((lead) =>
    Array.from({ length: 0xff - 0x40 }, (_, cell) => (lead << 8) | (0x40 + cell)).filter(
      (code) => (code & 0xff) !== 0x7f,
    ),
  );
  const bytes = Uint8Array.from(all.flatMap((code) => [code >> 8, code & 0xff, 0x0a]));
  const characters = new TextDecoder('gbk').decode(bytes).split('\n');
  for (const [index, code] of all.entries()) {
    const character = characters[index] ?? '';
    if (character.length === 1 && character !== '\uFFFD') table[character.charCodeAt(0)] = code;
  }
  for (let code = 0; code < 0x80; code += 1) table[code] = code;
  return table;
}
