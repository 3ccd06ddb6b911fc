import type { PageElement } from '../../page/element.ts';
import { faultOf } from '../../page/fault.ts';
import type { Style, StyleOf } from '../../page/style/style.ts';
import { faceOfFamily } from './faces.ts';
import { type ParagraphStyle, normalStyle } from './styles.ts';

/** Id and name of the style of Word that an element and what is in it has: `TableLabel 表格栏目`. */
const wordStyle = '--word-style';

/** The paragraph styles of one document, as they are met: what Word calls them the stylesheet says, how they look too. */
export class ParagraphStyles {
  readonly #styles = new Map<string, ParagraphStyle>([[normalStyle.id, normalStyle]]);
  readonly #styleOf: StyleOf;

  constructor(styleOf: StyleOf) {
    this.#styleOf = styleOf;
  }

  get all(): readonly ParagraphStyle[] {
    return [...this.#styles.values()];
  }

  /** Of a paragraph, a heading, or a cell that holds text. Throws TemplateError where one name is given to two styles. */
  of(element: PageElement): ParagraphStyle {
    const [id = '', ...words] = (this.#named(element) ?? `${normalStyle.id} ${normalStyle.name}`).split(' ');
    if (id === '' || words.length === 0) throw faultOf(element, `its ${wordStyle} is not an id and a name`);
    const style = this.#styleOf(element);
    const made: ParagraphStyle = {
      ...{ id, name: words.join(' '), face: faceOfFamily(style.face), size: style.size, line: style.line },
      ...(style.align === 'left' ? {} : { justification: style.align }),
      ...(this.#keepsLines(element, style) ? { keepLines: true } : {}),
      ...(/^h\d$/.test(element.name) ? { outlineLevel: 0 } : {}),
    };
    const known = this.#styles.get(id) ?? made;
    if (JSON.stringify(known) !== JSON.stringify(made)) {
      throw faultOf(element, `its style of Word, ${id}, looks otherwise elsewhere: give it another ${wordStyle}`);
    }
    this.#styles.set(id, known);
    return known;
  }

  #named(element: PageElement | undefined): string | undefined {
    return element === undefined
      ? undefined
      : (this.#styleOf(element).custom.get(wordStyle) ?? this.#named(element.parent));
  }

  /** Labels of cells and notes are never divided. */
  #keepsLines(element: PageElement, { breakInside }: Style): boolean {
    const { parent } = element;
    if (element.name === 'th' || parent?.name === 'th') return true;
    if (element.name === 'td' || parent === undefined || parent.name === 'td') return false;
    const around = this.#styleOf(parent);
    return breakInside === 'avoid' || (around.breakInside === 'avoid' && around.display === 'block');
  }
}
