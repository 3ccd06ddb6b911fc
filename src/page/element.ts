import { type Tag, startTag, withAttribute } from './tag.ts';

/** What stands in an element: other elements, and texts as they are written, which is escaped. */
export type PageNode = PageElement | string;

const noElements: readonly PageElement[] = [];

/** An element of a filled page. The stages of the page read its attributes and set some. */
export class PageElement {
  #tag: Tag;
  #children: readonly PageNode[] = [];
  parent: PageElement | undefined;
  /** The element before it in its parent. */
  previous: PageElement | undefined;
  /** Kept for the cascade. */
  style: unknown;
  #elements = noElements;

  constructor(tag: Tag) {
    this.#tag = tag;
  }

  /** An element without children. @param source its start tag between `<` and `>`: `td class="rule"` */
  static of(source: string): PageElement {
    return new PageElement(startTag(source));
  }

  get tag(): Tag {
    return this.#tag;
  }

  get name(): string {
    return this.#tag.name;
  }

  /** The value of an attribute as it is written, which is escaped; undefined if it has none. */
  get(attribute: string): string | undefined {
    return this.#tag.values.get(attribute);
  }

  set(attribute: string, value: string): void {
    this.#tag = withAttribute(this.#tag, attribute, value);
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
    return this.#tag.classes;
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
    this.#children = children;
    this.#elements = elementsOf(children);
    let previous: PageElement | undefined;
    for (const element of this.#elements) {
      element.parent = this;
      element.previous = previous;
      previous = element;
    }
  }

  /** Whether text stands in it directly: more than white space. */
  get hasText(): boolean {
    for (const child of this.#children) if (typeof child === 'string' && notBlank.test(child)) return true;
    return false;
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

const notBlank = /[^ \t\r\n]/;

const isElement = (node: PageNode): node is PageElement => typeof node !== 'string';

function elementsOf(children: readonly PageNode[]): readonly PageElement[] {
  const [only] = children;
  if (children.length <= 1)
    return only === undefined || typeof only === 'string' ? noElements : (children as PageElement[]);
  return children.every(isElement) ? children : children.filter(isElement);
}
