/** A start tag as it is written: name and attributes. Elements that are written alike share one. */
export class Tag {
  readonly name: string;
  /** As they are written, each behind a blank: ` class="rule" aria-hidden="true"`. */
  readonly attributes: string;
  /** Their values as they are written, which is escaped. */
  readonly values: ReadonlyMap<string, string>;
  readonly classes: readonly string[];
  /** What selectors ask for, name and classes: the same text for tags that have the same of both. */
  readonly kind: string;

  /** `<td class="text">` */
  readonly start: string;
  /** `</td>`, empty for an element without one. */
  readonly end: string;

  constructor(name: string, attributes: string) {
    this.name = name;
    this.attributes = attributes;
    this.start = `<${name}${attributes}>`;
    this.end = this.isVoid ? '' : `</${name}>`;
    this.values = new Map(
      Array.from(attributes.matchAll(attributePattern), ([, key = '', value = '']) => [key, value]),
    );
    const classes = this.values.get('class');
    this.classes = classes?.split(' ') ?? [];
    this.kind = `${name}.${classes ?? ''}`;
  }

  /** Has no end tag and no content (HTML, 13.1.2). */
  get isVoid(): boolean {
    return this.name === 'br' || this.name === 'col';
  }
}

const attributePattern = / ([a-z-]+)(?:="([^"]*)")?/g;

/**
 * Tags by what stands between `<` and `>`. A page has some hundred different ones, and the next page of its form the
 * same: so each is read once. Those with a text of the filing in them come and go.
 */
const known = new Map<string, Tag>();
const mostKnown = 2000;

const tagPattern = /^([a-z][a-z0-9]*)(?: [a-z-]+(?:="[^"<]*")?)*$/;

/** A tag with another value for an attribute, which it may lack. The value is escaped. */
export function withAttribute({ name, attributes, values }: Tag, attribute: string, value: string): Tag {
  const written = ` ${attribute}="${value}"`;
  const old = values.get(attribute);
  return startTag(
    name + (old === undefined ? attributes + written : attributes.replace(` ${attribute}="${old}"`, () => written)),
  );
}

/** A tag of ours. Throws for what is none. */
export function startTag(source: string): Tag {
  const tag = readTag(source);
  if (tag === undefined) throw new Error('Not what stands in a start tag');
  return tag;
}

/** Reads what stands between `<` and `>` of a start tag; undefined for what is none. */
export function readTag(source: string): Tag | undefined {
  const found = known.get(source);
  if (found !== undefined) return found;
  const [, name] = tagPattern.exec(source) ?? [];
  if (name === undefined) return undefined;
  if (known.size >= mostKnown) known.clear();
  // Copied: a slice of a page would keep the whole page.
  const copy = Buffer.from(source).toString();
  const tag = new Tag(copy.slice(0, name.length), copy.slice(name.length));
  known.set(copy, tag);
  return tag;
}
