/** An element of a filled page, as far as the structure of the document rests on it. */
export interface HtmlElement {
  readonly name: string;
  /** As they are written, each behind a space: read one by one where they are asked for. */
  readonly attributes: string;
  readonly children: HtmlElement[];
  /** What is in it, in order: texts as they are written, blank ones left out, and the children. */
  readonly content: (string | HtmlElement)[];
  /** Whether text stands in it directly: more than white space. */
  hasText: boolean;
  /** Offset in the source at which its attributes end. */
  readonly attributesEnd: number;
  /** Offset at which the value of its attribute `style` starts, if it has one. */
  readonly styleStart: number | undefined;
}

/** Elements without an end tag (HTML, 13.1.2). */
const VOID = new Set(['br', 'col']);

const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<]*")?)*)>/y;
const NOT_BLANK = /[^ \n]/g;

/**
 * Reads the inner HTML of a filled page. It is the output of our own templates, where every element has its end tag
 * and every value is escaped; anything else throws, because a browser would then see another structure than we do.
 */
export function readElements(body: string): HtmlElement {
  const root = element('body', '', 0);
  const open = [root];
  let parent = root;
  let at = 0;
  for (let tagAt = body.indexOf('<'); tagAt >= 0; tagAt = body.indexOf('<', at)) {
    if (holdsText(body, at, tagAt)) {
      parent.hasText = true;
      parent.content.push(body.slice(at, tagAt));
    }
    TAG.lastIndex = tagAt;
    const [, end, name = '', attributes = ''] = TAG.exec(body) ?? unreadable(tagAt);
    at = TAG.lastIndex;
    if (end === '/') {
      if (open.pop()?.name !== name) unreadable(tagAt);
      parent = open.at(-1) ?? unreadable(tagAt);
    } else {
      const child = element(name, attributes, at - 1);
      parent.children.push(child);
      parent.content.push(child);
      if (VOID.has(name)) continue;
      open.push(child);
      parent = child;
    }
  }
  if (open.length !== 1 || holdsText(body, at, body.length)) unreadable(body.length);
  return root;
}

const STYLE = ' style="';

function element(name: string, attributes: string, attributesEnd: number): HtmlElement {
  const style = attributes.indexOf(STYLE);
  return {
    name,
    attributes,
    children: [],
    content: [],
    hasText: false,
    attributesEnd,
    styleStart: style < 0 ? undefined : attributesEnd - attributes.length + style + STYLE.length,
  };
}

function holdsText(body: string, start: number, end: number): boolean {
  if (start === end) return false;
  NOT_BLANK.lastIndex = start;
  return NOT_BLANK.test(body) && NOT_BLANK.lastIndex <= end;
}

/** The value of an attribute, escaped as it stands in the source; undefined if the element does not have it. */
export function attributeOf({ attributes }: HtmlElement, name: string): string | undefined {
  if (attributes === '') return undefined;
  const opening = ` ${name}="`;
  const at = attributes.indexOf(opening);
  if (at < 0) return undefined;
  const start = at + opening.length;
  return attributes.slice(start, attributes.indexOf('"', start));
}

/** The offset, not the place itself, is told: the page holds a filing. */
function unreadable(offset: number): never {
  throw new Error(`The filled page is not the HTML of a template (at ${offset})`);
}
