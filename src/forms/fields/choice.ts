import { z } from 'zod';
import { kindOfValue } from '../json-value.ts';
import { type FieldMeta, type IssueDetails, fieldIssue } from './field.ts';
import { maxListLength } from './list.ts';

/**
 * Tick boxes of which one may be ticked: code → the printed words beside the box. None: absent, the empty string or
 * blanks; blanks around a code say nothing.
 */
export function choiceField<const Code extends string>(meta: FieldMeta, words: Readonly<Record<Code, string>>) {
  return z
    .unknown()
    .transform((value, context): Code | '' => {
      const code = codeIn(value, words);
      if (code !== undefined) return code;
      context.issues.push(wrongChoice(value, adviceOn(words)));
      return z.NEVER;
    })
    .meta({ ...meta, type: 'string', 'x-codes': words, oneOf: boxesAndBlanks(words) })
    .optional();
}

/**
 * Tick boxes of which several may be ticked: one code, or a list of them, in which one may occur twice. None: absent,
 * the empty string, blanks or the empty list.
 */
export function choicesField<const Code extends string>(meta: FieldMeta, words: Readonly<Record<Code, string>>) {
  const advice = adviceOn(words);
  return z
    .unknown()
    .transform((value, context): readonly Code[] => {
      const one = codeIn(value, words);
      if (one !== undefined) return one === '' ? [] : [one];
      const chosen = Array.isArray(value) ? (value as readonly unknown[]) : undefined;
      if (chosen === undefined) context.issues.push(wrongChoice(value, advice));
      else if (chosen.length > maxListLength) {
        const message = `共 ${chosen.length} 项，最多 ${maxListLength} 项，请减少。`;
        context.issues.push(fieldIssue('length', chosen.length, message));
      } else {
        const codes = chosen.map((item) => codeIn(item, words) || undefined);
        const wrong = codes.flatMap((code, index) =>
          code === undefined ? [wrongChoice(chosen[index], advice, { path: [index] })] : [],
        );
        if (wrong.length === 0) return codes.filter((code) => code !== undefined);
        context.issues.push(...wrong);
      }
      return z.NEVER;
    })
    .meta({
      ...meta,
      type: ['string', 'array'],
      'x-codes': words,
      anyOf: [{ oneOf: boxesAndBlanks(words) }, { type: 'array', maxItems: maxListLength }],
      items: {
        title: meta.title,
        'x-label': '',
        description: meta.description,
        oneOf: [...boxesOf(words), amongBlanks(Object.keys(words))],
      },
    })
    .optional();
}

/** The code that a value is, blanks around it aside; empty for none, `undefined` for what is no code. */
function codeIn<Code extends string>(value: unknown, words: Readonly<Record<Code, string>>): Code | '' | undefined {
  if (typeof value !== 'string') return undefined;
  const code = value.trim();
  return code === '' || Object.hasOwn(words, code) ? (code as Code | '') : undefined;
}

const notChosen = { const: '', title: '不选' };

function boxesAndBlanks(words: Readonly<Record<string, string>>) {
  return [...boxesOf(words), notChosen, amongBlanks(['', ...Object.keys(words)])];
}

/** The same with blanks before or after it, and not without: of `oneOf`, exactly one is right. */
function amongBlanks(codes: readonly string[]) {
  const code = `(?:${codes.join('|')})`;
  return { type: 'string', pattern: `^(?:\\s+${code}\\s*|${code}\\s+)$`, title: '前后的空白不计' };
}

function boxesOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([code, title]) => ({ const: code, title }));
}

function adviceOn(words: Readonly<Record<string, string>>): string {
  const options = Object.entries(words).map(([code, word]) => `"${code}"（${word}）`);
  return `请从下列各项中选择：${options.join('、')}；不选请删去这一项。`;
}

function wrongChoice(value: unknown, advice: string, at: IssueDetails = {}) {
  if (typeof value === 'string') return fieldIssue('choice', value, advice, at);
  return fieldIssue('type', value, `应为文本，却是${kindOfValue(value)}，请改正。${advice}`, at);
}
