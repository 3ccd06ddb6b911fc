import { profiles, type Profile } from '../../documents/ports.ts';
import { contentsForm } from '../../documents/batch/volume-ports.ts';
import { filingTooLong, longestFiling } from '../embedded-filing.ts';
import type { Examination } from '../examination.ts';
import { totalsModes, type Totals } from '../../forms/form.ts';
import { isDocumentDate } from '../../pdf/archive/document-date.ts';
import { PRODUCER } from '../../pdf/archive/metadata.ts';
import { PdfFormatError } from '../../pdf/document/format-error.ts';
import { readPdf, type PdfFile } from '../../pdf/document/reader.ts';
import { attachmentDifferences, attachmentsOf } from './attachments.ts';
import { documentLimits, volumeLimits } from './limits.ts';
import { appendedDifference, writtenLength } from './written-revision.ts';

/** Reads what a PDF says about itself. The document as first written counts, not what was appended to it. */
export function examinePdf(bytes: Uint8Array): Examination {
  try {
    return examine(bytes);
  } catch (error) {
    if (!(error instanceof PdfFormatError)) throw error;
    return { kind: 'unreadable', format: 'pdf', message: unreadableMessage(error) };
  }
}

/** Why a file cannot be read. */
export function unreadableMessage({ message }: PdfFormatError): string {
  return /encrypted/.test(message)
    ? '文件已加密，无法读取；请提供未加密的原文件。'
    : `文件已损坏、不完整，或被其他程序改写成无法核验的样子（${message}）。`;
}

function examine(bytes: Uint8Array): Examination {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const length = writtenLength(text);
  const volume = text.includes(VOLUME) ? examineVolume(bytes.subarray(0, length), text.length) : undefined;
  if (volume !== undefined) return volume;
  const file = readPdf(bytes.subarray(0, length), documentLimits(length));
  const metadata = metadataOf(file);
  const template = metadata.get('press:template') ?? templateOfCreator(file);
  const attachments = attachmentsOf(file);
  const source = attachments.find(({ relationship }) => relationship === 'Source');
  const isFiling = source !== undefined && source.bytes.length <= longestFiling;
  if (template === undefined) {
    return { kind: 'foreign', format: 'pdf', message: '这不是本服务生成的 PDF。' };
  }
  const appended = appendedDifference(text, length);
  return {
    kind: 'issued',
    format: 'pdf',
    template,
    profile: profileOf(metadata),
    totals: totalsOf(metadata.get('press:totals')),
    documentDate: dateOf(metadata.get('xmp:CreateDate')),
    filing: isFiling ? source.bytes : undefined,
    writtenLength: length,
    differences: [
      ...(appended === undefined ? [] : [appended]),
      ...attachmentDifferences(attachments),
      ...(source === undefined || isFiling ? [] : [filingTooLong]),
    ],
  };
}

/** The metadata stream is never compressed; what is resaved is found to be a volume when it is read. */
const VOLUME = `<press:template>${contentsForm}@`;

/**
 * A volume, known by the metadata of its catalog: its filings are read later, and elsewhere. Undefined for a file that
 * only holds the words.
 */
function examineVolume(written: Uint8Array, length: number): Examination | undefined {
  const metadata = metadataOf(readPdf(written, volumeLimits(written.length)));
  const template = metadata.get('press:template');
  if (template?.startsWith(`${contentsForm}@`) !== true) return undefined;
  return {
    kind: 'issued',
    format: 'pdf',
    template,
    profile: profileOf(metadata),
    totals: totalsOf(metadata.get('press:totals')),
    documentDate: dateOf(metadata.get('xmp:CreateDate')),
    filing: undefined,
    writtenLength: length,
    differences: [],
  };
}

/** Metadata of a form is two kilobytes; what is much longer is not looked at. */
const MAX_METADATA = 256 * 1024;
const PROPERTY = /<((?:press|pdfaid|pdfuaid|xmp):[A-Za-z]+)>([^<]{0,500})</g;

/** Simple properties of the XMP packet, as this service writes them. */
function metadataOf(file: PdfFile): ReadonlyMap<string, string> {
  const stream = file.catalog.stream('Metadata');
  if (stream === undefined) return new Map();
  return propertiesOf(file.decode(stream).subarray(0, MAX_METADATA).toString('utf8'));
}

function propertiesOf(packet: string): ReadonlyMap<string, string> {
  return new Map(Array.from(packet.matchAll(PROPERTY), ([, name = '', value = '']) => [name, unescapeXml(value)]));
}

function unescapeXml(text: string): string {
  return text.replace(/&#(\d{1,6});/g, (_match, code: string) => String.fromCharCode(Number(code)));
}

/** Characters of what a file calls its template. */
const longestTemplate = 200;
/** Bytes in which its creator names it. */
const longestCreator = 1_024;

/** The Info dictionary says it too: `filing-press annex-2@1.1.0`. */
function templateOfCreator(file: PdfFile): string | undefined {
  const creator = file.trailer.dictionary('Info')?.string('Creator')?.textOfStart(longestCreator) ?? '';
  return creator.startsWith(`${PRODUCER} `) ? creator.slice(PRODUCER.length + 1).slice(0, longestTemplate) : undefined;
}

function profileOf(metadata: ReadonlyMap<string, string>): Profile | undefined {
  const part = metadata.get('pdfaid:part');
  const name = part === undefined ? 'plain' : `pdfa-${part}${metadata.get('pdfaid:conformance')?.toLowerCase() ?? ''}`;
  return profiles.find((profile) => profile === name);
}

function totalsOf(name: string | undefined): Totals {
  return totalsModes.find((mode) => mode === name) ?? 'as-filed';
}

function dateOf(date: string | undefined): string | undefined {
  return date !== undefined && isDocumentDate(date) ? date : undefined;
}
