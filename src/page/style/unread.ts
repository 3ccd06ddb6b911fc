import type { AtRule, Declaration, Root } from 'postcss';

/** Properties that change heights, widths or the ends of lines, and that nothing but the browser would know of. */
const unreadProperties =
  /^(?:text-indent|text-transform|word-spacing|max-height|(?:min|max)-(?:block|inline)-size|(?:block|inline)-size|float|row-gap|gap|zoom|writing-mode|columns?|column-(?:count|width|span)|flex-(?:basis|direction|flow|wrap)|grid|grid-(?:area|auto-.*|row.*|column.*|template|template-(?:rows|areas))|(?:margin|padding|border)-(?:block|inline)-.*|(?:margin|padding)-block|padding-inline|border-(?:block|inline)|inset.*)$/;

/** Of `@page`. */
const pageSize = /^(?:size|margin.*)$/;

/**
 * The first thing that a stylesheet of a form says of heights and widths and that would not be read: then print, Word file
 * and the ends of pages would differ. Undefined if there is none.
 *
 * @param ofAllForms it says how large pages are
 */
export function unreadIn(
  css: Root,
  isMeasure: (property: string) => boolean,
  ofAllForms: boolean,
): { readonly node: AtRule | Declaration; readonly problem: string } | undefined {
  for (const node of css.nodes) {
    if (node.type === 'atrule' && node.name !== 'page') {
      return { node, problem: `@${node.name} is not read: say it by rules of the page itself` };
    }
    if (node.type !== 'rule' && node.type !== 'atrule') continue;
    for (const child of node.nodes ?? []) {
      if (child.type !== 'decl') continue;
      if (node.type === 'atrule') {
        if (!ofAllForms && pageSize.test(child.prop)) {
          return { node: child, problem: 'the pages of all forms are as large as templates/shared/page.css says' };
        }
      } else if (unreadProperties.test(child.prop) || (child.prop === 'margin-inline' && !ofAllForms)) {
        return { node: child, problem: `${child.prop} is not read, and it changes heights or widths` };
      } else if (child.prop === 'height' && child.value !== '0') {
        return { node: child, problem: 'height is not read: say min-height' };
      } else if (child.important && isMeasure(child.prop)) {
        return { node: child, problem: `!important is not read: say ${child.prop} by a selector of more classes` };
      }
    }
  }
  return undefined;
}
