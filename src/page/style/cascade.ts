import type { PageElement } from '../element.ts';
import { type Style, type StyleOf, applyDeclaration, initialStyle } from './style.ts';
import type { Stylesheet } from './stylesheet.ts';

/** A style, and the styles known so far of elements inside of one that has it. */
interface KnownStyle {
  readonly style: Style;
  readonly inside: Map<string, KnownStyle>;
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
    const before = previous === undefined ? '' : `${previous.name}.${previous.get('class') ?? ''}`;
    const key = `${element.name}.${element.get('class') ?? ''}+${before}`;
    let known = parent.inside.get(key);
    if (known === undefined) {
      known = { style: styled(element, parent.style), inside: new Map() };
      parent.inside.set(key, known);
    }
    element.style = known;
    return known;
  };
  return (element) => knownOf(element).style;
}
