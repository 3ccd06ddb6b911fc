import { z } from 'zod';
import { CharacterCounter, codePointNames } from '../../characters/code-points.ts';
import { controlAdviceFor, controlCharacter } from '../../characters/refused.ts';
import { isComputed, meantByArtefact } from '../artefact.ts';
import { literalOf, mostDigits, plainDigits } from '../number-literal.ts';
import { type FieldMeta, fieldIssue } from './field.ts';

/** The longest text of any field, in characters (code points). Some twenty printed pages: far beyond any real filing. */
export const maxTextLength = 20_000;

/**
 * A text for a cell of a few words, which may be nothing but digits (a code, a telephone number, a target): a number is
 * taken as well, and printed as it was written, unless a program's arithmetic wrote it. `\n` separates paragraphs; it may be absent or empty.
 */
export function textField(meta: FieldMeta) {
  return z
    .preprocess(numberAsWritten, filedText())
    .meta({ 'x-type': 'FiledText', ...meta, type: ['string', 'number'], maxLength: maxTextLength })
    .optional();
}

/** Prose, of which a number would be a slip. `\n` separates its paragraphs; it may be absent or empty. */
export function narrativeField(meta: FieldMeta) {
  return filedText()
    .meta({ ...meta, maxLength: maxTextLength })
    .optional();
}

/** The name of something, without which there is nothing to file; white space alone is no name. */
export function requiredTextField(meta: FieldMeta) {
  return filedText()
    .check(({ value, issues }) => {
      if (value.trim() === '') issues.push(fieldIssue('required', value, '不能为空，请填写。'));
    })
    .meta({ ...meta, minLength: 1, maxLength: maxTextLength });
}

function filedText() {
  return z.string().check(({ value, issues }) => {
    const problem = problemOf(value);
    if (problem !== undefined) issues.push(fieldIssue('text', value, problem));
  });
}

function numberAsWritten(value: unknown, context: z.core.$RefinementCtx): unknown {
  const literal = literalOf(value);
  if (literal === undefined) return value;
  const digits = plainDigits(literal);
  if (digits !== undefined && !isComputed(digits)) return digits;
  const replacement = digits === undefined ? undefined : meantByArtefact(digits);
  const meant = replacement === undefined ? '' : `；是否指 ${replacement}？`;
  const problem =
    digits === undefined ? `数字超过 ${mostDigits} 位，` : `小数位数过多，似为程序运算的误差${meant || '，'}`;
  const message = `${problem}请改正；要照此打印，请写成文本（写在双引号里）。`;
  context.issues.push(fieldIssue('text', value, message, { replacement }));
  return z.NEVER;
}

function problemOf(text: string): string | undefined {
  const at = text.search(controlCharacter);
  // Counted one by one: an array of the longest body would take a tenth of a second, and its memory.
  const counter = new CharacterCounter(text);
  if (at >= 0) {
    const character = text.charAt(at);
    const advice = controlAdviceFor(character)?.replace('，', `（${codePointNames(character)}），`);
    return `第 ${counter.positionAt(at)} 个字符${advice}`;
  }
  if (text.length <= maxTextLength) return undefined;
  const length = counter.positionAt(text.length) - 1;
  return length > maxTextLength ? `共 ${length} 个字符，最多 ${maxTextLength} 个，请缩短。` : undefined;
}
