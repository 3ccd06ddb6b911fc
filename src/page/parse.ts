import { PageElement } from './element.ts';

/** Elements without an end tag (HTML, 13.1.2). */
const voidElements = new Set(['br', 'col']);

const tagPattern = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<]*")?)*)>/y;
const notBlank = /[^ \n]/;

/**
 * Reads the inner HTML of a filled page. It is the output of our own templates, where every element has its end tag
 * and every value is escaped; anything else throws, because a browser would then see another structure than we do.
 * White space with a line end, which stands between the tags of a template only, is left out.
 */
export function parsePage(body: string): PageElement {
  const root = new PageElement('body');
  let parent = root;
  let at = 0;
  for (let tagAt = body.indexOf('<'); tagAt >= 0; tagAt = body.indexOf('<', at)) {
    addText(parent, body.slice(at, tagAt));
    tagPattern.lastIndex = tagAt;
    const [, end, name = '', attributes = ''] = tagPattern.exec(body) ?? unreadable(tagAt);
    at = tagPattern.lastIndex;
    if (end === '/') {
      if (parent.name !== name) unreadable(tagAt);
      parent = parent.parent ?? unreadable(tagAt);
    } else {
      const child = new PageElement(name, attributes);
      parent.append(child);
      if (!voidElements.has(name)) parent = child;
    }
  }
  addText(parent, body.slice(at));
  if (parent !== root) unreadable(body.length);
  return root;
}

function addText(parent: PageElement, text: string): void {
  if (text !== '' && (notBlank.test(text) || !text.includes('\n'))) parent.append(text);
}

/** The message tells the offset, not the text: the page holds a filing. */
function unreadable(offset: number): never {
  throw new Error(`The filled page is not the HTML of a template (at ${offset})`);
}
