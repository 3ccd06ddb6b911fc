import { profiles, type Profile } from '../../documents/ports.ts';
import { contentsForm } from '../../documents/batch/volume-ports.ts';
import type { Examination } from '../../documents/verify-ports.ts';
import { totalsModes, type Totals } from '../../forms/form.ts';
import { isDocumentDate } from '../archive/document-date.ts';
import { PRODUCER } from '../archive/metadata.ts';
import { PdfFormatError } from '../document/format-error.ts';
import { readPdf, type PdfFile } from '../document/reader.ts';
import { attachmentDifferences, attachmentsOf } from './embedded-file.ts';
import { hostileLimits } from './hostile-limits.ts';
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
  const volume = examineVolume(text);
  if (volume !== undefined) return volume;
  const length = writtenLength(text);
  const file = readPdf(bytes.subarray(0, length), hostileLimits);
  const metadata = metadataOf(file);
  const template = metadata.get('press:template') ?? templateOfCreator(file);
  const attachments = attachmentsOf(file);
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
    filing: attachments.find(({ relationship }) => relationship === 'Source')?.bytes,
    writtenLength: length,
    differences: [...(appended === undefined ? [] : [appended]), ...attachmentDifferences(attachments)],
  };
}

/** The metadata stream is never compressed, and no text of a filing can stand in it unescaped. */
const VOLUME = `<press:template>${contentsForm}@`;

/**
 * A volume, known by its metadata alone: it is not proven as a whole, and may be larger than what is read of files that
 * anybody hands in.
 */
function examineVolume(text: string): Examination | undefined {
  const found = text.indexOf(VOLUME);
  if (found < 0) return undefined;
  const packet = Buffer.from(text.slice(Math.max(0, found - MAX_METADATA), found + MAX_METADATA), 'latin1');
  const metadata = propertiesOf(packet.toString('utf8'));
  return {
    kind: 'issued',
    format: 'pdf',
    template: metadata.get('press:template'),
    profile: profileOf(metadata),
    totals: totalsOf(metadata.get('press:totals')),
    documentDate: dateOf(metadata.get('xmp:CreateDate')),
    filing: undefined,
    writtenLength: text.length,
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

/** The Info dictionary says it too: `filing-press annex-2@1.0.0`. */
function templateOfCreator(file: PdfFile): string | undefined {
  const creator = file.trailer.dictionary('Info')?.string('Creator')?.textValue ?? '';
  return creator.startsWith(`${PRODUCER} `) ? creator.slice(PRODUCER.length + 1) : undefined;
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
