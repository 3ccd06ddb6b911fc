/**
 * Page numbers that start anew with every item of a group. Chromium does not let an element reset the page counter;
 * it does let a named page. So the items take turns on two named pages, each with a counter of its own that the
 * other one's pages set back to zero (ADR 0022). A page with a name from the form's stylesheet, such as the cover
 * of annex-2, counts for both. What the stylesheets say of the children of the body goes for those of an item.
 */
export const groupStyle = `
@page { counter-increment: odd-item even-item }
@page odd-item { counter-increment: odd-item; counter-set: even-item 0; @bottom-center { content: counter(odd-item) } }
@page even-item { counter-increment: even-item; counter-set: odd-item 0; @bottom-center { content: counter(even-item) } }
[data-item] { break-before: page }
[data-item] > * { isolation: isolate }
[data-item=odd] { page: odd-item }
[data-item=even] { page: even-item }`;

/** The bodies of a group, one after the other. */
export function groupBody(bodies: readonly string[]): string {
  return bodies.map((body, index) => `<div data-item="${index % 2 === 0 ? 'odd' : 'even'}">${body}</div>`).join('');
}
