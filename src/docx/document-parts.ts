import type { FiledProperties, PdfProperties } from '../documents/ports.ts';
import { escapeAttribute } from '../xml/escape.ts';
import { guidOf } from './embedded-font.ts';

/** The parts of a Word file that say what it is: its properties, and the filing that it was made from. */

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** `docProps/core.xml`: no author, no date unless the caller gave one. */
export function coreProperties({ title, subject, language, documentDate }: PdfProperties): string {
  const date = documentDate === undefined ? '' : dates(documentDate);
  return (
    `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeAttribute(title)}</dc:title><dc:subject>${escapeAttribute(subject)}</dc:subject>${date}<dc:language>${escapeAttribute(language)}</dc:language></cp:coreProperties>`
  );
}

/** W3CDTF in XML is an `xsd:dateTime`: a day gets a time, a time its seconds. */
function dates(documentDate: string): string {
  const time = documentDate.includes('T') ? documentDate : `${documentDate}T00:00:00Z`;
  const moment = escapeAttribute(time.replace(/(T\d\d:\d\d)(?!:)/, '$1:00'));
  const date = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`;
  return date('created') + date('modified');
}

/** `docProps/app.xml`: which template, in which version. */
export function extendedProperties({ template }: PdfProperties): string {
  return `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>${escapeAttribute(template)}</Template><Application>filing-press</Application></Properties>`;
}

/** Namespace of the custom XML part that carries the filing. */
export const filingNamespace = 'urn:filing-press:filing';

/**
 * The filing as it was sent, byte for byte (base64: XML would change line ends), as a custom XML part, which
 * Word keeps when a clerk edits the document.
 */
export function filingPart({ source, template, totals }: FiledProperties): string {
  const { bytes, fileName } = source;
  return (
    `${declaration}<filing xmlns="${filingNamespace}" template="${escapeAttribute(template)}" totals="${totals}" fileName="${escapeAttribute(fileName)}" mediaType="application/json" encoding="base64">` +
    `${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}</filing>`
  );
}

/** Properties of that part; the id derives from the filing, so that the same filing gives the same file. */
export function filingPartProperties({ source }: FiledProperties): string {
  return `${declaration}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${guidOf(source.bytes).guid}"><ds:schemaRefs><ds:schemaRef ds:uri="${filingNamespace}"/></ds:schemaRefs></ds:datastoreItem>`;
}
