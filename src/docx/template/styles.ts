import { twips } from './measures.ts';
import { runFonts, type Face } from './faces.ts';

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

/** The number of the page. */
export const footerStyle: ParagraphStyle = {
  id: 'Footer',
  name: 'footer',
  face: '宋体',
  size: 9,
  line: 12,
  justification: 'center',
};

/** Paragraphs of nothing but a tag, which are not in the filled document. */
export const tagStyle: ParagraphStyle = { ...normalStyle, id: 'TemplateTag', name: '模板标记' };

/** `word/styles.xml`: what every paragraph has in common stands in the defaults, the rest in its style. */
export function stylesPart(paragraphStyles: readonly ParagraphStyle[]): string {
  return (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    documentDefaults() +
    [...paragraphStyles, footerStyle, tagStyle].map(styleElement).join('') +
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>' +
    '</w:styles>'
  );
}

/** Line breaking after 禁则, no hanging punctuation, no extra space between scripts: the same as the page's CSS. */
function documentDefaults(): string {
  return (
    '<w:docDefaults>' +
    `<w:rPrDefault><w:rPr>${runFonts('宋体')}<w:kern w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:wordWrap/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="300" w:lineRule="exact"/><w:textAlignment w:val="baseline"/></w:pPr></w:pPrDefault>' +
    '</w:docDefaults>'
  );
}

function styleElement(style: ParagraphStyle): string {
  const isDefault = style.id === normalStyle.id;
  const halfPoints = style.size * 2;
  const outline = style.outlineLevel === undefined ? '' : `<w:outlineLvl w:val="${style.outlineLevel}"/>`;
  const justification = style.justification === undefined ? '' : `<w:jc w:val="${style.justification}"/>`;
  const keepNext = style.outlineLevel === undefined ? '' : '<w:keepNext/>';
  const keepLines = style.keepLines === true ? '<w:keepLines/>' : '';
  return (
    `<w:style w:type="paragraph"${isDefault ? ' w:default="1"' : ''} w:styleId="${style.id}"${/^[A-Za-z]/.test(style.name) ? '' : ' w:customStyle="1"'}>` +
    `<w:name w:val="${style.name}"/>` +
    (isDefault ? '' : '<w:basedOn w:val="Normal"/>') +
    '<w:qFormat/>' +
    `<w:pPr>${keepNext}${keepLines}<w:spacing w:line="${twips(style.line)}" w:lineRule="exact"/>${justification}${outline}</w:pPr>` +
    `<w:rPr>${runFonts(style.face)}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr>` +
    '</w:style>'
  );
}
