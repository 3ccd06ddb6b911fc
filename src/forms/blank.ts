import type { z } from 'zod';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { box } from './printed/boxes.ts';

/** What may stand on a form that nobody has filled in yet. */
export interface BlankValues {
  /** `2022` */
  readonly fiscalYear?: number | undefined;
  /** `西湖区` */
  readonly district?: string | undefined;
}

/** Of these, those that a form prints. */
export function blankMembers(schema: z.ZodType): readonly (keyof BlankValues)[] {
  const { properties = {} } = jsonSchemaOf(schema);
  return valueNames.filter((name) => Object.hasOwn(properties, name));
}

/** The first value that is given and that a form has no place for. */
export function misplacedValue(schema: z.ZodType, given: BlankValues): keyof BlankValues | undefined {
  const known = blankMembers(schema);
  return valueNames.find((name) => given[name] !== undefined && !known.includes(name));
}

const valueNames = ['fiscalYear', 'district'] as const;

/** Two filings of a form, each with what is given and, where more is required, a stand-in; no stand-in is in both. */
export type LeastFilings = readonly [object, object];

/** The least filings with what is given. A form prints nothing of its own for them but what both print ({@link inCommon}). */
export function leastFilings(schema: z.ZodType, given: BlankValues): LeastFilings {
  const root = jsonSchemaOf(schema);
  const filing = (which: 0 | 1): object => ({ ...(standIn(root, which) as object), ...given });
  return [filing(0), filing(1)];
}

function standIn({ properties, items, required = [], ...schema }: JsonSchema, which: 0 | 1): unknown {
  if (items !== undefined) return [standIn(items, which)];
  if (properties !== undefined) {
    return Object.fromEntries(required.map((name) => [name, standIn(properties[name] ?? {}, which)]));
  }
  const { enum: choices, minimum, type } = schema as { enum?: readonly unknown[]; minimum?: number; type?: unknown };
  if (choices !== undefined) return choices[which] ?? choices[0];
  if (type === 'boolean') return which === 1;
  return minimum === undefined ? ['甲', '乙'][which] : minimum + which;
}

/**
 * What two Views of a form have in common: texts that differ come from the filings, and are left out; a box that one of them
 * ticks is not ticked.
 */
export function inCommon(one: unknown, other: unknown): unknown {
  if (typeof one !== 'object' || one === null) return one === other ? one : isBox(one) ? box(false) : '';
  const members = Object.entries(one).map(([name, member]) => [
    name,
    inCommon(member, (other as Readonly<Record<string, unknown>>)[name]),
  ]);
  return Array.isArray(one) ? members.map(([, member]) => member) : Object.fromEntries(members);
}

const isBox = (value: unknown): boolean => value === box(true) || value === box(false);
