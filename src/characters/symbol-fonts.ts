/**
 * Word keeps characters of the fonts Symbol and Wingdings at U+F020 to U+F0FF, by their place in the font and without
 * the font's name. Here is what each is most likely to be, in rows of sixteen; � is a place without a standard
 * character. Where the charts differ: letters, signs and arrows of Symbol go before pictures of Wingdings; bullets,
 * boxes, ticks, circled numbers and the arrows of Word's AutoCorrect go before pieces of brackets and rare letters of
 * Symbol. The standard characters are those that text fonts have.
 */
const rows = [
  ' !∀#∃%&∋�)�+,−./',
  '0123456789:;<=>?',
  '≅ΑΒΧΔ��ΓΗΙϑΚΛΜΝΟ',
  'ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_',
  '‾αβχδεφγηιϕκ●�■□',
  'π�����❖��ψζ{|}~▯',
  '⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹',
  '❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•',
  '€○′≤◉�ƒ▪◻♥✦�←↑→↓',
  '°±″≥×∝∂•÷≠≡≈…⏐⎯↵',
  'ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉',
  '∠∇®©™∏√⋅➢∧∨⇔⇐⇑⇒←',
  '→↑↓↖↗∑↘⬅➔⬆⬇⬉⬈⬋⬊⇦',
  '⇨⇧∫⬄⇳⇖⇗⇙⇘▭▫✗✓☒☑�',
];

const first = 0xf020;

const sure: ReadonlyMap<string, string> = new Map(
  rows.flatMap((row, number) =>
    Array.from(
      row,
      (character, index) => [String.fromCharCode(first + number * 16 + index), character] as const,
    ).filter(([, character]) => character !== '�'),
  ),
);

/** Places at which either chart may be meant: each with the bullet of Wingdings and the character of Symbol. */
const doubtful: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['\uF028', ['☎', '(']],
  ['\uF02A', ['✉', '*']],
  ['\uF045', ['☜', 'Ε']],
  ['\uF046', ['☞', 'Φ']],
  ['\uF06D', ['❍', 'μ']],
  ['\uF071', ['❑', 'θ']],
  ['\uF072', ['❒', 'ρ']],
  ['\uF073', ['⬧', 'σ']],
  ['\uF074', ['⧫', 'τ']],
  ['\uF075', ['◆', 'υ']],
  ['\uF077', ['⬥', 'ω']],
  ['\uF078', ['☒', 'ξ']],
  ['\uF0A5', ['◎', '∞']],
  ['\uF0AB', ['★', '↔']],
]);

/** Where a formula is likely: beside a Latin or Greek letter, a digit, or another character of Symbol. */
const formula = /[0-9A-Za-z\u0370-\u03FF\uF021-\uF0FF]/;
/** Nothing but blanks since a paragraph began. No bullet stands more than twenty behind that. */
const paragraphStart = /(?:^|[\n\r\v\f\x85\u2028\u2029])[ \t\u00A0\u3000\u200B\u2060\uFEFF\uF020]{0,20}$/;

/** The standard character for one of a symbol font, at an offset of its text; undefined where two are possible, or none. */
export function standardSymbol(text: string, offset: number): string | undefined {
  const character = text.charAt(offset);
  const [bullet] = doubtful.get(character) ?? [];
  if (bullet === undefined) return sure.get(character);
  if (paragraphStart.test(text.slice(Math.max(0, offset - 200), offset))) return bullet;
  return formula.test(text.charAt(offset - 1)) || formula.test(text.charAt(offset + 1)) ? undefined : bullet;
}

/** The two characters that one of a symbol font may be; empty where it is sure, or unknown. */
export function possibleSymbols(character: string): readonly string[] {
  return doubtful.get(character) ?? [];
}
