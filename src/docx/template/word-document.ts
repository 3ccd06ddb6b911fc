import type { StyledPage } from '../../page/page-renderer.ts';
import { documentBody } from './document-body.ts';
import { ParagraphStyles } from './paragraph-styles.ts';
import type { ParagraphStyle } from './styles.ts';

/** A Word template before it is put in a package. */
export interface WordDocument {
  /** Title of the template itself; a filled document carries that of its filing. */
  readonly title: string;
  readonly styles: readonly ParagraphStyle[];
  /** Block-level elements of `w:body`, without the section. */
  readonly body: string;
  readonly numberOnFirstPage: boolean;
}

/** The Word template of a form, made of its page filled with tags. Throws TemplateError for what Word cannot have. */
export function wordDocument(title: string, { page, styleOf, unnumbered }: StyledPage): WordDocument {
  const styles = new ParagraphStyles(styleOf);
  const body = documentBody(page, { styles, styleOf });
  const [first] = page.elements;
  return {
    ...{ title, body, styles: styles.all },
    numberOnFirstPage: first === undefined || !unnumbered.has(styleOf(first).page),
  };
}
