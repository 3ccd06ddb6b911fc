import type { PageElement } from '../element.ts';
import { type Style, type StyleOf, applyDeclaration, initialStyle } from './style.ts';
import type { Stylesheet } from './stylesheet.ts';

/** A style, and the styles known so far of elements inside of one that has it. */
interface KnownStyle {
  readonly style: Style;
  /** By what it is, and by what is before it. */
  readonly inside: Map<string, Map<string, KnownStyle>>;
}

/**
 * The styles of the elements of pages. Elements of the same name, classes and place in elements of the same style have one
 * style, which is worked out once for all pages: there are some dozens.
 */
export function createCascade({ rules }: Stylesheet): StyleOf {
  const root: KnownStyle = { style: initialStyle('html', undefined), inside: new Map() };
  const styled = (element: PageElement, parent: Style): Style => {
    const style = initialStyle(element.name, parent);
    for (const { selector, declarations } of rules) {
      if (selector.matches(element)) for (const declaration of declarations) applyDeclaration(style, declaration);
    }
    return style;
  };
  const knownOf = (element: PageElement): KnownStyle => {
    if (element.style !== undefined) return element.style as KnownStyle;
    const parent = element.parent === undefined ? root : knownOf(element.parent);
    const { previous } = element;
    // What selectors ask for: name, classes, and the same of the element before.
    const before = previous?.tag.kind ?? '';
    let inside = parent.inside.get(element.tag.kind);
    if (inside === undefined) parent.inside.set(element.tag.kind, (inside = new Map<string, KnownStyle>()));
    let known = inside.get(before);
    if (known === undefined) {
      known = { style: styled(element, parent.style), inside: new Map() };
      inside.set(before, known);
    }
    element.style = known;
    return known;
  };
  return (element) => knownOf(element).style;
}
