/**
 * A TrueType file of some tables (OpenType 1.9, “Organization of an OpenType Font”): sorted directory, padded
 * tables, checksums. The same tables give the same bytes.
 */
export function writeFontFile(tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = Array.from(tables).sort(([a], [b]) => (a < b ? -1 : 1));
  const header = Buffer.alloc(12 + sorted.length * 16);
  const power = Math.floor(Math.log2(sorted.length));
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(sorted.length, 4);
  header.writeUInt16BE(16 << power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE((sorted.length - (1 << power)) * 16, 10);

  let offset = header.length;
  const bodies = sorted.map(([tag, table], index) => {
    const body = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    table.copy(body);
    if (tag === 'head') body.writeUInt32BE(0, 8); // checkSumAdjustment does not count
    header.write(tag, 12 + index * 16, 'latin1');
    [checksum(body), offset, table.length].forEach((value, field) =>
      header.writeUInt32BE(value, 16 + index * 16 + field * 4),
    );
    offset += body.length;
    return body;
  });
  const adjustment = (0xb1b0afba - sum([header, ...bodies])) >>> 0;
  bodies[sorted.findIndex(([tag]) => tag === 'head')]?.writeUInt32BE(adjustment, 8);
  return Buffer.concat([header, ...bodies]);
}

function sum(parts: readonly Buffer[]): number {
  return parts.reduce((total, part) => (total + checksum(part)) >>> 0, 0);
}

/** Sum of the 32-bit words; the length is a multiple of four. */
function checksum(bytes: Buffer): number {
  let total = 0;
  for (let at = 0; at < bytes.length; at += 4) total = (total + bytes.readUInt32BE(at)) >>> 0;
  return total;
}
