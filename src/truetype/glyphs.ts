import { FontError, type FontTables, requiredTable } from './font-tables.ts';

/** The outline and metrics of a glyph, in units of the em. */
export interface Glyph {
  /** Its entry in `glyf`; empty for a blank. */
  readonly outline: Buffer;
  readonly advance: number;
  readonly leftSideBearing: number;
}

/** Advance widths and left side bearings (OpenType 1.9, hmtx). */
export class HorizontalMetrics {
  readonly #metrics: Buffer;
  /** Glyphs with an advance of their own; the last advance holds for all further ones. */
  readonly #advances: number;

  /** Throws FontError if a table is missing or cut off. */
  constructor(tables: FontTables) {
    this.#advances = requiredTable(tables, 'hhea', 36).readUInt16BE(34);
    this.#metrics = requiredTable(tables, 'hmtx', 4 * this.#advances);
    if (this.#advances === 0) throw damaged();
  }

  advance(glyph: number): number {
    return this.#metrics.readUInt16BE(4 * Math.min(glyph, this.#advances - 1));
  }

  /** Throws FontError for a glyph that the font does not have. */
  leftSideBearing(glyph: number): number {
    const at = glyph < this.#advances ? 4 * glyph + 2 : 2 * this.#advances + 2 * glyph;
    if (at + 2 > this.#metrics.length) throw damaged();
    return this.#metrics.readInt16BE(at);
  }
}

/** The glyphs of a font with TrueType outlines. */
export class Glyphs {
  readonly tables: FontTables;
  readonly unitsPerEm: number;
  readonly count: number;
  readonly #metrics: HorizontalMetrics;
  readonly #locations: Buffer;
  readonly #longLocations: boolean;

  /** Throws FontError if a table is missing or cut off. */
  constructor(tables: FontTables) {
    this.tables = tables;
    const head = requiredTable(tables, 'head', 54);
    this.unitsPerEm = head.readUInt16BE(18);
    this.#longLocations = head.readUInt16BE(50) === 1;
    this.count = requiredTable(tables, 'maxp', 6).readUInt16BE(4);
    this.#metrics = new HorizontalMetrics(tables);
    this.#locations = requiredTable(tables, 'loca', (this.count + 1) * (this.#longLocations ? 4 : 2));
    if (this.unitsPerEm === 0) throw damaged();
  }

  /** Throws FontError for a glyph that the font does not have. */
  at(index: number): Glyph {
    if (index >= this.count) throw damaged();
    const [start, end] = [this.#location(index), this.#location(index + 1)];
    if (start > end) throw damaged();
    return {
      outline: this.tables.slice('glyf', start, end - start),
      advance: this.#metrics.advance(index),
      leftSideBearing: this.#metrics.leftSideBearing(index),
    };
  }

  #location(index: number): number {
    return this.#longLocations ? this.#locations.readUInt32BE(4 * index) : 2 * this.#locations.readUInt16BE(2 * index);
  }
}

/** Flags of a component of a composite glyph (OpenType 1.9, glyf). */
const argumentsAreWords = 0x0001;
const hasScale = 0x0008;
const moreComponents = 0x0020;
const hasTwoScales = 0x0040;
const hasMatrix = 0x0080;

/** Where a composite glyph names one of its components: the offset in its outline, and the glyph. */
interface ComponentReference {
  readonly offset: number;
  readonly glyph: number;
}

/** The components of a composite glyph; none of a simple one. Throws FontError if the outline is cut off. */
export function componentsOf(outline: Buffer): ComponentReference[] {
  const components: ComponentReference[] = [];
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return components;
  for (let at = 10; ;) {
    if (at + 4 > outline.length) throw damaged();
    const flags = outline.readUInt16BE(at);
    components.push({ offset: at + 2, glyph: outline.readUInt16BE(at + 2) });
    at += 4 + ((flags & argumentsAreWords) !== 0 ? 4 : 2);
    if ((flags & hasScale) !== 0) at += 2;
    else if ((flags & hasTwoScales) !== 0) at += 4;
    else if ((flags & hasMatrix) !== 0) at += 8;
    if ((flags & moreComponents) === 0) return components;
  }
}

/** The outline, its components named by other numbers. */
export function renumberComponents(outline: Buffer, numbers: ReadonlyMap<number, number>): Buffer {
  const components = componentsOf(outline);
  if (components.length === 0) return outline;
  const copy = Buffer.from(outline);
  for (const { offset, glyph } of components) copy.writeUInt16BE(numbers.get(glyph) ?? 0, offset);
  return copy;
}

function damaged(): FontError {
  return new FontError('字体文件已损坏');
}
