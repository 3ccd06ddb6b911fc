/** Where tags are being written: outside of lists, or in the section of one. */
class Place {
  list = '';
}

/** What a tag stands between on the page: noncharacters, which no text has, so that a brace there is one of the template. */
export const [tagStart, tagEnd] = ['\uFDD0', '\uFDD1'];

/** A text of the View, as its tag in a Word template. */
export class Tag {
  readonly path: string;
  readonly #list: string;
  readonly #place: Place;

  constructor(path: string, list: string, place: Place) {
    this.path = path;
    this.#list = list;
    this.#place = place;
  }

  /** As Handlebars prints it. Throws where docxtemplater would not reach the value: in a section it sees its item alone. */
  toHTML(): string {
    this.assertReached();
    return tagStart + this.path + tagEnd;
  }

  toString(): string {
    return this.toHTML();
  }

  assertReached(): void {
    if (this.#place.list !== this.#list) {
      throw new Error(`In a Word file the list ${this.#place.list || 'of nothing'} does not reach {{${this.path}}}`);
    }
  }

  /** Writes what stands in the section of a list. */
  protected within(list: string, write: () => string): string {
    const outer = this.#place.list;
    this.#place.list = list;
    const written = write();
    this.#place.list = outer;
    return written;
  }
}

/** A text of several paragraphs. Word repeats the paragraph that its tag stands in. */
export class ParagraphsTag extends Tag {}

/** A list of the View, as the section that repeats for its items. */
export class SectionTag extends Tag {
  readonly #key: string;
  readonly #item: unknown;

  constructor(path: string, list: string, place: Place, item: unknown) {
    super(path, list, place);
    this.#key = `${list} ${path}`.trim();
    this.#item = tagged(item, '', this.#key, place);
  }

  /** What one item writes; `write` gets the item with tags for its values. */
  section(write: (item: unknown) => string): string {
    this.assertReached();
    return this.within(this.#key, () => write(this.#item));
  }
}

/**
 * A View with the tag of each value in its place. Throws for an empty list, of which nobody knows what it would hold: the
 * View has to be that of a filing that has everything.
 */
export function taggedView(view: object): object {
  return tagged(view, '', '', new Place()) as object;
}

function tagged(value: unknown, path: string, list: string, place: Place): unknown {
  if (typeof value === 'string') return new Tag(path, list, place);
  if (Array.isArray(value)) {
    const [item] = value as readonly unknown[];
    if (item === undefined) throw new Error(`The list ${path} of the View is empty in the sample “full”`);
    return typeof item === 'string' ? new ParagraphsTag(path, list, place) : new SectionTag(path, list, place, item);
  }
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [
      name,
      tagged(inner, path === '' ? name : `${path}.${name}`, list, place),
    ]),
  );
}
