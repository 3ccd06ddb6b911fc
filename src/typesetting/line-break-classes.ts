/** Line-breaking classes of UAX #14, those that the fonts have characters of. */
export const lineBreakClasses = [
  'AL', // letters, and whatever has no other class
  'B2', // —
  'BA', // break after: ideographic space, ‐
  'BB', // break before: ´
  'CL', // closing punctuation, ) ] included
  'CM', // combining marks
  'EX', // ! ?
  'GL', // no-break space
  'HY', // -
  'ID', // Han, kana, symbols one em wide
  'IN', // …
  'IS', // , . : ;
  'NS', // may not start a line: ー 々 small kana
  'NU', // digits
  'OP', // opening punctuation
  'PO', // after numbers: % ℃
  'PR', // before numbers: ¥ + №
  'QU', // quotation marks
  'SP', // space
  'SY', // /
  'WJ', // word joiner
  'ZW', // zero-width space
] as const;
export type LineBreakClass = (typeof lineBreakClasses)[number];

const members: Readonly<Partial<Record<LineBreakClass, string>>> = {
  B2: '—⸺⸻',
  BA: '|\u00ad\u2002\u2003‐‒–‧\u3000',
  BB: '´',
  CL: '⁆⁾₎⌉⌋❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆⦈⦊⦌⦎⦐⦒⦔⦖⦘⧙⧛⧽⸣⸥⸧⸩)]}〉、。〉》」』】〕〗〙〛〞〟︑︒︘︶︸︺︼︾﹀﹂﹄﹈﹐﹒﹚﹜﹞），．］｝｠｡｣､',
  EX: '❢❣!?︕︖﹖﹗！？',
  GL: '\u00a0\u2011\u202f',
  HY: '-',
  IN: '․‥…⋯︙',
  IS: '⁄,.:;︐︓︔',
  NS:
    '‽‼⁇⁈⁉々〜〻〼゛゜ゝゞ゠・ヽヾ﹔﹕：；･ﾞﾟ' +
    'ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ',
  NU: '0123456789',
  OP: '⁅⁽₍⌈⌊❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗⧘⧚⧼⸘⸢⸤⸦⸨([{¡¿‚„〈〈《「『【〔〖〘〚〝︗︵︷︹︻︽︿﹁﹃﹇﹙﹛﹝（［｛｟｢',
  PO: '‱‶‷⁗₧₶₻₾⃀%¢‰′″‴℃℉﹪％￠',
  PR: '₠₡₢₣₤₥₦₨₪₭₮₯₰₱₲₳₴₵₷₸₹₺₼₽₿$+£¤¥±₩₫€№−∓﹩＄￡￥￦',
  QU: '‛‟❛❜❝❞❟❠⸀⸁⸂⸃⸄⸅⸆⸇⸈⸉⸊⸋⸌⸍⸜⸝⸠⸡"\'«»‘’“”‹›',
  SP: ' ',
  SY: '/\\',
  WJ: '\u2060\ufeff',
  ZW: '\u200b',
  ID: '⌚⌛⏰⏱⏲⏳☔☕☘☚☛☹☺☻♿⚿⛀⛁⛂⛃⛄⛅⛆⛇⛈⛍⛏⛐⛑⛓⛔⛘⛙⛜⛟⛠⛡⛪⛱⛲⛳⛴⛵⛷⛸⛹⛺⛽⛾⛿✀✁✃✄✈✉✊✋✌✍❤☀☁☂☃☜☞☟♨⚽⚾✂',
  AL: '㉈㉉㉊㉋㉌㉍㉎㉏',
};

const listed = new Map<number, LineBreakClass>(
  Object.entries(members).flatMap(([name, characters]) =>
    Array.from(characters, (character) => [character.codePointAt(0) ?? 0, name as LineBreakClass] as const),
  ),
);

const combiningMark = /\p{M}/u;

/** Class of a character. Every character from the radicals on that is not listed counts as a Han character. */
export function lineBreakClass(codePoint: number): LineBreakClass {
  if (codePoint >= 0x3400 && codePoint < 0xa000) return 'ID'; // most of what comes
  const name = listed.get(codePoint);
  if (name !== undefined) return name;
  if (codePoint >= 0x300 && combiningMark.test(String.fromCodePoint(codePoint))) return 'CM';
  const han =
    (codePoint >= 0x2e80 && codePoint < 0xfb00) ||
    (codePoint >= 0xfe00 && codePoint < 0xffe7) ||
    (codePoint >= 0x1f300 && codePoint < 0x1f650) ||
    (codePoint >= 0x20000 && codePoint < 0x40000);
  return han ? 'ID' : 'AL';
}
