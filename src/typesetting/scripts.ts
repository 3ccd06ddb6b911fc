/**
 * The two families of scripts that Word and LibreOffice know, each with a font of its own. LibreOffice sets a stretch of
 * one family as a whole, and rounds its width to a twip.
 */
export type Script = 'asian' | 'western';

/** A block of Unicode, ends included, and the script of its characters; `weak` ones follow their neighbours. */
type Block = readonly [first: number, last: number, script: Script | 'weak'];

const blocks: readonly Block[] = [
  [0x0000, 0x02ff, 'western'],
  [0x0370, 0x10ff, 'western'],
  [0x1100, 0x11ff, 'asian'],
  [0x1e00, 0x1fff, 'western'],
  [0x2e80, 0xd7af, 'asian'],
  [0xf900, 0xfaff, 'asian'],
  [0xfe30, 0xfe4f, 'asian'],
  [0xff00, 0xffef, 'asian'],
  [0x20000, 0x3ffff, 'asian'],
];

/** Blanks, and the tone marks of Bopomofo. All that stands in no block is weak as well: “ ” … — ① ℃ □ ≥. */
const weak = new Set([0x0020, 0x00a0, 0x02c7, 0x02ca, 0x02cb, 0x02d9]);

/** The script of a character by itself. */
function scriptOf(codePoint: number): Script | 'weak' {
  if (codePoint >= 0x4e00 && codePoint < 0xa000) return 'asian'; // most of what comes
  if (weak.has(codePoint)) return 'weak';
  return blocks.find(([first, last]) => first <= codePoint && codePoint <= last)?.[2] ?? 'weak';
}

/**
 * The script of each character of a paragraph: a weak one goes with the character before it. At the very start there is
 * none; LibreOffice then takes the language of its user interface, and so do we with a western one.
 */
export function scriptsOf(characters: readonly number[]): readonly Script[] {
  let current: Script = 'western';
  return characters.map((codePoint) => {
    const script = scriptOf(codePoint);
    if (script !== 'weak') current = script;
    return current;
  });
}
