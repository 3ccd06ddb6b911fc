import type { StyledPage } from '../../page/page-renderer.ts';
import { documentBody } from './document-body.ts';
import type { WordDocument } from './document.ts';
import { ParagraphStyles } from './paragraph-styles.ts';

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
