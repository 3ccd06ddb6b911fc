import { PageElement, type PageNode } from './element.ts';
import { faultOf, sourceOf } from './fault.ts';
import { readTag, startTag } from './tag.ts';

const [slash, space, tab, lineFeed, carriageReturn] = [0x2f, 0x20, 0x09, 0x0a, 0x0d];

/**
 * Reads the inner HTML of a filled page. It is the output of our own templates, where every element has its end tag
 * and every value is escaped; anything else throws, because a browser would then see another structure than we do.
 * White space with a line end, which stands between the tags of a template only, is left out.
 */
export function parsePage(body: string): PageElement {
  const root = new PageElement(startTag('body'));
  let parent = root;
  /** What stands in the open elements so far, and where in it that of each begins. */
  const nodes: PageNode[] = [];
  const starts = [0];
  let at = 0;
  const addText = (end: number): void => {
    if (at < end && !isBetweenTags(body, at, end)) nodes.push(body.slice(at, end));
  };
  for (let tagAt = body.indexOf('<'); tagAt >= 0; tagAt = body.indexOf('<', at)) {
    addText(tagAt);
    if (body.charCodeAt(tagAt + 1) === slash) {
      const { end } = parent.tag;
      if (parent === root || !body.startsWith(end, tagAt)) unreadable(parent, tagAt, nodes.at(-1));
      at = tagAt + end.length;
      parent.children = nodes.splice(starts.pop() ?? 0);
      parent = parent.parent ?? unreadable(parent, tagAt, nodes.at(-1));
      continue;
    }
    const tagEnd = body.indexOf('>', tagAt);
    const tag = readTag(body.slice(tagAt + 1, tagEnd)) ?? unreadable(parent, tagAt, nodes.at(-1));
    const child = new PageElement(tag);
    at = tagEnd + 1;
    child.parent = parent;
    nodes.push(child);
    if (tag.isVoid) continue;
    parent = child;
    starts.push(nodes.length);
  }
  addText(body.length);
  if (parent !== root) unreadable(parent, body.length);
  root.children = nodes;
  return root;
}

/** Whether nothing but white space with a line end stands there. */
function isBetweenTags(body: string, from: number, to: number): boolean {
  let lines = 0;
  for (let at = from; at < to; at++) {
    const code = body.charCodeAt(at);
    if (code === lineFeed) lines += 1;
    else if (code !== space && code !== tab && code !== carriageReturn) return false;
  }
  return lines > 0;
}

/** Names the element that is open there, or the offset: not the text, for the page holds a filing. */
function unreadable(open: PageElement, offset: number, last?: PageNode): never {
  if (last instanceof PageElement && sourceOf(open) === undefined && sourceOf(last) !== undefined) {
    throw faultOf(last, 'what stands behind it is no HTML of a template');
  }
  if (sourceOf(open) !== undefined) throw faultOf(open, 'it has no end tag of its own, or something in it is no HTML');
  throw new Error(`The filled page is not the HTML of a template (at ${offset})`);
}
