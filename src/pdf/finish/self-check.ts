import { unescapeXml } from '../../xml/escape.ts';
import { type DrawnPage, readDrawnPages } from '../print/print.ts';
import { keysOf } from '../syntax/key-tree.ts';
import { PdfDictionary, type PdfObject, PdfStream, resolve } from '../syntax/objects.ts';
import { type PdfFile, readPdf } from '../syntax/reader.ts';
import { type CheckedPages, checkMarkedContent, checkSameText, checkText } from './check-content.ts';
import { checkStructure } from './check-structure.ts';
import type { ProfileRequirements } from './profiles.ts';

/** Keys of the catalog that no profile has: actions, forms, layers (ISO 19005-1, 6.6, 6.9 and 6.1.13). */
const forbiddenInCatalog = ['AA', 'OpenAction', 'AcroForm', 'OCProperties', 'Collection', 'Perms', 'URI'];

/**
 * Reads a finished file again and checks it against its profile, for the rules that this project's own code could break,
 * and against its print. Returns the rules that it breaks, with their clauses; veraPDF in the tests knows the others.
 */
export function selfCheck(
  bytes: Uint8Array,
  requirements: ProfileRequirements,
  print?: readonly DrawnPage[],
): string[] {
  const file = readPdf(bytes);
  const { catalog } = file;
  const pages = readDrawnPages(file);
  return [
    ...checkFrame(file, requirements),
    ...(print === undefined ? [] : checkSameText(print, pages)),
    ...checkAttachments(catalog, requirements),
    ...checkPages({ catalog, pages }, requirements),
    ...(requirements.cidSet && pages.some(lacksCidSet) ? ['ISO 19005-1, 6.3.5: a font subset has no CIDSet'] : []),
  ];
}

/** Checks content, text and structure. */
export function checkPages(checked: CheckedPages, requirements: ProfileRequirements): string[] {
  return [
    ...checkContent(checked.pages, requirements),
    ...checkText(checked.pages),
    ...checkMarkedContent(checked),
    ...checkStructure(checked, requirements),
  ];
}

function lacksCidSet({ fonts }: DrawnPage): boolean {
  return [...fonts.values()].some(({ descriptor }) => descriptor.stream('CIDSet') === undefined);
}

/** What leads to all other objects of a file. */
type FileFrame = Pick<PdfFile, 'version' | 'trailer' | 'catalog'>;

/** Checks the file as a whole, without pages and attachments. */
export function checkFrame(file: FileFrame, requirements: ProfileRequirements): string[] {
  return [...checkFile(file, requirements), ...checkMetadata(file, requirements)];
}

function checkFile({ version, trailer, catalog }: FileFrame, requirements: ProfileRequirements): string[] {
  const failures: string[] = [];
  const expect = (holds: boolean, failure: string): void => {
    if (!holds) failures.push(failure);
  };
  expect(version === requirements.layout.version, 'ISO 19005-1, 6.1.2: the header has another version');
  expect(trailer.array('ID')?.length === 2, 'ISO 19005-1, 6.1.3: the trailer has no file identifier');
  for (const key of forbiddenInCatalog) expect(catalog.get(key) === null, `ISO 19005-1, 6.6: the catalog has ${key}`);
  expect((catalog.string('Lang')?.bytes.length ?? 0) > 0, 'ISO 19005-1, 6.8.4: the catalog has no Lang');
  expect(
    catalog.dictionary('MarkInfo')?.get('Marked') === true,
    'ISO 19005-1, 6.8.2.2: the file is not marked as tagged',
  );
  expect(
    catalog.dictionary('ViewerPreferences')?.get('DisplayDocTitle') === true,
    'ISO 14289-1, 7.1: the title is not displayed',
  );
  const intent = PdfDictionary.of({ intent: catalog.array('OutputIntents')?.[0] }).dictionary('intent');
  expect(intent?.get('DestOutputProfile') instanceof PdfStream, 'ISO 19005-1, 6.2.2: there is no output intent');
  return failures;
}

