import { deflateSync } from 'node:zlib';

/** The text of an object, by its number. */
export type RawObjects = Readonly<Record<number, string>>;

/** A PDF of these objects as they stand, however wrong they are, with one classic cross-reference table. */
export function rawPdf(objects: RawObjects, trailer = '/Root 1 0 R'): Buffer {
  let text = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  for (const [number, object] of Object.entries(objects)) {
    offsets.set(Number(number), text.length);
    text += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const size = Math.max(...offsets.keys()) + 1;
  const start = text.length;
  text += `xref\n0 ${size}\n`;
  for (let number = 0; number < size; number++) {
    const offset = offsets.get(number);
    text += offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  }
  return Buffer.from(`${text}trailer\n<</Size ${size}${trailer}>>\nstartxref\n${start}\n%%EOF\n`, 'latin1');
}

/** A stream object; `entries` as they stand in its dictionary. */
export function rawStream(data: Uint8Array | string, entries = ''): string {
  const bytes = Buffer.from(typeof data === 'string' ? Buffer.from(data, 'latin1') : data);
  return `<<${entries}/Length ${bytes.length}>>\nstream\n${bytes.toString('latin1')}\nendstream`;
}

/** The same, compressed. */
export function rawFlate(data: Uint8Array | string, entries = ''): string {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
  return rawStream(deflateSync(bytes, { level: 9 }), `/Filter/FlateDecode${entries}`);
}

/** Zeros or another byte, more than may be had. */
export function many(count: number, text: string): Buffer {
  return Buffer.alloc(count, text, 'latin1');
}

/**
 * A PDF whose object 2 is in an object stream with this text, found by a cross-reference stream: what its catalog, object
 * 1, refers to.
 */
export function withObjectStream(text: Uint8Array | string, catalog: string): Buffer {
  const head = '2 0 ';
  const body = Buffer.concat([Buffer.from(head), Buffer.from(typeof text === 'string' ? Buffer.from(text) : text)]);
  const objects = [
    `1 0 obj\n${catalog}\nendobj\n`,
    `3 0 obj\n${rawFlate(body, `/Type/ObjStm/N 1/First ${head.length}`)}\nendobj\n`,
  ];
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object) => {
    const offset = file.length;
    file += object;
    return offset;
  });
  const rows = Buffer.alloc(5 * 6);
  [
    [0, 0, 255],
    [1, offsets[0] ?? 0, 0],
    [2, 3, 0],
    [1, offsets[1] ?? 0, 0],
    [1, file.length, 0],
  ].forEach(([type = 0, place = 0, index = 0], at) => {
    rows.writeUInt8(type, 6 * at);
    rows.writeUInt32BE(place, 6 * at + 1);
    rows.writeUInt8(index, 6 * at + 5);
  });
  const start = file.length;
  file += `4 0 obj\n${rawFlate(rows, '/Type/XRef/Size 5/W[1 4 1]/Root 1 0 R')}\nendobj\n`;
  return Buffer.from(`${file}startxref\n${start}\n%%EOF\n`, 'latin1');
}

export function bracketed(open: string, inside: Uint8Array, close: string): Buffer {
  return Buffer.concat([Buffer.from(open), inside, Buffer.from(close)]);
}
