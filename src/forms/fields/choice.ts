import { z } from 'zod';
import { kindOfValue } from '../json-value.ts';
import { fieldIssue, type FieldMeta, type IssueDetails } from './field.ts';
import { maxListLength } from './list.ts';

/** Tick boxes of which one may be ticked: code → the printed words beside the box. None: absent or the empty string. */
export function choiceField<const Code extends string>(meta: FieldMeta, words: Readonly<Record<Code, string>>) {
  const codes = Object.keys(words) as Code[];
  return z
    .enum([...codes, ''], { error: adviceOn(words) })
    .meta({ ...meta, oneOf: [...boxesOf(words), notChosen] })
    .optional();
}

/**
 * Tick boxes of which several may be ticked: one code, or a list of them, in which one may occur twice. None: absent,
 * the empty string or the empty list.
 */
export function choicesField<const Code extends string>(meta: FieldMeta, words: Readonly<Record<Code, string>>) {
  const isCode = (value: unknown): value is Code => typeof value === 'string' && Object.hasOwn(words, value);
  const advice = adviceOn(words);
  return z
    .unknown()
    .transform((value, context): readonly Code[] => {
      if (value === '') return [];
      if (isCode(value)) return [value];
      const chosen = Array.isArray(value) ? (value as readonly unknown[]) : undefined;
      if (chosen === undefined) context.issues.push(wrongChoice(value, advice));
      else if (chosen.length > maxListLength) {
        const message = `共 ${chosen.length} 项，最多 ${maxListLength} 项，请减少。`;
        context.issues.push(fieldIssue('length', chosen.length, message));
      } else {
        const wrong = chosen.flatMap((code, index) =>
          isCode(code) ? [] : [wrongChoice(code, advice, { path: [index] })],
        );
        if (wrong.length === 0) return chosen.filter(isCode);
        context.issues.push(...wrong);
      }
      return z.NEVER;
    })
    .meta({
      ...meta,
      type: ['string', 'array'],
      anyOf: [{ oneOf: [...boxesOf(words), notChosen] }, { type: 'array', maxItems: maxListLength }],
      items: { title: meta.title, 'x-label': '', description: meta.description, oneOf: boxesOf(words) },
    })
    .optional();
}

const notChosen = { const: '', title: '不选' };

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
