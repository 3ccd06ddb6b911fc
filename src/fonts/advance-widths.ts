import { visitCharacters } from '../truetype/character-map.ts';
import { requiredTable } from '../truetype/font-tables.ts';
import { HorizontalMetrics } from '../truetype/glyphs.ts';
import type { Face } from './face.ts';

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
  const metrics = new HorizontalMetrics(tables);
  const advances = new Uint16Array(codePoints);
  visitCharacters(requiredTable(tables, 'cmap'), (codePoint, glyph) => {
    advances[codePoint] = metrics.advance(glyph) + 1;
  });
  return { unitsPerEm: requiredTable(tables, 'head', 54).readUInt16BE(18), advances };
}
