import { namedText } from './code-points.ts';
import { changesOf, withChanges } from './normalise.ts';
import { hanTwinsOf } from './radicals.ts';
import { possibleSymbols } from './symbol-fonts.ts';

/** Characters that are not printed although a font may have them, and what to say about them. */
interface RefusedCharacters {
  /** Stable English name, as in the table of docs/fonts.md. */
  readonly name: string;
  /** Matches one of them; for use with `u`. */
  readonly pattern: string;
  /** Chinese: what it is and what to do; follows `第 3 个字符“…”（U+…）`. */
  readonly advice: (character: string) => string;
}

/**
 * What is decided for characters that would not come out of a document as they went in: each of them changes,
 * disappears or reorders on the way to the page or back. The first that matches counts. docs/fonts.md gives the
 * reasons, one by one.
 */
export const refusedCharacters: readonly RefusedCharacters[] = [
  {
    name: 'radical',
    pattern: String.raw`(?![⺁⺄⺈⺋⺌⺗⺧⺪⺮⺳⺶⺷⺻⻊])[\u2E80-\u2FDF]`,
    advice: (character) => {
      const twins = hanTwinsOf(character);
      const remedy = twins.length === 0 ? '请改用汉字' : `请改为汉字${twins.map(namedText).join('或')}`;
      return `是部首符号，不是汉字（常见于从 PDF 复制的文字），${remedy}。`;
    },
  },
  {
    name: 'compatibility-ideograph',
    pattern: String.raw`(?![\uF92C\uF979\uF995\uF9E7\uF9F1\uFA0C-\uFA0F\uFA11\uFA13\uFA14\uFA18\uFA1F-\uFA21\uFA23\uFA24\uFA27-\uFA29])[\uF900-\uFAFF\u{2F800}-\u{2FA1F}]`,
    advice: (character) => {
      const unified = character.normalize('NFC');
      return `是兼容汉字，${unified === character ? '请改用统一汉字' : `请改为统一汉字${namedText(unified)}`}。`;
    },
  },
  {
    name: 'variation-selector',
    pattern: String.raw`[\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u180B-\u180D\u180F]`,
    advice: () => '是异体字选择符，打印时不起作用，请删去；需要某个异体字形时，请直接输入该异体字。',
  },
  {
    name: 'combining-mark',
    pattern: String.raw`(?!\p{Default_Ignorable_Code_Point})\p{M}`,
    advice: () => '是组合用附加符号，无法与前一个字符合成打印，请改用带该符号的单个字符（如 é、ǎ）或删去。',
  },
  {
    name: 'space',
    pattern: String.raw`(?![ \u3000])\p{Zs}`,
    advice: (character) =>
      `是特殊空格${character === '\u00A0' ? '（不换行空格，常见于从网页或 Word 复制的文字）' : ''}，请改为普通空格或全角空格。`,
  },
  {
    name: 'line-separator',
    pattern: String.raw`[\u2028\u2029]`,
    advice: () => '是行分隔符或段分隔符，分段请改用换行符（\\n）。',
  },
  {
    name: 'bidi-control',
    pattern: String.raw`\p{Bidi_Control}`,
    advice: () => '是文字方向控制符，看不见却会改变文字顺序，请删去。',
  },
  { name: 'soft-hyphen', pattern: String.raw`\u00AD`, advice: () => '是软连字符，请删去或改为“-”。' },
  {
    name: 'zero-width',
    pattern: String.raw`[\p{Default_Ignorable_Code_Point}\p{Cf}]`,
    advice: () => '是看不见的零宽字符或格式控制符，请删去。',
  },
  {
    name: 'ligature',
    pattern: String.raw`[\uFB00-\uFB06]`,
    advice: (character) => `是连字，请改为${namedText(character.normalize('NFKC'))}。`,
  },
  {
    name: 'private-use',
    pattern: String.raw`\p{Co}`,
    advice: (character) => {
      if (!/[\uF020-\uF0FF]/.test(character)) {
        return '是专用区字符（自造字），各台电脑上的字形不同，请改用有标准编码的汉字。';
      }
      const possible = possibleSymbols(character);
      const remedy = possible.length === 0 ? '请改用标准字符' : `请改为${possible.map(namedText).join('或')}`;
      return `是 Word 符号字体（Symbol、Wingdings 等）的字符，没有标准编码，${remedy}。`;
    },
  },
  {
    name: 'replacement',
    pattern: String.raw`[\uFFFC\uFFFD]`,
    advice: () => '是替换符，说明文字在转码时已损坏或含有图片，请重新输入。',
  },
];

const anyRefused = new RegExp(refusedCharacters.map(({ pattern }) => pattern).join('|'), 'u');
const each = refusedCharacters.map(({ pattern, advice }) => ({ pattern: new RegExp(`^(?:${pattern})`, 'u'), advice }));

/** What filings consist of is never refused, and need not go through all of the patterns. */
const unusual =
  /[^\n\t\x20-\x7e\u00b7\u00d7\u2013-\u2027\u2030-\u203b\u2100-\u2bff\u3000-\u3029\u3400-\u9fff\uff01-\uff5e]/gu;

/** Where the first such character of a text stands, in UTF-16 units; -1 if it has none. */
export function firstRefused(text: string): number {
  if (text.search(unusual) < 0) return -1;
  for (const { 0: character, index } of text.matchAll(unusual)) if (anyRefused.test(character)) return index;
  return -1;
}

/** What to say about a character that is refused; undefined for every other. */
export function adviceFor(character: string): string | undefined {
  return each.find(({ pattern }) => pattern.test(character))?.advice(character);
}

/** Control characters but line feed and tab, and lone surrogates: no characters of a text (rule `text`). */
export const controlCharacter = /[\0-\x08\x0B-\x1F\x7F-\x9F\p{Surrogate}]/u;

/** What to say about a control character or a lone surrogate; undefined for every other. */
export function controlAdviceFor(character: string): string | undefined {
  if (!controlCharacter.test(character)) return undefined;
  if (character === '\r') return '是回车符，分段请只用换行符（\\n）。';
  if (/\p{Surrogate}/u.test(character)) return '是不成对的代理码元，不是有效的字符，请删去或重新输入。';
  return '是控制字符，无法打印，请删去；分段请用换行符（\\n）。';
}

/** What a refused character would have to be, where only one thing can be meant; empty: nothing. */
export function replacementFor(character: string): string | undefined {
  if (possibleSymbols(character).length > 0) return undefined;
  const changes = changesOf(character);
  if (changes.length > 0) return withChanges(character, changes);
  const compatible = character.normalize(/[\uFB00-\uFB06]/.test(character) ? 'NFKC' : 'NFC');
  return compatible === character || firstRefused(compatible) >= 0 ? undefined : compatible;
}
