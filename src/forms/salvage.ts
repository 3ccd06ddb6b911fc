import type { z } from 'zod';
import { pointer } from './json-pointer.ts';
import { type JsonSchema, jsonSchemaOf, schemaAt } from './json-schema.ts';
import { valueAt } from './json-value.ts';
import { NumberLiteral } from './number-literal.ts';
import type { IsRefused } from './rule.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * A copy of a document without the cells that its schema complains about. What is required, and an item of a list of
 * groups, gets a stand-in of its kind; another list that has a wrong item is taken out whole.
 */
export function withoutCells(schema: z.ZodType, document: unknown, issues: readonly Issue[]): unknown {
  const root = jsonSchemaOf(schema);
  const copy = copyOf(document);
  for (const issue of issues) {
    const isUnknown = issue.code === 'unrecognized_keys';
    for (const path of isUnknown ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]) {
      const cell = isUnknown ? path : cellOf(root, path);
      const parent = valueAt(copy, cell.slice(0, -1));
      const name = cell.at(-1);
      if (typeof parent !== 'object' || parent === null || name === undefined) continue;
      const value = isUnknown ? undefined : standIn(root, cell);
      if (value === undefined) Reflect.deleteProperty(parent, name);
      else Reflect.set(parent, name, value);
    }
  }
  return copy;
}

/** What the schema complains about; unknown properties are no loss to a rule. */
export function refusedPlaces(issues: readonly Issue[]): IsRefused {
  const places = issues
    .filter(({ code }) => code !== 'unrecognized_keys')
    .map(({ path }) => pointer(...path.map(String)));
  return (place) => places.some((refused) => isWithin(refused, place) || isWithin(place, refused));
}

/** Whether a place is another one or inside of it. */
function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof NumberLiteral) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of Object.entries(value)) copy[key] = copyOf(member);
  return copy;
}

/** The place itself, or of an item that is no group the list. */
function cellOf(root: JsonSchema, path: Path): Path {
  if (typeof path.at(-1) === 'string' || schemaOf(root, path)?.properties !== undefined) return path;
  return path.slice(0, path.findLastIndex((step) => typeof step === 'string') + 1);
}

/** Something in place of what is required, or of an item; `undefined` for what may be absent. */
function standIn(root: JsonSchema, path: Path): unknown {
  const name = path.at(-1);
  const parent = schemaOf(root, path.slice(0, -1));
  const isNeeded = typeof name === 'number' || parent?.required?.includes(String(name)) === true;
  return isNeeded ? standInOf(schemaAt(parent, String(name))) : undefined;
}

function standInOf({ properties, items, required = [], ...schema }: JsonSchema = {}): unknown {
  if (items !== undefined) return [standInOf(items)];
  if (properties === undefined) return schema['minimum'] ?? '…';
  return Object.fromEntries(required.map((name) => [name, standInOf(properties[name])]));
}

function schemaOf(root: JsonSchema, path: Path): JsonSchema | undefined {
  return path.map(String).reduce<JsonSchema | undefined>(schemaAt, root);
}
