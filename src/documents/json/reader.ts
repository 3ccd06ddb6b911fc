import { type PointerStep, pointer } from '../../forms/json-pointer.ts';
import { NumberLiteral } from '../../forms/number-literal.ts';
import { type Expected, JsonSyntaxError, nameOf, unexpected } from './syntax-error.ts';
import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  openBrace,
  openBracket,
  quotationMark,
  space,
} from './syntax.ts';

/** What a text may cost at most, whatever it holds. */
export interface JsonLimits {
  /** Arrays and objects within each other. */
  readonly depth: number;
  /** Values altogether, keys not counted. */
  readonly values: number;
  /** Length of a key, in UTF-16 units: keys stand in the pointers of every answer. */
  readonly keyLength: number;
}

/** A key that an object has already. */
export interface DuplicateKey {
  /** JSON Pointer of the value. */
  readonly pointer: string;
  /** Of the second key, in UTF-16 units from the start of the text. */
  readonly offset: number;
}

/** Duplicate keys that an answer lists; a text of nothing else must not make a long one. */
const maxDuplicates = 100;

/** RFC 8259, section 6. */
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** A backslash with what makes it an escape (RFC 8259, section 7); alone it is none. */
const escapes = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})?/g;

const keywords = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

/**
 * A strict reader of JSON (RFC 8259), for what `JSON.parse` does not tell: duplicate keys, the digits of a number
 * as they were written, the place of a fault. docs/adr/0030 says why it is not a library.
 *
 * Objects have no prototype, so that `__proto__` or `constructor` are keys like any other. Numbers whose digits a
 * JavaScript number would change (`100.50`, `1e2`) are {@link NumberLiteral}, the others plain numbers.
 */
export class JsonReader {
  readonly duplicates: DuplicateKey[] = [];
  readonly #text: string;
  readonly #limits: JsonLimits;
  readonly #path: PointerStep[] = [];
  #at = 0;
  #values = 0;

  constructor(text: string, limits: JsonLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  /** The value of the text. Throws JsonSyntaxError where it is not JSON or goes beyond a limit. */
  read(): unknown {
    this.#skipBlanks();
    const value = this.#value('value');
    if (this.#at < this.#text.length) this.#fail('end');
    return value;
  }

  /** Reads a value and the blanks after it. */
  #value(expected: Expected): unknown {
    this.#values += 1;
    if (this.#values > this.#limits.values) this.#refuse(`值的个数超过上限 ${this.#limits.values}，请拆分或缩减。`);
    const value = this.#bareValue(expected);
    this.#skipBlanks();
    return value;
  }

  #bareValue(expected: Expected): unknown {
    switch (this.#text.charCodeAt(this.#at)) {
      case openBrace:
        return this.#nested(() => this.#object());
      case openBracket:
        return this.#nested(() => this.#array());
      case quotationMark:
        return this.#string();
      default:
        return this.#numberOrKeyword(expected);
    }
  }

  #nested<T>(read: () => T): T {
    if (this.#path.length >= this.#limits.depth) {
      this.#refuse(`数组和对象嵌套超过 ${this.#limits.depth} 层，申报内容不会这么深，请检查。`);
    }
    this.#at += 1;
    this.#skipBlanks();
    return read();
  }

