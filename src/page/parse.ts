import { PageElement, type PageNode } from './element.ts';
import { faultOf, sourceOf } from './fault.ts';

/** Elements without an end tag (HTML, 13.1.2). */
const voidElements = new Set(['br', 'col']);

const tagPattern = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<]*")?)*)>/y;
const notBlank = /[^ \t\r\n]/;

/**
 * Reads the inner HTML of a filled page. It is the output of our own templates, where every element has its end tag
 * and every value is escaped; anything else throws, because a browser would then see another structure than we do.
 * White space with a line end, which stands between the tags of a template only, is left out.
 */
export function parsePage(body: string): PageElement {
  const root = new PageElement('body');
  let parent = root;
  /** What stands in the open elements so far, and where in it that of each begins. */
  const nodes: PageNode[] = [];
  const starts = [0];
  const addText = (text: string): void => {
    if (text !== '' && (notBlank.test(text) || !text.includes('\n'))) nodes.push(text);
  };
  let at = 0;
  for (let tagAt = body.indexOf('<'); tagAt >= 0; tagAt = body.indexOf('<', at)) {
    addText(body.slice(at, tagAt));
    tagPattern.lastIndex = tagAt;
    const [, end, name = '', attributes = ''] = tagPattern.exec(body) ?? unreadable(parent, tagAt, nodes.at(-1));
    at = tagPattern.lastIndex;
    if (end === '/') {
      if (parent.name !== name) unreadable(parent, tagAt, nodes.at(-1));
      parent.children = nodes.splice(starts.pop() ?? 0);
      parent = parent.parent ?? unreadable(parent, tagAt, nodes.at(-1));
    } else {
      const child = new PageElement(name, attributes);
      child.parent = parent;
      nodes.push(child);
      if (voidElements.has(name)) continue;
      parent = child;
      starts.push(nodes.length);
    }
  }
  addText(body.slice(at));
  if (parent !== root) unreadable(parent, body.length);
  root.children = nodes;
  return root;
}

/** Names the element that is open there, or the offset: not the text, for the page holds a filing. */
function unreadable(open: PageElement, offset: number, last?: PageNode): never {
  if (last instanceof PageElement && sourceOf(open) === undefined && sourceOf(last) !== undefined) {
    throw faultOf(last, 'what stands behind it is no HTML of a template');
  }
  if (sourceOf(open) !== undefined) throw faultOf(open, 'it has no end tag of its own, or something in it is no HTML');
  throw new Error(`The filled page is not the HTML of a template (at ${offset})`);
}
