import { gbkCodeOf } from './gbk.ts';

/** Ways in which a text shows that it was damaged on its way, before it came here. */
export type Garbling = 'question-marks' | 'locked-characters' | 'replacement-character' | 'wrong-encoding' | 'markup';

/** What shows it: a part of the text, and what it was probably meant to be, where that can be told. */
export interface GarbledPart {
  readonly garbling: Garbling;
  readonly part: string;
  readonly meant?: string;
}

const onlyQuestionMarks = /^\s*[?？][\s?？]*$/;
/** U+FFFD in UTF-8, read as GBK; and what Windows tools leave of unset memory. 锟 alone is a character of names. */
const lockedCharacters = /锟斤拷|锟斤|斤拷|烫烫烫|屯屯屯|葺葺葺/;
const replacement = /\uFFFD/;

const elements =
  'p|big|blockquote|body|br|center|code|div|em|font|h[1-6]|head|hr|html|img|li|ol|o:p|pre|script|small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|ul';
/** What may stand in a tag behind its name; `a<p 且 q>b` is a comparison. */
const attributes = String.raw`(?:\s+[a-z:-]{1,30}\s?=[^<>]{0,500})?\s?`;
const markup = new RegExp(
  `<(?:${elements})${attributes}/?>|</(?:${elements}|[abisu])\\s?>|<[abisu]\\s+[a-z-]{1,20}\\s?=[^<>]{0,500}>|<!--|&(?:[a-z]{2,8}|#\\d{2,7}|#x[0-9a-f]{2,6});`,
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
  const misread = utf8ReadAsGbk(text) ?? utf8ReadAsWindows1252(text) ?? gbkReadAsWindows1252(text);
  return misread === undefined ? found : [...found, { garbling: 'wrong-encoding', ...misread }];
}

type Misread = Omit<GarbledPart, 'garbling'>;

/** Characters of one byte sequence, each with its bytes: what a text is looked through as. */
interface Bytes {
  readonly values: readonly number[];
  /** Offset in the text of the character that each byte comes from. */
  readonly offsets: readonly number[];
}

/** So many characters of UTF-8 in a row, read as two-byte characters, are no chance; fewer only if they are all. */
const utf8InGbk = 3;

function utf8ReadAsGbk(text: string): Misread | undefined {
  // The first byte of Chinese in UTF-8 makes the lead of a character that is rare in itself.
  if (!/[^\0-\x7F]/.test(text)) return undefined;
  const found = longestChain(text, bytesOf(text, gbkCodeOf));
  if (found === undefined) return undefined;
  const others = text.replace(found.part, '').replace(/[\0-\x7F\uFFFD]/g, '');
  const isAll = others.length <= 1 && found.count >= 2;
  return found.count >= utf8InGbk || isAll ? { part: found.part, meant: found.meant } : undefined;
}

function utf8ReadAsWindows1252(text: string): Misread | undefined {
  if (!/[\u00C2-\u00F4]/.test(text)) return undefined;
  const found = longestChain(text, bytesOf(text, singleByte));
  return found && { part: found.part, meant: found.meant };
}

/** Han, Chinese punctuation, and the signs that stand among them; what a filing consists of. */
const chinese =
  /[\u3000-\u303F\u4E00-\u9FA5\uFF00-\uFF5E\u2010-\u2027\u2030-\u203B\u2103-\u22BF\u2460-\u249B\u25A0-\u25D0\u2605]/u;

interface Chain {
  readonly part: string;
  readonly meant: string;
  /** Characters that were meant, the common Han among them. */
  readonly count: number;
}

/** The longest row of Chinese characters that bytes say in UTF-8, and where the text has them; undefined for none. */
function longestChain(text: string, { values, offsets }: Bytes): Chain | undefined {
  let longest: Chain | undefined;
  for (let at = 0; at + 2 < values.length;) {
    let meant = '';
    let han = 0;
    let end = at;
    for (let character = utf8At(values, end); character !== undefined; character = utf8At(values, end)) {
      meant += character;
      if (isCommonHan(character)) han += 1;
      end += 3;
    }
    if (han > 0 && han > (longest?.count ?? 0)) {
      longest = { part: text.slice(offsets[at], (offsets[end - 1] ?? 0) + 1), meant, count: han };
    }
    at = Math.max(end, at + 1);
  }
  return longest;
}

/** The Chinese character whose three bytes of UTF-8 stand at a place. */
function utf8At(values: readonly number[], at: number): string | undefined {
  const [first = 0, second = 0, third = 0] = [values[at], values[at + 1], values[at + 2]];
  if (first < 0xe2 || first > 0xef || (second & 0xc0) !== 0x80 || (third & 0xc0) !== 0x80) return undefined;
  const character = String.fromCharCode(((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f));
  return chinese.test(character) ? character : undefined;
}

/** Level 1 of GB 2312. */
function isCommonHan(character: string): boolean {
  const lead = (gbkCodeOf(character) ?? 0) >> 8;
  return lead >= 0xb0 && lead <= 0xd7;
}

/** The bytes of characters by their codes; what has no code breaks every row. */
function bytesOf(text: string, codeOf: (character: string) => number | undefined): Bytes {
  const values: number[] = [];
  const offsets: number[] = [];
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = codeOf(text.charAt(offset)) ?? 0;
    if (code > 0xff) {
      values.push(code >> 8);
      offsets.push(offset);
    }
    values.push(code & 0xff);
    offsets.push(offset);
  }
  return { values, offsets };
}

/** Windows-1252 at 0x80 to 0x9F, where ISO 8859-1 has controls; � is no character. Decoders of Node leave the controls. */
const windows1252 = new Map(
  Array.from('€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ', (character, index) => [character, 0x80 + index] as const).filter(
    ([character]) => character !== '�',
  ),
);

function singleByte(character: string): number | undefined {
  const code = character.charCodeAt(0);
  return code <= 0xff ? code : windows1252.get(character);
}

/** Pairs of bytes above A0, and how many of them are letters, which Chinese has none of: × and ° stand by themselves. */
const pairs = /[\u00A1-\u00FE]{4,64}/g;
const letters = /[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FE]/g;
const leastLetters = 0.4;

const gb18030 = new TextDecoder('gb18030');

/** Any two such bytes are some character of GBK; hardly ever are all of them common, and different. */
function gbkReadAsWindows1252(text: string): Misread | undefined {
  for (const [run] of text.matchAll(pairs)) {
    const part = run.slice(0, run.length - (run.length % 2));
    if ((part.match(letters)?.length ?? 0) < leastLetters * part.length) continue;
    const meant = gb18030.decode(Uint8Array.from(part, (character) => character.charCodeAt(0)));
    const characters = Array.from(meant);
    if (
      characters.every((character) => isCommonHan(character) || chinese.test(character)) &&
      new Set(characters).size > 1
    ) {
      return { part, meant };
    }
  }
  return undefined;
}
