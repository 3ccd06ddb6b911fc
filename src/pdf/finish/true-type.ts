import { createHash } from 'node:crypto';
import { PdfFormatError } from '../document/format-error.ts';

/** Flags of a component of a composite glyph (OpenType, glyf). */
const ARGS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_TWO_SCALES = 0x0040;
const HAS_MATRIX = 0x0080;

/** Tables that a program may have: OpenType knows some fifty. */
const mostTables = 256;

/** Where a composite glyph names one of its components: the offset in the glyph's data, and the glyph. */
export interface ComponentReference {
  readonly offset: number;
  readonly glyph: number;
}

/**
 * A TrueType font program, read by table (OpenType, 5). Skia keeps glyph indexes when it embeds a subset and leaves
 * the other glyphs empty, so the programs of one face from several prints name the same glyph by the same index.
 */
export class TrueTypeProgram {
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  readonly #bytes: Buffer;
  readonly #tables = new Map<string, Buffer>();
  readonly #glyphData: Buffer;
  readonly #locations: Buffer;
  readonly #longLocations: boolean;
  readonly #metrics: Buffer;
  readonly #metricCount: number;

  /** Throws PdfFormatError when a table is missing or cut off. */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#readDirectory();
    const head = this.#required('head', 54);
    this.unitsPerEm = head.readUInt16BE(18);
    this.#longLocations = head.readUInt16BE(50) === 1;
    this.glyphCount = this.#required('maxp', 6).readUInt16BE(4);
    this.#glyphData = this.#required('glyf', 0);
    this.#locations = this.#required('loca', (this.glyphCount + 1) * (this.#longLocations ? 4 : 2));
    this.#metricCount = this.#required('hhea', 36).readUInt16BE(34);
    const bearings = Math.max(0, this.glyphCount - this.#metricCount);
    this.#metrics = this.#required('hmtx', 4 * this.#metricCount + 2 * bearings);
    if (this.unitsPerEm === 0 || this.#metricCount === 0) throw damaged();
  }

  /** SHA-256 of the whole program, in hexadecimal. */
  get digest(): string {
    return createHash('sha256').update(this.#bytes).digest('hex');
  }

  /** A table as it is; undefined if the program has none of that name. */
  table(tag: string): Buffer | undefined {
    return this.#tables.get(tag);
  }

  /** The outline of a glyph; empty for a blank. */
  glyph(index: number): Buffer {
    if (index >= this.glyphCount) throw damaged();
    const [start, end] = [this.#location(index), this.#location(index + 1)];
    if (start > end || end > this.#glyphData.length) throw damaged();
    return this.#glyphData.subarray(start, end);
  }

  /** Advance width and left side bearing, in units of the em. */
  metrics(index: number): { readonly advance: number; readonly leftSideBearing: number } {
    const at = Math.min(index, this.#metricCount - 1);
    const advance = this.#metrics.readUInt16BE(4 * at);
    const bearing = index < this.#metricCount ? 4 * index + 2 : 2 * this.#metricCount + 2 * index;
    return { advance, leftSideBearing: this.#metrics.readInt16BE(bearing) };
  }

  #location(index: number): number {
    return this.#longLocations ? this.#locations.readUInt32BE(4 * index) : 2 * this.#locations.readUInt16BE(2 * index);
  }

  #readDirectory(): void {
    const bytes = this.#bytes;
    const count = bytes.length < 12 ? 0 : bytes.readUInt16BE(4);
    if (count > mostTables || bytes.length < 12 + 16 * count) throw damaged();
    for (let entry = 12; entry < 12 + 16 * count; entry += 16) {
      const [offset, length] = [bytes.readUInt32BE(entry + 8), bytes.readUInt32BE(entry + 12)];
      if (offset + length > bytes.length) throw damaged();
      this.#tables.set(bytes.toString('latin1', entry, entry + 4), bytes.subarray(offset, offset + length));
    }
  }

  #required(tag: string, length: number): Buffer {
    const table = this.#tables.get(tag);
    if (table === undefined || table.length < length) throw damaged();
    return table;
  }
}

/** The components of a composite glyph; none of a simple one. */
export function componentsOf(glyph: Buffer): ComponentReference[] {
  const components: ComponentReference[] = [];
  if (glyph.length < 10 || glyph.readInt16BE(0) >= 0) return components;
  for (let at = 10; ;) {
    if (at + 4 > glyph.length) throw damaged();
    const flags = glyph.readUInt16BE(at);
    components.push({ offset: at + 2, glyph: glyph.readUInt16BE(at + 2) });
    at += 4 + ((flags & ARGS_ARE_WORDS) !== 0 ? 4 : 2);
    if ((flags & HAS_SCALE) !== 0) at += 2;
    else if ((flags & HAS_TWO_SCALES) !== 0) at += 4;
    else if ((flags & HAS_MATRIX) !== 0) at += 8;
    if ((flags & MORE_COMPONENTS) === 0) return components;
  }
}

function damaged(): PdfFormatError {
  return new PdfFormatError('A font program is damaged');
}
