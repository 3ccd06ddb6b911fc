import { notAtLineEnd, notAtLineStart } from '../../typesetting/kinsoku.ts';
import { page, twips } from './measures.ts';
import { footerStyle, type ParagraphStyle } from './styles.ts';
import { runFonts } from './faces.ts';

/** The template of one form: what its package is made from. */
export interface WordDocument {
  /** Title of the template itself; a filled document carries that of its filing. */
  readonly title: string;
  readonly styles: readonly ParagraphStyle[];
  /** Block-level elements of `w:body`, without the section. */
  readonly body: string;
  readonly numberOnFirstPage: boolean;
}

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** `word/document.xml`. */
export function documentPart(document: WordDocument, footerRelationship: string): string {
  const { top, bottom, horizontal } = page.margin;
  return (
    `<w:document ${namespaces}><w:body>${document.body}<w:sectPr>` +
    `<w:footerReference w:type="default" r:id="${footerRelationship}"/>` +
    `<w:pgSz w:w="${page.width}" w:h="${page.height}"/>` +
    `<w:pgMar w:top="${top}" w:right="${horizontal}" w:bottom="${bottom}" w:left="${horizontal}" w:header="${page.footer}" w:footer="${page.footer}" w:gutter="0"/>` +
    `<w:cols w:space="0"/>${document.numberOnFirstPage ? '' : '<w:titlePg/>'}</w:sectPr></w:body></w:document>`
  );
}

/** `word/footer1.xml`: the number of the page, centred. */
export function footerPart(): string {
  const run = (content: string): string => `<w:r><w:rPr>${runFonts(footerStyle.face)}</w:rPr>${content}</w:r>`;
  return (
    `<w:ftr ${namespaces}><w:p><w:pPr><w:pStyle w:val="${footerStyle.id}"/><w:rPr>${runFonts(footerStyle.face)}</w:rPr></w:pPr>` +
    run('<w:fldChar w:fldCharType="begin"/>') +
    run('<w:instrText xml:space="preserve"> PAGE </w:instrText>') +
    run('<w:fldChar w:fldCharType="separate"/>') +
    run('<w:t>1</w:t>') +
    run('<w:fldChar w:fldCharType="end"/>') +
    '</w:p></w:ftr>'
  );
}

/** `word/settings.xml`. */
export function settingsPart(): string {
  const compat = (name: string, value: string): string =>
    `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/>`;
  const xml = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return (
    `<w:settings ${namespaces}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:saveSubsetFonts/>` +
    '<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:hideSpellingErrors/><w:hideGrammaticalErrors/>' +
    `<w:trackRevisions w:val="0"/><w:defaultTabStop w:val="${twips(28)}"/><w:autoHyphenation w:val="0"/>` +
    '<w:characterSpacingControl w:val="doNotCompress"/>' +
    `<w:noLineBreaksAfter w:lang="zh-CN" w:val="${xml(notAtLineEnd)}"/><w:noLineBreaksBefore w:lang="zh-CN" w:val="${xml(notAtLineStart)}"/>` +
    `<w:compat>${compat('compatibilityMode', '15')}${compat('overrideTableStyleFontSizeAndJustification', '1')}` +
    `${compat('enableOpenTypeFeatures', '1')}${compat('doNotFlipMirrorIndents', '1')}${compat('differentiateMultirowTableHeaders', '1')}</w:compat>` +
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
  );
}
