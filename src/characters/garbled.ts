/** Ways in which a text shows that it was damaged on its way, before it came here. */
export const garblings = [
  'question-marks',
  'locked-characters',
  'replacement-character',
  'wrong-encoding',
  'markup',
] as const;
export type Garbling = (typeof garblings)[number];

/** What shows it: a part of the text, and what it was probably meant to be, where that can be told. */
export interface GarbledPart {
  readonly garbling: Garbling;
  readonly part: string;
  readonly meant?: string;
}

const onlyQuestionMarks = /^[\s?？]*[?？][\s?？]*[?？][\s?？]*$/;
/** U+FFFD in UTF-8, read as GBK; and the other marks that Windows tools leave: 烫 is 0xCC, 屯 0xCD of unset memory. */
const lockedCharacters = /锟斤|斤拷|烫烫烫|屯屯屯|葺葺葺/;
const replacement = /\uFFFD/;
const elements =
  'a|b|big|blockquote|body|br|center|code|div|em|font|h[1-6]|head|hr|html|i|img|li|ol|o:p|p|pre|s|script|small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul';
const markup = new RegExp(
  `<(?:${elements})(?:\\s[^<>]{0,500})?\\s?/?>|</(?:${elements})\\s?>|<!--|&(?:[a-z]{2,8}|[A-Z]{2,5}|#\\d{2,7}|#[xX][0-9a-fA-F]{2,6});`,
  'i',
);

/** The first sign of each kind of damage in a text. */
export function garbledParts(text: string): readonly GarbledPart[] {
  const found: GarbledPart[] = [];
  if (onlyQuestionMarks.test(text)) found.push({ garbling: 'question-marks', part: text });
  for (const [garbling, pattern] of [
    ['locked-characters', lockedCharacters],
    ['replacement-character', replacement],
    ['markup', markup],
  ] as const) {
    const part = pattern.exec(text)?.[0];
    if (part !== undefined) found.push({ garbling, part });
  }
  const misread = misreadPart(text);
  return misread === undefined ? found : [...found, misread];
}

/** Runs without ASCII and blanks: what other encodings make of Chinese. Their first part tells enough. */
const runs = /[^\0-\x7F\s\uFFFD]{3,64}/gu;
const runsLooked = 20;

function misreadPart(text: string): GarbledPart | undefined {
  let looked = 0;
  for (const [run] of text.matchAll(runs)) {
    const meant = misread(run);
    if (meant !== undefined) return { garbling: 'wrong-encoding', part: run, meant };
    looked += 1;
    if (looked === runsLooked) return undefined;
  }
  return undefined;
}

const utf8 = new TextDecoder('utf-8');
const gb18030 = new TextDecoder('gb18030');

/** What a run was meant to be, if it is UTF-8 read as Windows-1252 or as GBK, or GBK read as Windows-1252. */
function misread(run: string): string | undefined {
  const single = singleBytes(run);
  if (single !== undefined) return chineseIn(utf8.decode(single)) ?? commonChineseIn(gb18030.decode(single));
  return chineseIn(utf8.decode(gbkBytes(run)));
}

/** Han characters, with Chinese punctuation between: what a filing consists of. */
const chinese = /[\u3000-\u303F\u4E00-\u9FA5\uFF00-\uFF5E\u2014\u2018-\u201D\u2026]/u;
const broken = /^\uFFFD+|\uFFFD+$/g;

/** The text, if most of it is Chinese; characters at its ends may have been cut. */
function chineseIn(text: string): string | undefined {
  const whole = text.replace(broken, '');
  const characters = Array.from(whole);
  const share = characters.filter((character) => chinese.test(character)).length / Math.max(1, characters.length);
  return characters.length >= 2 && share > 0.8 ? whole : undefined;
}

/** Any two bytes above A0 are some character of GBK; hardly ever are all of them common ones (level 1 of GB 2312). */
function commonChineseIn(text: string): string | undefined {
  const whole = chineseIn(text);
  const isCommon = Array.from(whole ?? '').every((character) => {
    const lead = gbkBytes(character)[0] ?? 0;
    return (lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3;
  });
  return isCommon ? whole : undefined;
}

/** Windows-1252's characters of 0x80–0x9F; ISO 8859-1 has controls there, which some readers leave. */
const windows1252 = new Map(
  Array.from(
    new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index)),
    (character, index) => [character, 0x80 + index] as const,
  ),
);

function singleBytes(run: string): Uint8Array | undefined {
  const bytes = Array.from(run, (character) => windows1252.get(character) ?? character.codePointAt(0) ?? 0x100);
  return bytes.every((byte) => byte < 0x100) ? Uint8Array.from(bytes) : undefined;
}

let gbkCodes: ReadonlyMap<string, number> | undefined;

/** What is not in GBK becomes a byte that is in no UTF-8. */
function gbkBytes(run: string): Uint8Array {
  gbkCodes ??= readGbkCodes();
  const bytes: number[] = [];
  for (const character of run) {
    const code = gbkCodes.get(character);
    if (code === undefined) bytes.push(0xff);
    else bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** The two-byte codes of GBK, by character: Node decodes it and does not encode. */
function readGbkCodes(): ReadonlyMap<string, number> {
  const codes = Array.from({ length: 0xfe - 0x80 }, (_, row) => 0x81 + row).flatMap((lead) =>
    Array.from({ length: 0xff - 0x40 }, (_, cell) => (lead << 8) | (0x40 + cell)).filter(
      (code) => (code & 0xff) !== 0x7f,
    ),
  );
  const bytes = Uint8Array.from(codes.flatMap((code) => [code >> 8, code & 0xff, 0x0a]));
  const characters = new TextDecoder('gbk').decode(bytes).split('\n');
  return new Map(characters.slice(0, -1).map((character, index) => [character, codes[index] ?? 0] as const));
}
