import { crc32, deflateSync } from 'node:zlib';

/** A picture of one byte a pixel: 0 black, 255 white. */
interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** Dots per inch. */
  readonly dpi: number;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const inchesPerMetre = 1 / 0.0254;

/** The picture as PNG (ISO/IEC 15948): 8-bit greyscale, no filter, which suits pages that are mostly white. */
export function encodePng({ width, height, pixels, dpi }: GreyImage): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8); // bit depth, greyscale, deflate, adaptive filters, not interlaced

  const density = Buffer.alloc(9);
  density.writeUInt32BE(Math.round(dpi * inchesPerMetre), 0);
  density.writeUInt32BE(Math.round(dpi * inchesPerMetre), 4);
  density.writeUInt8(1, 8); // per metre

  const rows = Buffer.alloc((width + 1) * height); // each row starts with its filter: 0, none
  for (let row = 0; row < height; row++) {
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  const data = deflateSync(rows, { level: 6 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('pHYs', density),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Length, type, data, and the check of type and data (5.3). */
function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}
