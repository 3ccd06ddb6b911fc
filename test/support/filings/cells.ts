import type { JsonSchema } from '../../../src/forms/json-schema.ts';

/** What a decimal may be, as its JSON Schema says. */
export interface Figures {
  /** The largest, as digits with all decimals that count. */
  readonly largest: string;
  /** The largest whole number. */
  readonly max: number;
  readonly places: number;
  readonly negative: boolean;
  readonly mayBeDash: boolean;
}

/** Items of a list: at least, as filers have them, and as many as tests print. */
interface Lengths {
  readonly least: number;
  readonly usual: number;
  readonly most: number;
}

/** What stands at a place of a filing, read from the keywords that its field writes into the JSON Schema. */
export type Cell =
  | {
      readonly kind: 'group';
      readonly members: readonly (readonly [name: string, schema: JsonSchema])[];
      /** Whether its lists are as short as those inside of a list: there are many of them. */
      readonly isCrowded: boolean;
    }
  | ({ readonly kind: 'list'; readonly items: JsonSchema } & Lengths)
  | { readonly kind: 'choice'; readonly codes: readonly string[]; readonly several: boolean }
  | { readonly kind: 'date'; readonly words: readonly string[] }
  | ({ readonly kind: 'figure' } & Figures)
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly whole: boolean }
  | { readonly kind: 'boolean' }
  /** Cells of a few words, which may be a number, and prose, which may not. */
  | { readonly kind: 'words' | 'narrative'; readonly required: boolean };

/** The cell that a JSON Schema describes; of a list inside of another one with fewer items. Throws where no field writes it. */
export function cellOf(schema: JsonSchema, isInList = false): Cell {
  const { properties, items } = schema;
  const types = [schema['type']].flat();
  const any = (schema['anyOf'] ?? []) as readonly JsonSchema[];
  if (properties !== undefined) {
    const lists = Object.values(properties).filter((member) => member.items !== undefined).length;
    return { kind: 'group', members: Object.entries(properties), isCrowded: isInList || lists > 2 };
  }
  if (items !== undefined && types.includes('string')) return { kind: 'choice', codes: codesOf(items), several: true };
  if (items !== undefined) return { kind: 'list', items, ...lengthsOf(schema, isInList) };
  if (schema['oneOf'] !== undefined) return { kind: 'choice', codes: codesOf(schema), several: false };
  if (any.some(({ format }) => format === 'date')) return { kind: 'date', words: constants(any) };
  if (any.some(({ type }) => type === 'number')) return { kind: 'figure', ...figuresOf(any) };
  if (types.includes('boolean')) return { kind: 'boolean' };
  if (types.includes('string')) {
    return { kind: types.includes('number') ? 'words' : 'narrative', required: schema['minLength'] !== undefined };
  }
  if (!types.includes('integer') && !types.includes('number')) throw new Error(`Unknown: ${JSON.stringify(schema)}`);
  const [min, max] = [numberOf(schema, 'minimum', 0), numberOf(schema, 'maximum', 0)];
  return { kind: 'number', min, max, whole: types.includes('integer') };
}

/** Whether it is printed, with all that is in it. */
export const isPrinted = (schema: JsonSchema): boolean => schema['x-printed'] !== false;

/** Cells of a list's item, those of lists inside of it once. */
function leaves(schema: JsonSchema): number {
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items === undefined ? [] : [schema.items])];
  return inner.length === 0 ? 1 : inner.reduce((sum, one) => sum + leaves(one), 0);
}

/** Many short rows, few items that fill a page. */
function lengthsOf(schema: JsonSchema, isInList: boolean): Lengths {
  const cells = leaves(schema.items ?? {});
  const printed = isPrinted(schema) ? Math.min(isInList ? 15 : 60, Math.max(12, Math.floor(280 / cells))) : 3;
  const most = Math.min(numberOf(schema, 'maxItems', printed), printed);
  return { least: numberOf(schema, 'minItems', 0), usual: Math.min(most, isInList || cells > 12 ? 1 : 4), most };
}

function codesOf(schema: JsonSchema): readonly string[] {
  return constants(schema['oneOf'] as readonly JsonSchema[]);
}

function constants(schemas: readonly JsonSchema[]): readonly string[] {
  return schemas.flatMap(({ const: word }) => (typeof word === 'string' && word !== '' ? [word] : []));
}

function figuresOf(schemas: readonly JsonSchema[]): Figures {
  const number = schemas.find(({ type }) => type === 'number') ?? {};
  const pattern = String(schemas.find((one) => one['pattern'] !== undefined)?.['pattern']);
  const places = Number(/\{1,(\d+)\}0\*/.exec(pattern)?.[1] ?? 0);
  const fraction = places === 0 ? '' : `.${'123456789'.slice(0, places)}`;
  const bound = number['maximum'];
  const max = typeof bound === 'number' ? bound : 1e15 - 1;
  const largest = typeof bound === 'number' ? String(bound) : `${max}${fraction}`;
  const negative = numberOf(number, 'minimum', -1) < 0;
  return { largest, max, places, negative, mayBeDash: pattern.includes('无') };
}

function numberOf(schema: JsonSchema, keyword: string, otherwise: number): number {
  const value = schema[keyword];
  return typeof value === 'number' ? value : otherwise;
}
