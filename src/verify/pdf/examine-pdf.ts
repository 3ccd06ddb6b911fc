import { contentsForm } from '../../documents/batch/volume-ports.ts';
import { totalsModes } from '../../forms/form.ts';
import { type Profile, profiles } from '../../orders/options.ts';
import { isDocumentDate } from '../../pdf/finish/document-date.ts';
import { productName } from '../../pdf/finish/metadata.ts';
import { PdfFormatError } from '../../pdf/syntax/format-error.ts';
import { type PdfFile, readPdf } from '../../pdf/syntax/reader.ts';
import { unescapeXml } from '../../xml/escape.ts';
import { filingTooLong, longestFiling } from '../embedded-filing.ts';
import type { Examination } from '../examination.ts';
import { attachmentDifferences, attachmentsOf } from './attachments.ts';
import { documentLimits, volumeLimits } from './limits.ts';
import { latin1, writtenRevision } from './written-revision.ts';

/** Reads what a PDF says about itself. The document as first written counts, not what was appended to it. */
export function examinePdf(file: Uint8Array): Examination {
  try {
    return examine(file);
  } catch (error) {
    return { kind: 'unreadable', format: 'pdf', message: unreadableMessage(error) };
  }
}

/** Why a file cannot be read; throws what says nothing of the file. */
export function unreadableMessage(error: unknown): string {
  if (!(error instanceof PdfFormatError)) throw error;
  return /encrypted/.test(error.message)
    ? '文件已加密，无法读取；请提供未加密的原文件。'
    : `文件已损坏、不完整，或被其他程序改写成无法核验的样子（${error.message}）。`;
}

function examine(file: Uint8Array): Examination {
  const text = latin1(file);
  const { bytes, appended } = writtenRevision(file, text);
  const issued = { kind: 'issued', format: 'pdf', writtenLength: bytes.length } as const;
  if (text.includes(volumeMark)) {
    // Its filings are read later, and elsewhere.
    const { template, ...said } = sayings(readPdf(bytes, volumeLimits(bytes.length)));
    if (template?.startsWith(`${contentsForm}@`) === true) {
      return { ...issued, template, ...said, filing: undefined, differences: [] };
    }
  }
  const pdf = readPdf(bytes, documentLimits(bytes.length));
  const said = sayings(pdf);
  const template = said.template ?? templateOfCreator(pdf);
  const attachments = attachmentsOf(pdf);
  const source = attachments.find(({ relationship }) => relationship === 'Source');
  const isFiling = source !== undefined && source.bytes.length <= longestFiling;
  if (template === undefined) return { kind: 'foreign', format: 'pdf', message: '这不是本服务生成的 PDF。' };
  const tooLong = source === undefined || isFiling ? [] : [filingTooLong];
  return {
    ...issued,
    ...{ ...said, template },
    filing: isFiling ? source.bytes : undefined,
    differences: [...appended, ...attachmentDifferences(attachments), ...tooLong],
  };
}

/**
 * Stands in every volume, as the metadata stream is never compressed. A file that only holds the words is none: the
 * metadata of the catalog has to say so.
 */
const volumeMark = `<press:template>${contentsForm}@`;

/** Metadata of a form is two kilobytes; what is much longer is not looked at. */
const longestMetadata = 256 * 1024;
const property = /<((?:press|pdfaid|pdfuaid|xmp):[A-Za-z]+)>([^<]{0,500})</g;

/** What a file says of itself in the simple properties of its XMP packet, as this service writes them. */
function sayings(file: PdfFile) {
  const stream = file.catalog.stream('Metadata');
  const packet = stream === undefined ? '' : file.decode(stream).subarray(0, longestMetadata).toString('utf8');
  const metadata = new Map(
    Array.from(packet.matchAll(property), ([, name = '', value = '']) => [name, unescapeXml(value)]),
  );
  const [totals, date] = [metadata.get('press:totals'), metadata.get('xmp:CreateDate')];
  return {
    template: metadata.get('press:template'),
    profile: profileOf(metadata.get('pdfaid:part'), metadata.get('pdfaid:conformance')),
    totals: totalsModes.find((mode) => mode === totals) ?? 'as-filed',
    documentDate: date !== undefined && isDocumentDate(date) ? date : undefined,
  };
}

function profileOf(part: string | undefined, conformance = ''): Profile | undefined {
  const name = part === undefined ? 'plain' : `pdfa-${part}${conformance.toLowerCase()}`;
  return profiles.find((profile) => profile === name);
}

/** Characters of what a file calls its template. */
const longestTemplate = 200;
/** Bytes in which its creator names it. */
const longestCreator = 1_024;

/** The Info dictionary says it too: `filing-press annex-2@1.1.0`. */
function templateOfCreator(file: PdfFile): string | undefined {
  const creator = file.trailer.dictionary('Info')?.string('Creator')?.textOfStart(longestCreator) ?? '';
  return creator.startsWith(`${productName} `)
    ? creator.slice(productName.length + 1).slice(0, longestTemplate)
    : undefined;
}
