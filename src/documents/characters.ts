import type { z } from 'zod';
import { maxTextLength } from '../forms/fields/text.ts';
import type { Finding } from '../forms/findings.ts';
import { pointer, type PointerStep } from '../forms/json-pointer.ts';
import { labelOf } from '../forms/json-schema.ts';
import { withStandardCodePoints } from './characters-private-use.ts';
import { adviceFor, firstRefused } from './characters-refused.ts';
import type { CharacterCoverage } from './ports.ts';

/** Different characters that are told of one text, and findings of one filing; the rest are counted. */
const maxCharacters = 20;
const maxFindings = 1_000;

/**
 * A copy of a JSON value whose texts have the standard code points of GB 18030-2022 in place of its old
 * private-use ones. Nothing else is changed: no Unicode normalisation, no trimming. Values that need no change are
 * the same objects as before.
 */
export function normaliseCharacters<Json>(json: Json): Json;
export function normaliseCharacters(json: unknown): unknown {
  if (typeof json === 'string') return withStandardCodePoints(json);
  if (Array.isArray(json)) return normaliseItems(json);
  if (!isRecord(json)) return json;
  const entries = Object.entries(json).map(([key, value]) => [key, normaliseCharacters(value)] as const);
  if (entries.every(([key, value]) => value === json[key])) return json;
  // Without a prototype, as the reader makes them: `__proto__` is a key like any other.
  return Object.assign(Object.create(null) as object, Object.fromEntries(entries));
}

function normaliseItems(items: readonly unknown[]): readonly unknown[] {
  const normalised = items.map(normaliseCharacters);
  return normalised.every((item, index) => item === items[index]) ? items : normalised;
}

/**
 * A finding for every character in the texts of a filing that cannot be printed, with the pointer and printed
 * label of its cell: what no font draws, and what would not come out of the document as it went in.
 *
 * Control characters and lone surrogates are not told here: the text fields of the forms refuse them.
 *
 * @param filing the filing as JSON, after {@link normaliseCharacters}; it need not fit the schema
 */
export function unprintableCharacters(
  coverage: CharacterCoverage,
  schema: z.ZodType,
  filing: unknown,
): readonly Finding[] {
  const isPrintable = printabilityOf(coverage);
  const findings: Finding[] = [];
  const add = (place: string, message: string): void => {
    const label = labelOf(schema, place);
    findings.push({ severity: 'error', rule: 'unprintable-character', pointer: place, label, message });
  };
  for (const { steps, text } of textsOf(filing, [])) {
    // What comes after it makes the text too long, of which its field tells.
    const looked = text.slice(0, maxTextLength * 2);
    if (firstRefused(looked) < 0 && coverage.firstMissing(looked) === undefined) continue;
    const messages = messagesOf(placesOf(looked, isPrintable));
    if (findings.length + messages.length > maxFindings) {
      add('', '无法打印的字符太多，没有全部列出，请先修改已列出的各处。');
      break;
    }
    for (const message of messages) add(pointer(...steps), message);
  }
  return findings;
}

interface Text {
  readonly steps: readonly PointerStep[];
  readonly text: string;
}

function* textsOf(json: unknown, steps: readonly PointerStep[]): Generator<Text> {
  if (typeof json === 'string') yield { steps, text: json };
  else if (Array.isArray(json)) for (const [index, item] of json.entries()) yield* textsOf(item, [...steps, index]);
  else if (isRecord(json)) for (const key of Object.keys(json)) yield* textsOf(json[key], [...steps, key]);
}

/** An object of JSON, as opposed to a value of a class (a number literal). */
function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** Control characters and lone surrogates: others tell of them, and no font draws them. */
const control = /[\p{Cc}\p{Cs}]/gu;

/** Whether a character can be printed; each is looked up once. */
function printabilityOf(coverage: CharacterCoverage): (character: string) => boolean {
  const known = new Map<string, boolean>();
  return (character) => {
    let printable = known.get(character);
    if (printable === undefined) {
      printable = firstRefused(character) < 0 && coverage.firstMissing(character.replace(control, '')) === undefined;
      known.set(character, printable);
    }
    return printable;
  };
}

/** Every character that cannot be printed, with its positions: from 1, in characters. */
function placesOf(text: string, isPrintable: (character: string) => boolean): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  let position = 0;
  for (const character of text) {
    position += 1;
    if (isPrintable(character)) continue;
    const positions = found.get(character);
    if (positions === undefined) found.set(character, [position]);
    else positions.push(position);
  }
  return found;
}

function messagesOf(found: ReadonlyMap<string, readonly number[]>): readonly string[] {
  const messages = [...found].slice(0, maxCharacters).map(([character, positions]) => messageOf(character, positions));
  const rest = found.size - messages.length;
  return rest > 0 ? [...messages, `另有 ${rest} 种无法打印的字符，请一并修改。`] : messages;
}

function messageOf(character: string, positions: readonly number[]): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const shown = /[\p{C}\p{Z}\p{M}]/u.test(character) ? '' : `“${character}”`;
  const places = positions.length === 1 ? '' : `等共 ${positions.length} 处`;
  return `第 ${positions[0] ?? 1} 个字符${shown}（U+${code}）${places}${adviceFor(character) ?? noFont(character)}`;
}

function noFont(character: string): string {
  return /\p{Emoji_Presentation}/u.test(character)
    ? '是表情符号，公文字体不含，请删去或改用文字。'
    : isHan.test(character)
      ? '是字体里没有的罕用字，请管理员配备含有该字的字体（FILING_PRESS_FONT_ROLES=rare=字体文件），或改用其他字，或用文字说明。'
      : '没有字体可以打印，请改用其他字符，或用文字说明。';
}

/** By block: Han are added faster than the engine's list of them. */
const isHan = /[\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}]/u;
