import { flateStream } from '../syntax/filters.ts';
import { IndirectObject, PdfDictionary, PdfName, PdfString } from '../syntax/objects.ts';

const headerBytes = 128;

type Xyz = readonly [number, number, number];

/** The illuminant of the profile connection space, in s15Fixed16. */
const illuminantD50: Xyz = [0xf6d6, 0x10000, 0xd32d];

/**
 * The output intent that gives the DeviceRGB colours of a print a meaning (ISO 19005-1, 6.2.2 and 6.2.3.3; -2 and
 * -3, 6.2.3 and 6.2.4.3). All files share it, and nothing changes it.
 */
export const outputIntent = new IndirectObject(
  PdfDictionary.of({
    Type: PdfName.of('OutputIntent'),
    S: PdfName.of('GTS_PDFA1'),
    OutputConditionIdentifier: PdfString.ascii('sRGB IEC61966-2.1'),
    Info: PdfString.ascii('sRGB IEC61966-2.1'),
    RegistryName: PdfString.ascii('http://www.color.org'),
    DestOutputProfile: new IndirectObject(flateStream(srgbProfile(), { N: 3 })),
  }),
);

/**
 * An ICC profile of sRGB (IEC 61966-2-1), version 2.1 (ICC.1:1998-09), built here rather than copied: the primaries
 * adapted to D50 as everyone publishes them, and the tone curve of the standard at 256 points. 1 kB; no rights on it.
 */
function srgbProfile(): Buffer {
  const curve = toneCurve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(illuminantD50)],
    ['rXYZ', xyz([0x6fa2, 0x38f5, 0x0390])],
    ['gXYZ', xyz([0x6299, 0xb785, 0x18da])],
    ['bXYZ', xyz([0x24a0, 0x0f84, 0xb6cf])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const directory = Buffer.alloc(4 + 12 * tags.length);
  directory.writeUInt32BE(tags.length, 0);
  const places = new Map<Buffer, number>();
  let end = headerBytes + directory.length;
  tags.forEach(([signature, data], index) => {
    // The three curves are one: tags may share their data.
    const place = places.get(data) ?? end;
    if (place === end) end += data.length;
    places.set(data, place);
    const entry = 4 + 12 * index;
    directory.write(signature, entry, 'latin1');
    directory.writeUInt32BE(place, entry + 4);
    directory.writeUInt32BE(data.length, entry + 8);
  });
  return Buffer.concat([header(end), directory, ...places.keys()]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  [2026, 1, 1].forEach((part, index) => bytes.writeUInt16BE(part, 24 + 2 * index));
  bytes.write('acsp', 36, 'latin1');
  illuminantD50.forEach((value, index) => bytes.writeUInt32BE(value, 68 + 4 * index));
  return bytes;
}

function typed(type: string, length: number): Buffer {
  // Tag data starts at multiples of four.
  const bytes = Buffer.alloc(Math.ceil((8 + length) / 4) * 4);
  bytes.write(type, 0, 'latin1');
  return bytes;
}

function text(value: string): Buffer {
  const bytes = typed('text', value.length + 1);
  bytes.write(value, 8, 'latin1');
  return bytes;
}

/** textDescriptionType: ASCII, then empty Unicode and Macintosh forms. */
function description(value: string): Buffer {
  const bytes = typed('desc', 4 + value.length + 1 + 8 + 3 + 67);
  bytes.writeUInt32BE(value.length + 1, 8);
  bytes.write(value, 12, 'latin1');
  return bytes;
}

function xyz(values: Xyz): Buffer {
  const bytes = typed('XYZ ', 12);
  values.forEach((value, index) => bytes.writeUInt32BE(value, 8 + 4 * index));
  return bytes;
}

function toneCurve(): Buffer {
  const points = 256;
  const bytes = typed('curv', 4 + 2 * points);
  bytes.writeUInt32BE(points, 8);
  for (let point = 0; point < points; point++) {
    const value = point / (points - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(linear * 0xffff), 12 + 2 * point);
  }
  return bytes;
}
