import type { PdfProperties } from '../../documents/ports.ts';
import { escapeNumerically } from '../../xml/escape.ts';
import { IndirectObject, PdfDictionary, PdfName, PdfStream, PdfString } from '../syntax/objects.ts';
import { type DocumentDate, readDocumentDate } from './document-date.ts';
import type { ProfileRequirements } from './profiles.ts';

/** What a file says about itself, in the Info dictionary and in XMP, which must agree. */
type DocumentMetadata = Omit<PdfProperties, 'source'>;

/** Producer, and first word of the creator. */
export const productName = 'filing-press';

/** Product and template. The engine's version is not named: it would be the only difference of most upgrades. */
function creatorOf({ template }: DocumentMetadata): string {
  return `${productName} ${template}`;
}

function dateOf({ documentDate }: DocumentMetadata): DocumentDate | undefined {
  return documentDate === undefined ? undefined : readDocumentDate(documentDate);
}

/** The document information dictionary (ISO 32000-1, 14.3.3). Without a date given it has none. */
export function informationDictionary(metadata: DocumentMetadata): IndirectObject {
  const { pdf } = dateOf(metadata) ?? {};
  const date = pdf === undefined ? undefined : PdfString.ascii(pdf);
  return new IndirectObject(
    PdfDictionary.of({
      Title: PdfString.text(metadata.title),
      Subject: PdfString.text(metadata.subject),
      Creator: PdfString.text(creatorOf(metadata)),
      Producer: PdfString.text(productName),
      CreationDate: date,
      ModDate: date,
    }),
  );
}

/** The metadata stream (14.3.2): never compressed (ISO 19005-1, 6.7.2), so that any program can find it. */
export function metadataStream(metadata: DocumentMetadata, profile: ProfileRequirements): IndirectObject {
  const dictionary = PdfDictionary.of({ Type: PdfName.of('Metadata'), Subtype: PdfName.of('XML') });
  return new IndirectObject(new PdfStream(dictionary, Buffer.from(xmpPacket(metadata, profile), 'utf8')));
}

/** The XMP packet (ISO 16684-1), with what PDF/A and PDF/UA require. */
function xmpPacket(metadata: DocumentMetadata, { pdfa, pdfua }: ProfileRequirements): string {
  const { language } = metadata;
  const date = dateOf(metadata);
  const title = escapeNumerically(metadata.title);
  const subject = escapeNumerically(metadata.subject);
  // Identification of PDF/A: ISO 19005-1, 6.7.11; -2 and -3, 6.6.4. Of PDF/UA: ISO 14289-1, 5.
  const properties = [
    `<dc:format>application/pdf</dc:format>`,
    `<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>`,
    `<dc:title>${alternatives(title, language)}</dc:title>`,
    `<dc:description>${alternatives(subject, language)}</dc:description>`,
    `<pdf:Producer>${productName}</pdf:Producer>`,
    `<xmp:CreatorTool>${escapeNumerically(creatorOf(metadata))}</xmp:CreatorTool>`,
    date && `<xmp:CreateDate>${date.xmp}</xmp:CreateDate>`,
    date && `<xmp:ModifyDate>${date.xmp}</xmp:ModifyDate>`,
    pdfa && `<pdfaid:part>${pdfa.part}</pdfaid:part>`,
    pdfa && `<pdfaid:conformance>${pdfa.conformance}</pdfaid:conformance>`,
    pdfua && `<pdfuaid:part>1</pdfuaid:part>`,
    `<press:template>${escapeNumerically(metadata.template)}</press:template>`,
    `<press:totals>${escapeNumerically(metadata.totals)}</press:totals>`,
    pdfa && extensionSchemas(pdfua ? [pdfuaSchema, pressSchema] : [pressSchema]),
  ].filter((property) => typeof property === 'string');
  return [
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>`,
    `<x:xmpmeta xmlns:x="adobe:ns:meta/">`,
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`,
    `<rdf:Description rdf:about="" ${namespaces}>`,
    ...properties,
    `</rdf:Description>`,
    `</rdf:RDF>`,
    `</x:xmpmeta>`,
    `<?xpacket end="r"?>`,
  ].join('\n');
}

const namespaces = [
  `xmlns:dc="http://purl.org/dc/elements/1.1/"`,
  `xmlns:pdf="http://ns.adobe.com/pdf/1.3/"`,
  `xmlns:xmp="http://ns.adobe.com/xap/1.0/"`,
  `xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"`,
  `xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`,
  `xmlns:press="urn:filing-press:document:"`,
  `xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"`,
  `xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"`,
  `xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`,
].join(' ');

/** A schema that PDF/A does not know, for its own description in the file. */
interface ExtensionSchema {
  readonly name: string;
  readonly namespace: string;
  readonly prefix: string;
  readonly properties: readonly { readonly name: string; readonly type: string; readonly description: string }[];
}

const pdfuaSchema: ExtensionSchema = {
  name: 'PDF/UA Universal Accessibility Schema',
  namespace: 'http://www.aiim.org/pdfua/ns/id/',
  prefix: 'pdfuaid',
  properties: [{ name: 'part', type: 'Integer', description: 'Part of ISO 14289 to which the file conforms' }],
};

/** What verify needs to print a document again. */
const pressSchema: ExtensionSchema = {
  name: 'filing-press Document Schema',
  namespace: 'urn:filing-press:document:',
  prefix: 'press',
  properties: [
    { name: 'template', type: 'Text', description: 'Form and version of the template that was filled' },
    { name: 'totals', type: 'Text', description: 'Whether empty totals were left as filed or computed' },
  ],
};

/** PDF/A wants every other schema described (ISO 19005-1, 6.7.8; -2 and -3, 6.6.2.3). */
function extensionSchemas(schemas: readonly ExtensionSchema[]): string {
  const resource = (lines: readonly string[]): string =>
    `<rdf:li rdf:parseType="Resource">\n${lines.join('\n')}\n</rdf:li>`;
  const items = schemas.map(({ name, namespace, prefix, properties }) => {
    const described = properties.map((property) =>
      resource([
        `<pdfaProperty:name>${property.name}</pdfaProperty:name>`,
        `<pdfaProperty:valueType>${property.type}</pdfaProperty:valueType>`,
        `<pdfaProperty:category>internal</pdfaProperty:category>`,
        `<pdfaProperty:description>${property.description}</pdfaProperty:description>`,
      ]),
    );
    return resource([
      `<pdfaSchema:schema>${name}</pdfaSchema:schema>`,
      `<pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>`,
      `<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>`,
      `<pdfaSchema:property><rdf:Seq>${described.join('')}</rdf:Seq></pdfaSchema:property>`,
    ]);
  });
  return `<pdfaExtension:schemas><rdf:Bag>${items.join('')}</rdf:Bag></pdfaExtension:schemas>`;
}

/** A language alternative (ISO 16684-1, 8.2.2.4): x-default is the one that the Info dictionary is held against. */
function alternatives(text: string, language: string): string {
  const items = ['x-default', language].map((name) => `<rdf:li xml:lang="${name}">${text}</rdf:li>`);
  return `<rdf:Alt>${items.join('')}</rdf:Alt>`;
}
