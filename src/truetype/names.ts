/** Name ids of the `name` table that are used here. */
export const nameIds = {
  copyright: 0,
  family: 1,
  version: 5,
  postScript: 6,
  licence: 13,
  licenceAddress: 14,
  typographicFamily: 16,
} as const;

const windows = 3;
const american = 0x0409;
const chinese = 0x0804;

/** The names of a face for Windows, by id: the English one, else the Chinese one, else any. */
export function readNames(table: Buffer): ReadonlyMap<number, string> {
  const names = new Map<number, { readonly text: string; readonly rank: number }>();
  const storage = table.readUInt16BE(4);
  for (let at = 6; at < 6 + table.readUInt16BE(2) * 12; at += 12) {
    const [platform, , language, id, length, offset] = Array.from({ length: 6 }, (_, field) =>
      table.readUInt16BE(at + field * 2),
    ) as [number, number, number, number, number, number];
    if (platform !== windows) continue;
    const rank = language === american ? 0 : language === chinese ? 1 : 2;
    if ((names.get(id)?.rank ?? Infinity) <= rank) continue;
    const bytes = Buffer.from(table.subarray(storage + offset, storage + offset + (length & ~1)));
    names.set(id, { text: bytes.swap16().toString('utf16le').trim(), rank });
  }
  return new Map(Array.from(names, ([id, { text }]) => [id, text]));
}

/** A `name` table with English names for Windows. */
export function writeNames(names: ReadonlyMap<number, string>): Buffer {
  const sorted = Array.from(names).sort(([a], [b]) => a - b);
  const texts = sorted.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const header = Buffer.alloc(6 + sorted.length * 12);
  header.writeUInt16BE(sorted.length, 2);
  header.writeUInt16BE(header.length, 4);
  let offset = 0;
  sorted.forEach(([id], index) => {
    const length = texts[index]?.length ?? 0;
    [windows, 1, american, id, length, offset].forEach((value, field) =>
      header.writeUInt16BE(value, 6 + index * 12 + field * 2),
    );
    offset += length;
  });
  return Buffer.concat([header, ...texts]);
}