  #object(): Readonly<Record<string, unknown>> {
    const object = Object.create(null) as Record<string, unknown>;
    if (this.#take(closeBrace)) return object;
    for (let expected: Expected = 'first-key'; ; expected = 'key') {
      if (this.#text.charCodeAt(this.#at) !== quotationMark) this.#fail(expected);
      const offset = this.#at;
      const key = this.#key();
      this.#path.push(key);
      if (key in object && this.duplicates.length < maxDuplicates) {
        this.duplicates.push({ pointer: pointer(...this.#path), offset });
      }
      this.#skipBlanks();
      if (!this.#take(colon)) this.#fail('colon');
      object[key] = this.#value('value');
      this.#path.pop();
      if (this.#take(closeBrace)) return object;
      if (!this.#take(comma)) this.#fail('object-end');
    }
  }

  #array(): readonly unknown[] {
    const array: unknown[] = [];
    if (this.#take(closeBracket)) return array;
    for (let expected: Expected = 'first-item'; ; expected = 'item') {
      this.#path.push(array.length);
      array.push(this.#value(expected));
      this.#path.pop();
      if (this.#take(closeBracket)) return array;
      if (!this.#take(comma)) this.#fail('array-end');
    }
  }

  #key(): string {
    const start = this.#at;
    const key = this.#string();
    if (key.length <= this.#limits.keyLength) return key;
    this.#at = start;
    return this.#refuse(`键长 ${key.length} 个字符，上限是 ${this.#limits.keyLength}，请检查引号是否配对。`);
  }

  #string(): string {
    const text = this.#text;
    const start = this.#at;
    let escaped = false;
    let at = start + 1;
    for (let code = text.charCodeAt(at); code !== quotationMark; code = text.charCodeAt(at)) {
      // NaN, beyond the end, is not greater than anything.
      if (!(code >= space)) this.#failInString(at);
      if (code === backslash) {
        escaped = true;
        at += 1;
      }
      at += 1;
    }
    this.#at = at + 1;
    return escaped ? this.#unescape(start) : text.slice(start + 1, at);
  }

  #unescape(start: number): string {
    const literal = this.#text.slice(start, this.#at);
    try {
      return JSON.parse(literal) as string;
    } catch {
      const wrong = Array.from(literal.matchAll(escapes)).find(([escape]) => escape.length === 1);
      return this.#failInEscape(start + (wrong?.index ?? 0));
    }
  }

  #failInEscape(at: number): never {
    this.#at = at;
    const wrong = /^u[0-9a-fA-F]{0,3}|^./su.exec(this.#text.slice(at + 1, at + 6))?.[0] ?? '';
    return this.#refuse(`“\\${wrong}”不是 JSON 的转义；反斜杠本身请写成 \\\\，换行请写成 \\n。`);
  }

  #failInString(at: number): never {
    this.#at = at;
    if (at >= this.#text.length) return this.#refuse('字符串没有结束，还缺双引号；可能没有传完整。');
    const character = this.#text.charAt(at);
    if (character === '\n' || character === '\r') {
      return this.#refuse('字符串里不能直接换行，分段请写成 \\n；也可能是上一个双引号没有配对。');
    }
    if (character === '\t') return this.#refuse('字符串里不能直接写制表符，请写成 \\t 或改为空格。');
    return this.#refuse(`字符串里有控制字符${nameOf(character)}，请删去。`);
  }

  #numberOrKeyword(expected: Expected): unknown {
    number.lastIndex = this.#at;
    const literal = number.exec(this.#text)?.[0];
    if (literal !== undefined) {
      this.#at += literal.length;
      const value = Number(literal);
      return String(value) === literal ? value : new NumberLiteral(literal);
    }
    for (const [word, value] of keywords) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#fail(expected);
  }

  /** Takes the mark and the blanks after it, if it stands here. */
  #take(mark: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== mark) return false;
    this.#at += 1;
    // The blanks after a closing mark are those after the value.
    if (mark === comma || mark === colon) this.#skipBlanks();
    return true;
  }

  #skipBlanks(): void {
    const text = this.#text;
    let at = this.#at;
    for (let code = text.charCodeAt(at); isBlank(code); code = text.charCodeAt(at)) at += 1;
    this.#at = at;
  }

  #fail(expected: Expected): never {
    return this.#refuse(unexpected(this.#text, this.#at, expected));
  }

  #refuse(problem: string): never {
    throw new JsonSyntaxError(problem, this.#at, pointer(...this.#path));
  }
}

/** RFC 8259, section 2: these four and no other white space. */
function isBlank(code: number): boolean {
  return code === space || code === 0x0a || code === 0x0d || code === 0x09;
}