/** Attachments are what PDF/A-3 is for; the earlier parts have none (ISO 19005-1, 6.1.11; -2, 6.8). */
function checkAttachments(catalog: PdfDictionary, { pdfa, embedsFiling }: ProfileRequirements): string[] {
  const tree = catalog.dictionary('Names')?.dictionary('EmbeddedFiles');
  const attached = new Set(Array.from(keysOf(tree, 'Names'), ([, specification]) => resolve(specification)));
  if (embedsFiling ? attached.size === 0 : pdfa !== undefined && attached.size > 0) {
    return ['ISO 19005-3, 6.8: the attachments are not as they should be'];
  }
  if (!embedsFiling) return [];
  for (const file of catalog.array('AF') ?? []) attached.delete(resolve(file));
  if (attached.size > 0) removeThoseOfElements(catalog.dictionary('StructTreeRoot')?.dictionary('K'), attached);
  return attached.size > 0 ? ['ISO 19005-3, 6.8: an attachment is not associated'] : [];
}

/** The filings of a volume belong to the elements of its items. */
function removeThoseOfElements(element: PdfDictionary | undefined, attached: Set<PdfObject>): void {
  for (const file of element?.array('AF') ?? []) attached.delete(resolve(file));
  for (const kid of element?.array('K') ?? []) {
    const value = resolve(kid);
    if (value instanceof PdfDictionary && value.name('S') !== undefined) removeThoseOfElements(value, attached);
  }
}

/** Largest real number of PDF 1.4, smallest negated (PDF Reference 1.4, appendix C). */
const greatestReal = 32_767;

function checkContent(pages: readonly DrawnPage[], { layout }: ProfileRequirements): string[] {
  const failures = new Set<string>();
  for (const { content } of pages) {
    const { text, areas, stateOperators } = content;
    if (stateOperators.length > 0) failures.add('The content is not as this service writes it');
    for (const { translation, ordinates } of layout.version === '1.4' ? areas : []) {
      const numbers = [translation, ...ordinates.map(({ start, end }) => Number(text.slice(start, end)))];
      // Not `>`: NaN fails too.
      if (!numbers.every((number) => Math.abs(number) <= greatestReal)) {
        failures.add('ISO 19005-1, 6.1.12: a number is out of range');
      }
    }
  }
  return [...failures];
}

/** Entries of the Info dictionary and their properties in XMP (ISO 19005-1, 6.7.3, table 1). */
const equivalentProperties: readonly (readonly [key: string, xmp: RegExp])[] = [
  ['Title', /<dc:title><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)</],
  ['Subject', /<dc:description><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)</],
  ['Creator', /<xmp:CreatorTool>([^<]*)</],
  ['Producer', /<pdf:Producer>([^<]*)</],
];

function checkMetadata({ trailer, catalog }: FileFrame, { pdfa, pdfua }: ProfileRequirements): string[] {
  const metadata = catalog.stream('Metadata');
  if (metadata === undefined || metadata.dictionary.get('Filter') !== null) {
    return ['ISO 19005-1, 6.7.2: there is no readable metadata stream'];
  }
  const xmp = Buffer.from(metadata.data).toString('utf8');
  const failures: string[] = [];
  const info = trailer.dictionary('Info');
  for (const [key, pattern] of equivalentProperties) {
    if (info?.string(key)?.textValue !== unescapeXml(pattern.exec(xmp)?.[1] ?? '')) {
      failures.push(`ISO 19005-1, 6.7.3: ${key} and its XMP property differ`);
    }
  }
  const dates = [/<xmp:CreateDate>/.test(xmp), info?.get('CreationDate') !== null];
  if (dates[0] !== dates[1]) failures.push('ISO 19005-1, 6.7.3: CreationDate and its XMP property differ');
  const claim = /<pdfaid:part>(\d)<\/pdfaid:part>\n<pdfaid:conformance>([ABU])</.exec(xmp);
  if (claim?.[1] !== pdfa?.part.toString() || claim?.[2] !== pdfa?.conformance) {
    failures.push('ISO 19005-1, 6.7.11: the file does not claim its part and level');
  }
  if (/<pdfuaid:part>1</.test(xmp) !== pdfua)
    failures.push('ISO 14289-1, 5: the file does not claim PDF/UA as it should');
  return failures;
}
