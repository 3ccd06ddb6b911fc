import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { encodePng } from '../../../src/pdf/png.ts';

it('writes pictures that a PNG reader reads back pixel for pixel', () => {
  const [width, height] = [7, 5];
  const pixels = Uint8Array.from({ length: width * height }, (_, index) => (index * 37) % 256);
  const picture = PNG.sync.read(Buffer.from(encodePng({ width, height, pixels, dpi: 300 })));
  expect([picture.width, picture.height]).toEqual([width, height]);
  const grey = Array.from({ length: width * height }, (_, index) => picture.data[index * 4]);
  expect(grey).toEqual([...pixels]);
});

it('says the resolution in dots per metre', () => {
  const png = Buffer.from(encodePng({ width: 1, height: 1, pixels: Uint8Array.of(0), dpi: 300 }));
  const density = png.subarray(png.indexOf('pHYs') + 4);
  expect([density.readUInt32BE(0), density.readUInt32BE(4), density.readUInt8(8)]).toEqual([11811, 11811, 1]);
});
