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

/** The styles that the templates of all forms share; built-in ones keep Word's own names. */
export const styles = {
  normal: { id: 'Normal', name: 'Normal', face: '宋体', size: 10.5, line: 20 },
  heading: {
    id: 'Heading1',
    name: 'heading 1',
    face: '方正小标宋简体',
    size: 18,
    line: 34,
    justification: 'center',
    outlineLevel: 0,
  },
  footer: { id: 'Footer', name: 'footer', face: '宋体', size: 9, line: 12, justification: 'center' },
  annex: { id: 'AnnexNumber', name: '附件编号', face: '黑体', size: 16, line: 28 },
  label: {
    id: 'TableLabel',
    name: '表格栏目',
    face: '宋体',
    size: 10.5,
    line: 20,
    justification: 'center',
    keepLines: true,
  },
  entry: { id: 'TableEntry', name: '表格填写（居中）', face: '宋体', size: 10.5, line: 20, justification: 'center' },
  narrative: { id: 'TableText', name: '表格填写（左齐）', face: '宋体', size: 10.5, line: 20 },
  trailing: { id: 'LineEnd', name: '表头右端', face: '宋体', size: 10.5, line: 20, justification: 'right' },
  signature: { id: 'SignatureLine', name: '审核人签章', face: '宋体', size: 10.5, line: 20 },
  note: { id: 'FormNote', name: '填表说明', face: '宋体', size: 10.5, line: 20, keepLines: true },
  tag: { id: 'TemplateTag', name: '模板标记', face: '宋体', size: 10.5, line: 20 },
} as const satisfies Record<string, ParagraphStyle>;

/** The title of a form: 26 pt on the cover of 附件2, 18 pt on the page of 附件4. */
export function titleStyle(size: number, line: number): ParagraphStyle {
  return { id: 'Title', name: 'Title', face: '方正小标宋简体', size, line, justification: 'center', outlineLevel: 0 };
}

/** `word/styles.xml`: what every paragraph has in common stands in the defaults, the rest in its style. */
export function stylesPart(paragraphStyles: readonly ParagraphStyle[]): string {
  return (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    documentDefaults() +
    paragraphStyles.map(styleElement).join('') +
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
  const isDefault = style.id === 'Normal';
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
