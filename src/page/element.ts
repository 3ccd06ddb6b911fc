/** What stands in an element: other elements, and texts as they are written, which is escaped. */
export type PageNode = PageElement | string;

/** An element of a filled page. The stages of the page read its attributes and set some. */
export class PageElement {
  readonly name: string;
  readonly children: PageNode[] = [];
  parent: PageElement | undefined;
  /** The element before it in its parent. */
  previous: PageElement | undefined;
  /** As they are written, which is escaped. */
  readonly #attributes = new Map<string, string>();
  #last: PageElement | undefined;

  constructor(name: string, attributes: Readonly<Record<string, string>> = {}) {
    this.name = name;
    for (const [attribute, value] of Object.entries(attributes)) this.set(attribute, value);
  }

  get attributes(): ReadonlyMap<string, string> {
    return this.#attributes;
  }

  get(attribute: string): string | undefined {
    return this.#attributes.get(attribute);
  }

  set(attribute: string, value: string): void {
    this.#attributes.set(attribute, value);
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

  get elements(): readonly PageElement[] {
    return this.children.filter((child) => child instanceof PageElement);
  }

  /** Whether text stands in it directly: more than white space. */
  get hasText(): boolean {
    return this.children.some((child) => typeof child === 'string' && /[^ \n]/.test(child));
  }

  append(node: PageNode): void {
    if (node instanceof PageElement) {
      node.parent = this;
      node.previous = this.#last;
      this.#last = node;
    }
    this.children.push(node);
  }

  /** Puts a node in before those that it has. */
  prepend(node: PageNode): void {
    this.#have([node, ...this.children]);
  }

  /** Takes it out of its parent, and puts another one in its place if one is given. */
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
    this.#last = undefined;
    for (const node of nodes) this.append(node);
  }

  /** The elements of some names in it, in the order of the document, and none that stand in one of these. */
  find(...names: readonly string[]): readonly PageElement[] {
    return this.elements.flatMap((child) => (names.includes(child.name) ? [child] : child.find(...names)));
  }
}
