/** What stands in an element: other elements, and texts as they are written, which is escaped. */
export type PageNode = PageElement | string;

const noElements: readonly PageElement[] = [];

/** An element of a filled page. The stages of the page read its attributes and set some. */
export class PageElement {
  readonly name: string;
  /** As they are written, each behind a blank: read one by one where they are asked for, for most never are. */
  attributes: string;
  readonly children: PageNode[] = [];
  parent: PageElement | undefined;
  /** The element before it in its parent. */
  previous: PageElement | undefined;
  /** Kept for the cascade. */
  style: unknown;
  #elements: PageElement[] | undefined;

  /** @param attributes as they are written: ` class="rule" aria-hidden="true"` */
  constructor(name: string, attributes = '') {
    this.name = name;
    this.attributes = attributes;
  }

  /** The value of an attribute as it is written, which is escaped; undefined if it has none. */
  get(attribute: string): string | undefined {
    if (this.attributes === '') return undefined;
    const [start, end] = this.#placeOf(attribute);
    return start < 0 ? undefined : this.attributes.slice(start, end);
  }

  set(attribute: string, value: string): void {
    const [start, end] = this.#placeOf(attribute);
    const { attributes } = this;
    if (start < 0) this.attributes = `${attributes} ${attribute}="${value}"`;
    else this.attributes = attributes.slice(0, start) + value + attributes.slice(end);
  }

  #placeOf(attribute: string): readonly [start: number, end: number] {
    const opening = ` ${attribute}="`;
    const at = this.attributes.indexOf(opening);
    const start = at + opening.length;
    return at < 0 ? [-1, -1] : [start, this.attributes.indexOf('"', start)];
  }

  /** Adds a declaration to the attribute `style`. */
  addStyle(declaration: string): void {
    const style = this.get('style');
    this.set('style', style === undefined ? declaration : `${style};${declaration}`);
  }

  /** The number in an attribute; undefined if it has no such attribute. */
  number(attribute: string): number | undefined {
    const value = this.get(attribute);
    return value === undefined ? undefined : Number(value);
  }

  get classes(): readonly string[] {
    return this.get('class')?.split(' ') ?? [];
  }

  /** Those of its children that are elements. */
  get elements(): readonly PageElement[] {
    return this.#elements ?? noElements;
  }

  /** Whether text stands in it directly: more than white space. */
  get hasText(): boolean {
    return this.children.some((child) => typeof child === 'string' && /[^ \n]/.test(child));
  }

  append(node: PageNode): void {
    if (node instanceof PageElement) {
      this.#elements ??= [];
      node.parent = this;
      node.previous = this.#elements.at(-1);
      this.#elements.push(node);
    }
    this.children.push(node);
  }

  /** Puts a node in before those that it has. */
  prepend(node: PageNode): void {
    this.#have([node, ...this.children]);
  }

  /** Takes it out of its parent, and puts others in its place if some are given. */
  replaceWith(...others: readonly PageElement[]): void {
    const { parent } = this;
    if (parent === undefined) return;
    this.parent = undefined;
    parent.#have(parent.children.flatMap((child): readonly PageNode[] => (child === this ? others : [child])));
  }

  /** Puts what it holds in another element, which it holds then. */
  wrapChildren(wrapper: PageElement): void {
    wrapper.#have(this.children);
    this.#have([wrapper]);
  }

  #have(children: readonly PageNode[]): void {
    const nodes = [...children];
    this.children.length = 0;
    this.#elements = undefined;
    for (const node of nodes) this.append(node);
  }

  /** The elements of a name in it, in the order of the document, and none that stand in one of these. */
  find(name: string, found: PageElement[] = []): readonly PageElement[] {
    for (const child of this.elements) {
      if (child.name === name) found.push(child);
      else child.find(name, found);
    }
    return found;
  }
}
