import { escapeAttribute } from '../../xml/escape.ts';
import { type Face, runFonts } from './faces.ts';
import { twips } from './measures.ts';

/** One paragraph style of the templates, named as a clerk finds it in Word's list of styles. */
export interface ParagraphStyle {
  readonly id: string;
  readonly name: string;
  readonly face: Face;
  /** Size in points. */
  readonly size: number;
  /** Exact line height in px. */
  readonly line: number;
  readonly justification?: 'center' | 'right';
  /** Is never divided between two pages. */
  readonly keepLines?: boolean;
  /** Level in the navigation pane, from 0. */
  readonly outlineLevel?: number;
}

/** What Word calls a paragraph of which nothing is said. */
export const normalStyle: ParagraphStyle = { id: 'Normal', name: 'Normal', face: '宋体', size: 10.5, line: 20 };

/** Paragraphs of nothing but a tag, which are not in the filled document: templates/word/word/styles.xml. */
export const tagStyle: ParagraphStyle = { ...normalStyle, id: 'TemplateTag', name: '模板标记' };

/** The element of a style in `word/styles.xml`. */
export function styleElement(style: ParagraphStyle): string {
  const isDefault = style.id === normalStyle.id;
  const halfPoints = style.size * 2;
  const outline = style.outlineLevel === undefined ? '' : `<w:outlineLvl w:val="${style.outlineLevel}"/>`;
  const justification = style.justification === undefined ? '' : `<w:jc w:val="${style.justification}"/>`;
  const keepNext = style.outlineLevel === undefined ? '' : '<w:keepNext/>';
  const keepLines = style.keepLines === true ? '<w:keepLines/>' : '';
  return (
    `<w:style w:type="paragraph"${isDefault ? ' w:default="1"' : ''} w:styleId="${style.id}"${/^[A-Za-z]/.test(style.name) ? '' : ' w:customStyle="1"'}>` +
    `<w:name w:val="${escapeAttribute(style.name)}"/>` +
    (isDefault ? '' : '<w:basedOn w:val="Normal"/>') +
    '<w:qFormat/>' +
    `<w:pPr>${keepNext}${keepLines}<w:spacing w:line="${twips(style.line)}" w:lineRule="exact"/>${justification}${outline}</w:pPr>` +
    `<w:rPr>${runFonts(style.face)}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr>` +
    '</w:style>'
  );
}
