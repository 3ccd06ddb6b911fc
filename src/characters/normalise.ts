import { gb18030PrivateUse } from './gb18030-private-use.ts';
import { hanTwinsOf } from './radicals.ts';
import { standardSymbol } from './symbol-fonts.ts';
import { unicodeForm } from './unicode-form.ts';

/** What a character was that has only one meaning, yet not the code point that prints. */
export type ChangeKind = keyof typeof changeTitles;

/** What stood there, in Chinese. */
export const changeTitles = {
  'line-end': '换行符',
  blank: '特殊空格',
  invisible: '看不见的字符',
  'combining-sequence': '组合字符',
  singleton: '重复编码的字符',
  radical: '部首符号',
  'gbk-private-use': '专用区字符',
  'symbol-font': '符号字体的字符',
} as const;

/** A place of a text that is printed with another character. */
export interface Change {
  readonly kind: ChangeKind;
  /** In UTF-16 units of the text as filed. */
  readonly start: number;
  readonly end: number;
  /** What stands there instead; empty for what is left out. */
  readonly became: string;
}

const lineEnd = String.raw`\r\n|[\r\v\f\x85\u2028\u2029]`;
const blank = String.raw`(?![ \u3000])\p{Zs}`;
/**
 * Soft hyphen, joiners, invisible operators, byte order marks, and those marks of direction that do not reverse text
 * from left to right. The others (RLE, RLO, RLI), fillers and tags may hide or reorder what was meant: they are refused.
 */
const invisibles = String.raw`\xAD\u034F\u061C\u180E\u200B-\u200F\u202A\u202C\u202D\u2060-\u2064\u2066\u2068\u2069\u206A-\u206F\uFEFF`;
const selectors = String.raw`\uFE0E\uFE0F`;
const sequence = String.raw`(?![\r\n\v\f])[^\p{M}${invisibles}](?:[${invisibles}]*(?!\u034F)\p{M})+`;
const hangul = String.raw`[\u1100-\u1112][\u1161-\u1175][\u11A8-\u11C2]?`;
/** Letters and signs that Unicode has twice (Ω of ohms and of Greek): readers take one for the other. */
const singletons = String.raw`\u0374\u037E\u0387\u2126\u212A\u212B\u2329\u232A\u1FEF\u1FFD`;
const radical = String.raw`(?![⺁⺄⺈⺋⺌⺗⺧⺪⺮⺳⺶⺷⺻⻊])[\u2E80-\u2FDF]`;
const privateUse = String.raw`[\uE766-\uE864\uF020-\uF0FF]`;

const kinds: readonly (readonly [ChangeKind, string])[] = [
  ['line-end', lineEnd],
  ['combining-sequence', `${sequence}|${hangul}`],
  ['blank', blank],
  ['invisible', `[${invisibles}]`],
  ['singleton', `[${singletons}]`],
  ['radical', radical],
  ['gbk-private-use', privateUse],
];
const places = new RegExp(kinds.map(([, pattern]) => `(${pattern})`).join('|'), 'gu');
const anyInvisible = new RegExp(`[${invisibles}]`, 'gu');
const anySelector = new RegExp(`[${selectors}]`, 'gu');

/** Texts of these characters alone need no change, and most texts are such. */
const unusual =
  /[^\n\t\x20-\x7e\xa1-\xac\xae-\xff\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u2125\u2127-\u2129\u212c-\u2328\u232b-\u2bff\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uff01-\uffef]/;

/**
 * The places of a text at which characters are printed as other characters, in order: those whose meaning is certain
 * and that would not come out of a document as they went in. Everything else stays as filed. Changed once, a text needs
 * no other change.
 */
export function changesOf(text: string): readonly Change[] {
  return unusual.test(text) ? Array.from(eachChange(text)) : [];
}

/** The text as it is printed. */
export function withChanges(text: string, changes: readonly Change[]): string {
  let printed = '';
  let end = 0;
  for (const change of changes) {
    printed += text.slice(end, change.start) + change.became;
    end = change.end;
  }
  return printed + text.slice(end);
}

function* eachChange(text: string): Generator<Change> {
  for (const match of text.matchAll(places)) {
    const [was] = match;
    const start = match.index;
    const matched = kinds.find((_, group) => match[group + 1] !== undefined)?.[0] ?? 'blank';
    const kind = matched === 'gbk-private-use' && was >= '\uF020' ? 'symbol-font' : matched;
    const became = replacementOf(kind, text, start, was);
    if (became !== undefined) yield { kind, start, end: start + was.length, became };
  }
}

/** Undefined where the character stays, to be printed or refused. */
function replacementOf(kind: ChangeKind, text: string, start: number, was: string): string | undefined {
  switch (kind) {
    case 'line-end':
      return '\n';
    case 'blank':
      return ' ';
    case 'invisible':
      return '';
    case 'combining-sequence':
      return composed(was);
    case 'singleton':
      return was.normalize('NFC');
    case 'radical': {
      const twins = hanTwinsOf(was);
      return twins.length === 1 ? twins[0] : undefined;
    }
    case 'gbk-private-use':
      return gb18030PrivateUse.get(was);
    case 'symbol-font':
      return standardSymbol(text, start);
  }
}

/** A character with its marks as one character, or without a selector of emoji; undefined where marks are left. */
function composed(sequence: string): string | undefined {
  const [base = ''] = Array.from(sequence);
  if (base.normalize('NFC') !== base) return undefined;
  const one = unicodeForm(sequence.replace(anyInvisible, '').replace(anySelector, ''), 'NFC');
  if (/\p{M}/u.test(one) || Array.from(one).length !== 1) return undefined;
  // What a selector stood behind may need a change of its own.
  return withChanges(one, changesOf(one));
}
