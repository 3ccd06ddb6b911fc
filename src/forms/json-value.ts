import { NumberLiteral } from './number-literal.ts';

/** The value at a path of a JSON document; `undefined` where there is none. Own properties only. */
export function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return (value as Readonly<Record<PropertyKey, unknown>>)[step];
  }, document);
}

/** What a JSON value is, in Chinese. */
export function kindOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return '文本';
  if (typeof value === 'number' || value instanceof NumberLiteral) return '数字';
  if (typeof value === 'boolean') return '布尔值';
  return Array.isArray(value) ? '数组' : '对象';
}
