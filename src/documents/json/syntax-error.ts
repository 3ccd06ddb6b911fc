import { codePointNames } from '../../characters/code-points.ts';

/** Where and why a text is not JSON. */
export class JsonSyntaxError extends Error {
  /** In UTF-16 units from the start of the text. */
  readonly offset: number;
  /** JSON Pointer of the value in which it is. */
  readonly pointer: string;

  constructor(problem: string, offset: number, pointer: string) {
    super(problem);
    this.name = 'JsonSyntaxError';
    this.offset = offset;
    this.pointer = pointer;
  }
}

/** What the grammar wants at a place. */
export type Expected =
  'value' | 'first-item' | 'item' | 'first-key' | 'key' | 'colon' | 'object-end' | 'array-end' | 'end';

const expectedWords: Readonly<Record<Expected, string>> = {
  value: '一个值（对象、数组、字符串、数字、true、false 或 null）',
  'first-item': '数组的一项或 ]',
  item: '数组的下一项',
  'first-key': '双引号括起的键或 }',
  key: '双引号括起的键',
  colon: '键后面的冒号 :',
  'object-end': '逗号 , 或 }',
  'array-end': '逗号 , 或 ]',
  end: '内容结束',
};

/** What is wrong at a place, in Chinese, with the mend where the slip is a usual one. */
export function unexpected(text: string, at: number, expected: Expected): string {
  if (text.trim() === '') return '内容是空的，请提交申报内容。';
  if (at >= text.length) return `内容到此中断，还缺${expectedWords[expected]}；可能没有传完整。`;
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return `此处应为${expectedWords[expected]}，却是${nameOf(found)}${hint(text, at, found, expected)}。`;
}

/** A character as it is shown in a message: invisible ones by their code point. */
export function nameOf(character: string): string {
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) return `“${character}”`;
  return ` ${codePointNames(character)}`;
}

function hint(text: string, at: number, found: string, expected: Expected): string {
  const halfWidth = fullWidth[found];
  if (halfWidth !== undefined) return `；JSON 只用半角标点，请改为 ${halfWidth}`;
  if (found === "'") return '；JSON 的键和字符串要用双引号';
  if (found === '/' || found === '#') return '；JSON 里不能写注释，请删去';
  if ((found === '}' || found === ']') && text.slice(0, at).trimEnd().endsWith(',')) {
    return '；最后一项的后面不能有逗号，请删去';
  }
  if (found === ',' && text.slice(0, at).trimEnd().endsWith(',')) return '；多了一个逗号，请删去';
  if (expected === 'end') return '；只能有一个 JSON 值，请删去多余的内容';
  if ((expected === 'key' || expected === 'first-key') && /[\p{L}\p{N}_$]/u.test(found)) return '；键要用双引号括起来';
  if (found === '\0') return '；文件可能是 UTF-16，请另存为 UTF-8';
  if (/[\s\uFEFF\u200B]/u.test(found)) return '；这种空白 JSON 不认，请改为普通空格或删去';
  if (found === '+' || found === '.') return '；数字以 0 到 9 或负号开头，例如 0.5';
  if (/[A-Za-z]/.test(found)) return '；字符串要用双引号括起来，字面值只有 true、false、null';
  return '';
}

/** Marks that a Chinese keyboard gives in place of those of JSON. */
const fullWidth: Readonly<Record<string, string>> = {
  '：': ':',
  '，': ',',
  '、': ',',
  '；': ',',
  '“': '"',
  '”': '"',
  '„': '"',
  '＂': '"',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
};
