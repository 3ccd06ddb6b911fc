import type { z } from 'zod';
import { nearestName } from '../nearest-name.ts';
import type { Finding, Severity } from './findings.ts';
import { pointer } from './json-pointer.ts';
import { type JsonSchema, jsonSchemaAt, labelOf } from './json-schema.ts';
import { kindOfValue, valueAt } from './json-value.ts';
import { NumberLiteral } from './number-literal.ts';
import { firstCharacters } from './printed/first-characters.ts';
import { quote } from './quote.ts';

type Issue = z.core.$ZodIssue;

/** A document that its schema has refused. */
export interface Refusal {
  readonly schema: z.ZodType;
  readonly document: unknown;
  readonly issues: readonly Issue[];
  /** A warning where what was refused is neither printed nor compared. */
  readonly severity: Exclude<Severity, 'notice'>;
}

/** How many findings {@link schemaFindings} yields. */
export function countFindings(issues: readonly Issue[]): number {
  return issues.reduce((count, issue) => count + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
}

/** Every complaint of a schema as a finding: made one by one, because a hostile document breaks it in 100,000 places. */
export function* schemaFindings(refusal: Refusal): Generator<Finding> {
  for (const issue of refusal.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) yield withSeverity(refusal, unknownProperty(refusal, issue.path, key));
    } else {
      const at = pointerOf(issue.path);
      const [rule, message] = complaint(issue, refusal);
      const label = labelOf(refusal.schema, at);
      yield withSeverity(refusal, { rule, pointer: at, label, message, ...replacementOf(issue) });
    }
  }
}

function withSeverity({ severity }: Refusal, finding: Omit<Finding, 'severity'>): Finding {
  if (severity === 'error') return { severity, ...finding };
  return { severity, ...finding, message: `${finding.message}这一处不打印，也不用于核对，只作提醒。` };
}

/** Paths of zod hold no symbols here: documents are JSON. */
function pointerOf(path: readonly PropertyKey[]): string {
  return pointer(...path.map(String));
}

/** What a field says to write instead. */
function replacementOf(issue: Issue): Pick<Finding, 'replacement'> {
  const replacement: unknown = issue.code === 'custom' ? issue.params?.['replacement'] : undefined;
  return typeof replacement === 'string' ? { replacement } : {};
}

/** Rule id and message of one issue. */
function complaint(issue: Exclude<Issue, { code: 'unrecognized_keys' }>, refusal: Refusal): readonly [string, string] {
  const value = valueAt(refusal.document, issue.path);
  const { title = '', minimum, maximum } = jsonSchemaAt(refusal.schema, pointerOf(issue.path)) ?? {};
  const outOfRange = (): string =>
    `${numberText(value)} 超出范围，应在 ${String(minimum)} 到 ${String(maximum)} 之间，请改正。`;
  const isMissing = value === undefined || (value === null && isProperty(refusal.document, issue.path));
  if (isMissing) return ['required', `缺少“${title}”，请填写。`];
  switch (issue.code) {
    case 'custom':
      return [typeof issue.params?.['rule'] === 'string' ? issue.params['rule'] : 'type', issue.message];
    case 'invalid_value':
      return typeof value === 'string' ? ['choice', issue.message] : ['type', wrongKind('文本', value, issue.message)];
    case 'invalid_type':
      if (kindOfValue(value) === '数字' && minimum !== undefined) {
        return issue.expected === 'int' ? ['type', '应为整数，请改正。'] : ['range', outOfRange()];
      }
      return ['type', wrongKind(kinds[issue.expected] ?? issue.expected, value)];
    case 'too_small':
    case 'too_big':
      if (issue.origin === 'array') return ['length', issue.message];
      return ['range', outOfRange()];
    // No field of a form is of a kind that these complain about.
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return ['type', issue.message];
  }
}

/** Whether a path ends with a property of an object, and not with an item of a list or at the whole document. */
function isProperty(document: unknown, path: readonly PropertyKey[]): boolean {
  return path.length > 0 && !Array.isArray(valueAt(document, path.slice(0, -1)));
}

const kinds: Readonly<Record<string, string>> = {
  string: '文本（写在双引号里）',
  int: '整数（不加引号）',
  number: '数字（不加引号）',
  boolean: ' true 或 false（不加引号）',
  array: '数组（写在 [ ] 里）',
  object: '对象（写在 { } 里）',
};

function wrongKind(expected: string, value: unknown, advice = ''): string {
  if (value === null) return `应为${expected}，不能是 null；不填请删去这一项。`;
  return `应为${expected}，却是${kindOfValue(value)}，请改正。${advice}`;
}

/** A number of a document, cut where it is absurd. */
function numberText(value: unknown): string {
  return firstCharacters(value instanceof NumberLiteral ? value.text : String(value), 20);
}

/** Properties that are listed where none is near; a longer list is for the schema. */
const listedProperties = 12;

function unknownProperty({ schema }: Refusal, path: readonly PropertyKey[], key: string): Omit<Finding, 'severity'> {
  const parent = pointerOf(path);
  const properties = jsonSchemaAt(schema, parent)?.properties ?? {};
  return {
    rule: 'unknown-property',
    pointer: `${parent}${pointer(key)}`,
    label: labelOf(schema, parent),
    message: `没有${quote(key)}这个属性${suggestion(key, properties)}`,
  };
}

function suggestion(key: string, properties: Readonly<Record<string, JsonSchema>>): string {
  const names = Object.keys(properties);
  const titled = names.find((name) => properties[name]?.title === key.trim());
  const meant = titled ?? nearestName(key, names);
  if (meant !== undefined) return `；是否指“${meant}”（${properties[meant]?.title ?? ''}）？请改正或删去。`;
  return names.length <= listedProperties
    ? `，请改正或删去；这里可以有的是：${names.join('、')}。`
    : '，请改正或删去；可以有的属性见此表的 JSON Schema。';
}
