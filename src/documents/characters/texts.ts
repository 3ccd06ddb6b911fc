import type { PointerStep } from '../../forms/json-pointer.ts';
import { schemaAt, type JsonSchema } from '../../forms/json-schema.ts';

/** A text of a JSON value, and where it stands. */
export interface PlacedText {
  readonly steps: readonly PointerStep[];
  readonly text: string;
}

/** Every text of a JSON value that is printed, as far as its schema says, in order; keys are none. */
export function* printedTextsOf(
  json: unknown,
  schema: JsonSchema | undefined,
  steps: readonly PointerStep[] = [],
): Generator<PlacedText> {
  if (schema?.['x-printed'] === false) return;
  if (typeof json === 'string') yield { steps, text: json };
  else if (Array.isArray(json)) {
    for (const [index, item] of json.entries()) {
      yield* printedTextsOf(item, schemaAt(schema, String(index)), [...steps, index]);
    }
  } else if (isRecord(json)) {
    for (const key of Object.keys(json)) yield* printedTextsOf(json[key], schemaAt(schema, key), [...steps, key]);
  }
}

/** An object of JSON, as opposed to a value of a class (a number literal). */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
