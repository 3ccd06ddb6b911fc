import type { Face } from './face.ts';
import { visitCharacters } from './open-type/character-map.ts';
import { FontError } from './open-type/font-error.ts';

/** Advance of a character in em. */
export type AdvanceWidths = (codePoint: number) => number;

/** How wide a font stack sets its characters: the first face that has one draws it. What none has is one em wide. */
export function advanceWidths(stack: readonly Face[]): AdvanceWidths {
  const faces = stack.map(advancesOf);
  return (codePoint) => {
    for (const { unitsPerEm, advances } of faces) {
      const advance = advances[codePoint];
      if (advance !== undefined && advance > 0) return (advance - 1) / unitsPerEm;
    }
    return 1;
  };
}

interface FaceAdvances {
  readonly unitsPerEm: number;
  /** One more than the advance, by code point; 0 for characters that the face lacks. */
  readonly advances: Uint16Array;
}

/** Planes 0 to 3 as far as Han characters reach. */
const codePoints = 0x33480;

/** Faces stand in several stacks. */
const known = new WeakMap<Face, FaceAdvances>();

function advancesOf(face: Face): FaceAdvances {
  const advances = known.get(face) ?? readAdvances(face);
  known.set(face, advances);
  return advances;
}

function readAdvances({ tables }: Face): FaceAdvances {
  const table = (tag: string): Buffer => {
    const bytes = tables.table(tag);
    if (bytes === undefined) throw new FontError(`缺少 ${tag} 表，字体文件已损坏`);
    return bytes;
  };
  const metrics = table('hmtx');
  // The last advance holds for all further glyphs (OpenType 1.9, hmtx).
  const last = table('hhea').readUInt16BE(34) - 1;
  const advances = new Uint16Array(codePoints);
  visitCharacters(table('cmap'), (codePoint, glyph) => {
    advances[codePoint] = metrics.readUInt16BE(Math.min(glyph, last) * 4) + 1;
  });
  return { unitsPerEm: table('head').readUInt16BE(18), advances };
}
