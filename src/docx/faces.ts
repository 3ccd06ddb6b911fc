/**
 * Characters that the face of a run lacks, and the face that has them. Word takes a missing character from a
 * face of its own choice, or draws an empty box, unless the run names the right one.
 */
export interface SupplementaryFace {
  readonly face: string;
  readonly has: (codePoint: number) => boolean;
}

/**
 * On the machines of officials: ☑ is in no 宋体 and comes embedded in the templates; SimSun-ExtB is the face of
 * Windows for the rare Han of the supplementary planes.
 */
export const officeFaces: readonly SupplementaryFace[] = [
  { face: 'Filing Press Symbols', has: (codePoint) => codePoint === 0x2611 },
  { face: 'SimSun-ExtB', has: (codePoint) => codePoint >= 0x20000 && codePoint <= 0x3ffff },
];

/** A stretch of text in one face; `undefined` is the face of the run. */
export interface FaceStretch {
  readonly face: string | undefined;
  readonly text: string;
}

/** Splits a text where the face changes. */
export function splitByFace(text: string, faces: readonly SupplementaryFace[]): readonly FaceStretch[] {
  const stretches: { face: string | undefined; text: string }[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const face = codePoint < 0x80 ? undefined : faces.find(({ has }) => has(codePoint))?.face;
    const last = stretches.at(-1);
    if (last !== undefined && last.face === face) last.text += character;
    else stretches.push({ face, text: character });
  }
  return stretches;
}
