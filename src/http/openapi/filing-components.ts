import type { Form } from '../../forms/form.ts';
import { type JsonSchema, inputSchemaOf } from '../../forms/json-schema.ts';
import { codesOf, isObject, scalarOf, unionOf } from './filing-scalars.ts';
import { refTo } from './references.ts';

/**
 * The filings of all forms as named schemas (ADR 0150): what a generator of clients makes good types of. They accept what
 * the JSON Schema of a form does, but for blanks around codes, and state it in another way: every group, choice and union is a schema of its own under
 * an ASCII name, and the printed labels stand in descriptions and `x-title`, where no generator takes them for names.
 */
export function filingComponents(forms: readonly Form[]): Readonly<Record<string, JsonSchema>> {
  const book = new ComponentBook();
  for (const form of forms) book.addFiling(form);
  return book.schemas();
}

/** Name of a form's filing in `components/schemas`: `FilingAnnex2`. */
export function filingName({ id }: Form): string {
  return `Filing${camelCase(id)}`;
}

/** `annex-2` → `Annex2`, `projectLeader` → `ProjectLeader` */
export function camelCase(name: string): string {
  return name.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase());
}

class ComponentBook {
  readonly #schemas = new Map<string, JsonSchema>();
  /** What has been named already, labels aside, by its JSON. */
  readonly #names = new Map<string, string>();

  addFiling(form: Form): void {
    const schema = inputSchemaOf(form.schema);
    const { title, description } = schema;
    const name = filingName(form);
    this.#names.set(meaningOf(schema), name);
    this.#schemas.set(name, { ...texts(title, description), ...this.#group(schema, camelCase(form.id)) });
  }

  schemas(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #group({ properties = {}, required = [] }: JsonSchema, owner: string): JsonSchema {
    const members = Object.entries(properties).map(([name, schema]) => {
      const type = this.#typeOf(schema, owner + camelCase(name));
      const words = texts(schema.title, schema.description);
      return [name, { ...(required.includes(name) ? type : orNull(type)), ...words }] as const;
    });
    return {
      type: 'object',
      properties: Object.fromEntries(members),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: false,
    };
  }

  /** A schema in the place of one: a reference where it has a name. */
  #typeOf(schema: JsonSchema, place: string): JsonSchema {
    if (isObject(schema)) return this.#named(schema, place, (owner) => this.#group(schema, owner));
    const codes = codesOf(schema);
    if (codes !== undefined) return this.#choice(schema, place, codes);
    if (schema.items !== undefined) return this.#list(schema, place);
    const union = unionOf(schema);
    return union === undefined ? scalarOf(schema) : this.#named(schema, place, () => union);
  }

  #list({ items = {}, minItems, maxItems }: JsonSchema, place: string): JsonSchema {
    const bounds = { ...(minItems === undefined ? {} : { minItems }), ...(maxItems === undefined ? {} : { maxItems }) };
    return { type: 'array', items: this.#typeOf(items, `${place}Item`), ...bounds };
  }

  /**
   * One code or none; where several may be chosen, a list of codes as well. In a union they have no names of their own:
   * openapi-generator's TypeScript does not compile with two named enumerations in one.
   */
  #choice(schema: JsonSchema, place: string, codes: Readonly<Record<string, string>>): JsonSchema {
    const one = enumeration({ ...codes, '': '不选' });
    if (schema.items === undefined) return this.#named(schema, place, () => one);
    const [list] = (schema['anyOf'] as readonly JsonSchema[]).filter(({ type }) => type === 'array');
    const union = { oneOf: [one, { ...list, items: enumeration(codes) }] };
    return this.#named(schema, place, () => union);
  }

  /** A reference to the schema, which is made unless there is one that means the same. */
  #named(schema: JsonSchema, place: string, make: (name: string) => JsonSchema): JsonSchema {
    const meaning = meaningOf(schema);
    const name = this.#names.get(meaning) ?? this.#define(meaning, schema['x-type'], place, make);
    return refTo(name);
  }

  #define(meaning: string, wish: string | undefined, place: string, make: (name: string) => JsonSchema): string {
    const name = [wish, place].find((candidate) => candidate !== undefined && !this.#schemas.has(candidate));
    if (name === undefined) throw new Error(`Two types of filings are called ${place}: give one an x-type`);
    this.#names.set(meaning, name);
    // Taken before its members are made, which must not get the same name.
    this.#schemas.set(name, {});
    this.#schemas.set(name, make(name));
    return name;
  }
}

/** What a schema says of itself to people, which makes no other type of it. */
const told = new Set(['$schema', 'title', 'description', 'examples', 'x-label', 'x-printed']);

/** What a schema means, whatever it is called: the same for two that are one type. */
function meaningOf(schema: JsonSchema): string {
  return JSON.stringify(Object.entries(schema).filter(([keyword]) => !told.has(keyword)));
}

function texts(title = '', description = ''): JsonSchema {
  return { description: title === '' ? description : `${title}：${description}`, 'x-title': title };
}

/** The same, or `null`, which in a member that may be absent means the same as its absence. */
function orNull(schema: JsonSchema): JsonSchema {
  if (schema['$ref'] !== undefined) return { anyOf: [schema, { type: 'null' }] };
  return { ...schema, type: [schema['type'], 'null'] };
}

function enumeration(codes: Readonly<Record<string, string>>): JsonSchema {
  const words = Object.entries(codes).map(([code, word]) => `${code === '' ? '空串' : code}：${word}`);
  return {
    type: 'string',
    enum: Object.keys(codes),
    description: `${words.join('；')}。前后的空白不计。`,
    'x-enum-descriptions': Object.values(codes),
  };
}
