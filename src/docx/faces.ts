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
