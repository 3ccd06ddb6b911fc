import { documentPart, footerPart, settingsPart, type WordDocument } from './document.ts';
import { obfuscateFont } from '../embedded-font.ts';
import { fontTablePart } from './faces.ts';
import { stylesPart } from './styles.ts';

/** One part of the package: a file of the zip. */
export interface PackagePart {
  readonly name: string;
  readonly content: string | Uint8Array;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const wordprocessingml = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The parts of `document.docx` in the order in which they stand in the file. */
export function packageParts(document: WordDocument, symbolsFont: Uint8Array): readonly PackagePart[] {
  const font = obfuscateFont(symbolsFont);
  const xml = (name: string, content: string): PackagePart => ({ name, content: declaration + content });
  return [
    xml('[Content_Types].xml', contentTypes()),
    xml(
      '_rels/.rels',
      relationships([
        [`${officeDocument}/officeDocument`, 'word/document.xml'],
        [`${packageRelationships}/metadata/core-properties`, 'docProps/core.xml'],
        [`${officeDocument}/extended-properties`, 'docProps/app.xml'],
      ]),
    ),
    xml('word/document.xml', documentPart(document, 'rId4')),
    xml(
      'word/_rels/document.xml.rels',
      relationships([
        [`${officeDocument}/styles`, 'styles.xml'],
        [`${officeDocument}/settings`, 'settings.xml'],
        [`${officeDocument}/fontTable`, 'fontTable.xml'],
        [`${officeDocument}/footer`, 'footer1.xml'],
      ]),
    ),
    xml('word/styles.xml', stylesPart(document.styles)),
    xml('word/settings.xml', settingsPart()),
    xml('word/fontTable.xml', fontTablePart(font.fontKey, 'rId1')),
    xml('word/_rels/fontTable.xml.rels', relationships([[`${officeDocument}/font`, 'fonts/font1.odttf']])),
    { name: 'word/fonts/font1.odttf', content: font.bytes },
    xml('word/footer1.xml', footerPart()),
    xml('docProps/core.xml', coreProperties(document.title)),
    xml('docProps/app.xml', extendedProperties()),
  ];
}

function contentTypes(): string {
  const override = (part: string, type: string): string => `<Override PartName="${part}" ContentType="${type}"/>`;
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>' +
    override('/word/document.xml', `${wordprocessingml}.document.main+xml`) +
    override('/word/styles.xml', `${wordprocessingml}.styles+xml`) +
    override('/word/settings.xml', `${wordprocessingml}.settings+xml`) +
    override('/word/fontTable.xml', `${wordprocessingml}.fontTable+xml`) +
    override('/word/footer1.xml', `${wordprocessingml}.footer+xml`) +
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    override('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml') +
    '</Types>'
  );
}

/** Relationship ids are `rId1`, `rId2`, … in the order given. */
function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packageRelationships}">${items.join('')}</Relationships>`;
}

/** No author, no dates: the renderer replaces this part with the properties of the filed document. */
function coreProperties(title: string): string {
  return (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${title}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>`
  );
}

function extendedProperties(): string {
  return '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>filing-press</Application></Properties>';
}
