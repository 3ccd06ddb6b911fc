import type { z } from 'zod';
import { pointer } from './json-pointer.ts';
import { jsonSchemaOf, schemaAt, type JsonSchema } from './json-schema.ts';
import { valueAt } from './json-value.ts';
import { NumberLiteral } from './number-literal.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What is left of a document when the parts that its schema refuses are taken out. */
export interface Salvage {
  readonly document: unknown;
  /** JSON Pointers of the known parts that were taken out; unknown properties are no loss. */
  readonly lost: readonly string[];
}

/**
 * Takes out of a document what its schema complains about, so that the rules can be tried on the rest and a filer
 * learns everything at once.
 *
 * Not the faulty cell alone is taken out but the whole group at the top of the filing that holds it (`category`,
 * `funding`, `declaration`): what relates the cells of a group would else complain about the gap. Of a list, each
 * item is such a filing of its own. What is required gets a stand-in of its kind.
 */
export function salvage(schema: z.ZodType, document: unknown, issues: readonly Issue[]): Salvage {
  const root = jsonSchemaOf(schema);
  const lost = new Set<string>();
  let left = document;
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) left = replaced(left, [...issue.path, key], undefined);
    } else {
      const path = groupOf(document, issue.path);
      lost.add(pointer(...path.map(String)));
      left = replaced(left, path, standIn(root, path));
    }
  }
  return { document: left, lost: [...lost] };
}

/**
 * A copy of a document without the cells that its schema complains about. A list that has a wrong item is taken out whole;
 * what is required gets a stand-in.
 */
export function withoutCells(schema: z.ZodType, document: unknown, issues: readonly Issue[]): unknown {
  const root = jsonSchemaOf(schema);
  const copy = copyOf(document);
  for (const issue of issues) {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) {
      const cell = path.slice(0, path.findLastIndex((step) => typeof step === 'string') + 1);
      const parent = valueAt(copy, cell.slice(0, -1));
      const name = cell.at(-1);
      if (typeof parent !== 'object' || parent === null || name === undefined) continue;
      const value = issue.code === 'unrecognized_keys' ? undefined : requiredStandIn(root, cell);
      if (value === undefined) Reflect.deleteProperty(parent, name);
      else Reflect.set(parent, name, value);
    }
  }
  return copy;
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof NumberLiteral) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of Object.entries(value)) copy[key] = copyOf(member);
  return copy;
}

/** The first step, or of an item of a list its first property. */
function groupOf(document: unknown, path: Path): Path {
  const [first] = path;
  const value = (document as Readonly<Record<PropertyKey, unknown>>)[first ?? ''];
  return path.slice(0, Array.isArray(value) ? 3 : 1);
}

/** Something in place of what is required; `undefined` for what is not. */
function standIn(root: JsonSchema, path: Path): unknown {
  return path.length === 2 ? {} : requiredStandIn(root, path);
}

function requiredStandIn(root: JsonSchema, path: Path): unknown {
  const parents = path.slice(0, -1).map(String).reduce<JsonSchema | undefined>(schemaAt, root);
  const name = String(path.at(-1));
  if (parents?.required?.includes(name) !== true) return undefined;
  const schema = schemaAt(parents, name);
  if (schema?.items !== undefined) return [{}];
  return schema?.['type'] === 'integer' ? schema['minimum'] : '…';
}

/** A copy of the document with another value at the path, or without it. The rest is shared. */
function replaced(document: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(document)) {
    return document.map((item: unknown, index) => (index === step ? replaced(item, rest, value) : item));
  }
  if (typeof document !== 'object' || document === null) return document;
  const copy = Object.assign(Object.create(null) as Record<PropertyKey, unknown>, document);
  const member = replaced(copy[step], rest, value);
  if (member === undefined) Reflect.deleteProperty(copy, step);
  else copy[step] = member;
  return copy;
}
