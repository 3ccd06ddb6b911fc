/** What stands in an element: other elements, and texts as they are written, which is escaped. */
export type PageNode = PageElement | string;

const noElements: readonly PageElement[] = [];
const isElement = (node: PageNode): node is PageElement => typeof node !== 'string';

/** An element of a filled page. The stages of the page read its attributes and set some. */
export class PageElement {
  readonly name: string;
  /** As they are written, each behind a blank: read one by one where they are asked for, for most never are. */
  attributes: string;
  #children: readonly PageNode[] = [];
  parent: PageElement | undefined;
  /** The element before it in its parent. */
  previous: PageElement | undefined;
  /** Kept for the cascade. */
  style: unknown;
  #elements = noElements;

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

  get children(): readonly PageNode[] {
    return this.#children;
  }

  /** Those of its children that are elements. */
  get elements(): readonly PageElement[] {
    return this.#elements;
  }

  /** What it holds from now on. A list that nobody adds to takes a third of the memory of one that grows. */
  set children(children: readonly PageNode[]) {
    const elements = children.every(isElement) ? children : children.filter(isElement);
    this.#children = children;
    this.#elements = elements.length === 0 ? noElements : elements;
    let previous: PageElement | undefined;
    for (const element of elements) {
      element.parent = this;
      element.previous = previous;
      previous = element;
    }
  }

  /** Whether text stands in it directly: more than white space. */
  get hasText(): boolean {
    return this.children.some((child) => typeof child === 'string' && /[^ \t\r\n]/.test(child));
  }

  append(node: PageNode): void {
    this.children = [...this.children, node];
  }

  /** Puts a node in before those that it has. */
  prepend(node: PageNode): void {
    this.children = [node, ...this.children];
  }

  /** Takes it out of its parent, and puts others in its place if some are given. */
  replaceWith(...others: readonly PageElement[]): void {
    const { parent } = this;
    if (parent === undefined) return;
    this.parent = undefined;
    parent.children = parent.children.flatMap((child): readonly PageNode[] => (child === this ? others : [child]));
  }

  /** Puts what it holds in another element, which it holds then. */
  wrapChildren(wrapper: PageElement): void {
    wrapper.children = this.children;
    this.children = [wrapper];
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
