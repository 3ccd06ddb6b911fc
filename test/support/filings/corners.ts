import { type JsonSchema, jsonSchemaOf } from '../../../src/forms/json-schema.ts';
import { formOf, sample } from '../filing-report.ts';
import type { FilingJson } from './arbitrary.ts';
import { cellOf, isPrinted } from './cells.ts';
import { repaired } from './repair.ts';
import { fortyParagraphs, onlyPunctuation, prose, tenThousandCharacters, unbrokenWord } from './texts.ts';

/** A filing at the edge of what a form holds, with a name for the message of a failed test. */
export interface CornerFiling {
  readonly name: string;
  readonly filing: FilingJson;
  /** Whether it fills dozens of pages. */
  readonly isLarge: boolean;
}

/** What the cells of a filled filing hold; `filed` is what the sample `full` has there. */
export interface Contents {
  /** Of narratives. */
  readonly narrative: (filed: unknown) => string;
  /** Of names, departments, telephone numbers, indicators, targets, remarks. */
  readonly words: (filed: unknown) => unknown;
  /** Whether amounts, scores and rates are the largest. */
  readonly largest?: boolean;
  /** Whether a list is as long as tests print it, by its title, and whether it is inside of another list. */
  readonly isLong?: (title: string | undefined, isInList: boolean) => boolean;
}

/** A filing with something in every cell that is printed, and in the others what the sample `full` has. */
export function filledFiling(form: string, contents: Contents): FilingJson {
  const { schema } = formOf(form);
  return filled(jsonSchemaOf(schema), sample(form, 'full'), contents) as FilingJson;
}

function filled(schema: JsonSchema, filed: unknown, contents: Contents, isInList = false): unknown {
  const cell = cellOf(schema, isInList);
  if (!isPrinted(schema)) return cell.kind === 'group' ? undefined : filed;
  switch (cell.kind) {
    case 'group': {
      const group = (filed ?? {}) as FilingJson;
      return Object.fromEntries(
        cell.members.map(([name, member]) => [name, filled(member, group[name], contents, cell.isCrowded)]),
      );
    }
    case 'list': {
      const items = Array.isArray(filed) ? (filed as readonly unknown[]) : [];
      const length = contents.isLong?.(schema.title, isInList) === true ? cell.most : cell.usual;
      return Array.from({ length }, (_, index) => filled(cell.items, items[index % items.length], contents, true));
    }
    case 'narrative':
      return cell.required ? contents.words(filed) : contents.narrative(filed);
    case 'words':
      return contents.words(filed);
    case 'figure':
      return contents.largest === true ? cell.largest : filed;
    case 'choice':
      return filed ?? cell.codes.at(-1);
    case 'date':
      return filed ?? '2021-12-31';
    case 'number':
      return filed ?? cell.min;
    case 'boolean':
      return filed ?? true;
  }
}

const always =
  <Value>(value: Value) =>
  () =>
    value;
const usual: Contents = { narrative: always(prose(180, 7)), words: always('教研中心') };

const corners: Readonly<Record<string, Partial<Contents>>> = {
  'every cell filled': {},
  'every list at its longest': { isLong: always(true), narrative: always(prose(60, 3)) },
  'lists in lists and in crowds at their longest': { isLong: (_, isInList) => isInList },
  'ten thousand characters in each narrative': { narrative: always(tenThousandCharacters) },
  'one unbroken word everywhere': { narrative: always(unbrokenWord), words: always(unbrokenWord) },
  'only punctuation everywhere': { narrative: always(onlyPunctuation), words: always(onlyPunctuation) },
  'forty short paragraphs everywhere': { narrative: always(fortyParagraphs), words: always(fortyParagraphs) },
  'a sentence in every short cell': { words: always(prose(60, 11)) },
  'amounts, scores and rates at their largest': { largest: true },
};

/** The filings at the edges of a form, each always the same: everything filled, and each excess that it has. */
export function cornerFilings(id: string): readonly CornerFiling[] {
  const form = formOf(id);
  const lists = Object.fromEntries(
    listTitles(jsonSchemaOf(form.schema)).map((list) => [
      `the most of ${list}`,
      { isLong: (title: string | undefined, isInList: boolean) => title === list && !isInList },
    ]),
  );
  const known = new Set<string>();
  return Object.entries<Partial<Contents>>({ ...corners, ...lists }).flatMap(([name, contents]) => {
    const filing = repaired(form, filledFiling(id, { ...usual, ...contents }));
    const text = JSON.stringify(filing);
    if (known.has(text)) return [];
    known.add(text);
    return [{ name, filing, isLarge: text.length + 20 * text.split('\\n').length > 30_000 }];
  });
}

/** The titles of the printed lists that are not inside of another one, nor beside many. */
function listTitles(schema: JsonSchema): readonly string[] {
  const cell = cellOf(schema);
  if (cell.kind === 'list') return [schema.title ?? ''];
  if (cell.kind !== 'group' || cell.isCrowded) return [];
  return cell.members.flatMap(([, member]) => (isPrinted(member) ? listTitles(member) : []));
}
