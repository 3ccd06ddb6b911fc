import type { z } from 'zod';
import { pointer } from './json-pointer.ts';
import { jsonSchemaOf, schemaAt, type JsonSchema } from './json-schema.ts';

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

/** The first step, or of an item of a list its first property. */
function groupOf(document: unknown, path: Path): Path {
  const [first] = path;
  const value = (document as Readonly<Record<PropertyKey, unknown>>)[first ?? ''];
  return path.slice(0, Array.isArray(value) ? 3 : 1);
}

/** Something in place of what is required; `undefined` for what is not. */
function standIn(root: JsonSchema, path: Path): unknown {
  if (path.length === 2) return {};
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
