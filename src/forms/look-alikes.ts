/** Signs that hardly anybody tells apart on paper: each of the first counts as the second. */
const rows: readonly (readonly [string, string])[] = [
  // Hyphens, dashes, minus signs and the strokes that are typed for them.
  ['‐‑‒–—―−─━⁃˗', '-'],
  ['〜∼˜∽〰', '~'],
  ['∶︓꞉ː', ':'],
  ['∕⁄', '/'],
  ['“”„‟″', '"'],
  ['‘’‚‛′', "'"],
  ['·•‧∙⋅・･', '·'],
  ['〔', '['],
  ['〕', ']'],
  ['º˚', '°'],
  ['µ', 'μ'],
  ['○◯', '〇'],
  ['✕✖╳', '×'],
];

const folded = new Map<string, string>([
  ...rows.flatMap(([signs, sign]) => Array.from(signs, (one) => [one, sign] as const)),
  ['…', '...'],
  ['⋯', '...'],
  ['℃', '°C'],
  ['℉', '°F'],
  ...squaredUnits(),
  ...romanNumerals(),
]);

const known = new RegExp(
  `[${Array.from(folded.keys(), (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`).join('')}]`,
  'gu',
);

/**
 * A text with one sign in place of those that look alike, and with the letters of what is one character for the width of a
 * Chinese one (㎡, ℃, Ⅱ). What can be told apart stays: 10² is not 102, and A is not a.
 */
export function withoutLookAlikes(text: string): string {
  return text.replace(known, (sign) => folded.get(sign) ?? sign).replace(/-{2,}/g, '-');
}

/** U+3371 to U+33DF are units in one character: ㎡ is m², for a power stays one. */
function squaredUnits(): readonly (readonly [string, string])[] {
  return range(0x3371, 0x33df).map((unit) => {
    const letters = unit.normalize('NFKC').replaceAll('∕', '/').replaceAll('⁄', '/');
    return [unit, letters.replace(/[23]$/, (power) => (power === '2' ? '²' : '³'))] as const;
  });
}

function romanNumerals(): readonly (readonly [string, string])[] {
  return range(0x2160, 0x217f).map((numeral) => [numeral, numeral.normalize('NFKC')] as const);
}

function range(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
}
