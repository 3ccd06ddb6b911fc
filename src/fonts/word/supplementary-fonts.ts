import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodePointSet } from '../code-point-set.ts';
import type { Face } from '../face.ts';
import { roleFamilies, type FontRole } from '../roles.ts';
import { subsetFace } from './subset.ts';

/** Faces for the characters of a Word file that the 宋体 of an office machine may lack. */
export interface SupplementaryFonts {
  /** The face that draws a character; undefined where every 宋体 has it. */
  faceFor(codePoint: number): string | undefined;
  /**
   * A TrueType file of the characters of a face that a document uses, to be embedded; undefined for the face of the
   * symbols, which the templates embed whole, and for a mounted one whose licence keeps it out of files to be edited.
   */
  subset(face: string, codePoints: readonly number[]): Uint8Array | undefined;
}

/** In this order; a character is drawn by the first that has it. */
const suppliers: readonly FontRole[] = ['symbols', 'rare', 'recent', 'song', 'signs'];

/**
 * What every 宋体 has, in Windows since 95 as in WPS and on the Chinese desktops: ASCII, and the Han characters and
 * symbols of GBK. Of everything beyond (extension A and later, the Han added since) one version or another has
 * some, and Word shows an empty box for the rest.
 */
function officeCharacters(fontFolder: string): CodePointSet {
  const characters = CodePointSet.ofRanges([
    [0x20, 0x7e],
    [0x4e00, 0x9fa5],
  ]);
  const symbols = readFileSync(join(fontFolder, 'repertoires', 'gbk-symbols.txt'), 'utf8').replaceAll('\n', '');
  for (const symbol of symbols) characters.add(symbol.codePointAt(0) ?? 0);
  return characters;
}

/**
 * @param shipped the shipped faces by role
 * @param rare the mounted face of rare Han, for those that no shipped one has; it goes by the name that the file gives
 *   it, which is the one that office machines may know it by
 */
export function createSupplementaryFonts(
  fontFolder: string,
  shipped: ReadonlyMap<FontRole, Face>,
  rare?: Face,
): SupplementaryFonts {
  const office = officeCharacters(fontFolder);
  const faces = suppliers.flatMap((role) => {
    const face = shipped.get(role);
    return face === undefined ? [] : [{ face, family: roleFamilies[role], embedded: role !== 'symbols' }];
  });
  if (rare !== undefined) {
    faces.push({ face: rare, family: plainName(rare), embedded: rare.embedding !== 'preview-and-print' });
  }
  return {
    faceFor: (codePoint) =>
      office.has(codePoint) ? undefined : faces.find(({ face }) => face.characters.has(codePoint))?.family,
    subset: (family, codePoints) => {
      const supplier = faces.find((candidate) => candidate.family === family);
      if (supplier === undefined) throw new Error(`No face is called ${family}`);
      return supplier.embedded ? subsetFace(supplier.face, codePoints) : undefined;
    },
  };
}

/** The family of a face without what has a meaning in XML; it names runs and the font table. */
function plainName({ family, postScriptName }: Face): string {
  const plain = family.replace(/[&<>"'$]/g, '').trim();
  return plain === '' ? postScriptName : plain;
}
