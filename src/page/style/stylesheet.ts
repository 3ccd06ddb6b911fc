import postcss, { type AtRule, CssSyntaxError, type Declaration, type Rule } from 'postcss';
import { TemplateError } from '../../installation/template-error.ts';
import { type Selector, readSelector } from './selector.ts';
import { unreadIn } from './unread.ts';

/** A stylesheet: its path in the package, and its text. */
export interface StylesheetSource {
  readonly file: string;
  readonly css: string;
  /** It says how large pages are. */
  readonly ofAllForms: boolean;
}

/** What a rule says for the elements that it means. */
export interface StyleRule {
  readonly selector: Selector;
  readonly declarations: readonly StyleDeclaration[];
}

/** A declaration with the place of which an error speaks. */
export interface StyleDeclaration {
  readonly property: string;
  readonly value: string;
  readonly place: string;
}

/** What stylesheets say, in the order in which rules override each other. */
export interface Stylesheet {
  readonly rules: readonly StyleRule[];
  readonly classes: ReadonlySet<string>;
  /** Names of kinds of page (`@page cover`) that have no page number. */
  readonly unnumbered: ReadonlySet<string>;
}

/**
 * Reads what is said for print. Throws TemplateError for what is no CSS, and for what is said of heights and widths and
 * cannot be read: by a selector, a property or a rule that only the browser knows.
 *
 * @param isMeasure whether a property says something of heights and widths; not given, the browser alone sets the page
 */
export function readStylesheet(
  sources: readonly StylesheetSource[],
  isMeasure?: (property: string) => boolean,
): Stylesheet {
  const rules: StyleRule[] = [];
  const classes = new Set<string>();
  const unnumbered = new Set<string>();
  for (const { file, css, ofAllForms } of sources) {
    const placeOf = (node: Rule | Declaration | AtRule): string => `${file}:${node.source?.start?.line ?? 1}`;
    const root = parse(file, css);
    const unread = isMeasure === undefined ? undefined : unreadIn(root, isMeasure, ofAllForms);
    if (unread !== undefined) throw new TemplateError(placeOf(unread.node), unread.problem);
    for (const node of root.nodes) {
      if (node.type === 'atrule' && hasNoNumber(node)) unnumbered.add(node.params);
      if (node.type !== 'rule') continue;
      const declarations = node.nodes
        .filter((child) => child.type === 'decl')
        .map((child) => ({ property: child.prop, value: child.value, place: placeOf(child) }));
      for (const source of node.selectors) {
        const selector = readSelector(source);
        if (selector === undefined) {
          if (isMeasure !== undefined && declarations.some(({ property }) => isMeasure(property))) {
            throw new TemplateError(
              placeOf(node),
              `the selector ${source} is none from which heights and widths are known`,
            );
          }
          for (const [, name = ''] of source.matchAll(/\.([\w-]+)/g)) classes.add(name);
        } else {
          for (const name of selector.classes) classes.add(name);
          rules.push({ selector, declarations });
        }
      }
    }
  }
  return {
    rules: rules.toSorted((one, other) => one.selector.specificity - other.selector.specificity),
    classes,
    unnumbered,
  };
}

function parse(file: string, css: string): postcss.Root {
  try {
    return postcss.parse(css);
  } catch (error) {
    if (error instanceof CssSyntaxError) throw new TemplateError(`${file}:${error.line ?? 1}`, error.reason);
    throw error;
  }
}

function hasNoNumber({ name, params, nodes = [] }: AtRule): boolean {
  return (
    name === 'page' &&
    params !== '' &&
    nodes.some(
      (box) =>
        box.type === 'atrule' &&
        box.name === 'bottom-center' &&
        box.nodes?.some((one) => one.type === 'decl' && one.prop === 'content' && one.value === 'none') === true,
    )
  );
}
