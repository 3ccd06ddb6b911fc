import { filingNamespace } from '../../docx/document-parts.ts';
import { totalsModes } from '../../forms/form.ts';
import { unescapeXml } from '../../xml/escape.ts';
import { ZipFormatError, type ZipLimits, type ZipReader, readZip } from '../../zip/zip-reader.ts';
import { filingTooLong, longestFiling } from '../embedded-filing.ts';
import type { Examination } from '../examination.ts';
import type { Difference } from '../verification.ts';

/** A document of the page limit unpacks to some 20 MB; Word adds a dozen parts when it saves. */
export const hostileZipLimits: ZipLimits = { entries: 500, decompressedBytes: 64 << 20, trailingBytes: 0xffff };

/** Custom XML parts that are looked into. */
const mostCustomParts = 20;
/** Characters in which the root element of the part begins. */
const longestProlog = 8_192;

/** Reads what a Word file says about itself. */
export function examineDocx(bytes: Uint8Array): Examination {
  try {
    return examine(readZip(bytes, hostileZipLimits), bytes.length);
  } catch (error) {
    if (!(error instanceof ZipFormatError)) throw error;
    return { kind: 'unreadable', format: 'docx', message: `Word 文件已损坏或不完整（${error.message}）。` };
  }
}

function examine(zip: ZipReader, length: number): Examination {
  if (!zip.names.includes('word/document.xml')) {
    return { kind: 'foreign', message: '这不是 Word 文件，也不是 PDF；只能核验本服务生成的 PDF 和 Word（docx）文件。' };
  }
  const filing = filingOf(zip);
  const template = filing?.template ?? templateOfProperties(zip);
  if (template === undefined) {
    return { kind: 'foreign', format: 'docx', message: '这不是本服务生成的 Word 文件，或其中的申报内容已被删去。' };
  }
  return {
    kind: 'issued',
    format: 'docx',
    template,
    profile: undefined,
    totals: totalsModes.find((mode) => mode === filing?.totals) ?? 'as-filed',
    documentDate: createdDate(zip),
    filing: filing?.bytes,
    writtenLength: length,
    differences: filing === undefined ? [] : filing.differences,
  };
}

interface CarriedFiling {
  readonly template: string | undefined;
  readonly totals: string | undefined;
  readonly bytes: Uint8Array | undefined;
  readonly differences: readonly Difference[];
}

/** The custom XML part of the filing. Word keeps it, but may give it another number and other quotes. */
function filingOf(zip: ZipReader): CarriedFiling | undefined {
  const parts = zip.names.filter((name) => /^customXml\/item\d+\.xml$/.test(name)).slice(0, mostCustomParts);
  for (const name of parts) {
    const xml = zip.read(name)?.toString('utf8') ?? '';
    const element = /<(?:\w+:)?filing\b([^<>]*)>/.exec(xml.slice(0, longestProlog));
    const start = (element?.index ?? 0) + (element?.[0].length ?? 0);
    const attributes = new Map(
      Array.from((element?.[1] ?? '').matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g), (match) => [
        match[1] ?? '',
        unescapeXml(match[2] ?? match[3] ?? ''),
      ]),
    );
    if (![...attributes.values()].includes(filingNamespace)) continue;
    const base64 = xml.slice(start, xml.indexOf('<', start));
    const isFiling = base64.length <= (longestFiling * 4) / 3 + 4;
    return {
      template: attributes.get('template'),
      totals: attributes.get('totals'),
      bytes: isFiling ? Buffer.from(base64, 'base64') : undefined,
      differences: isFiling ? [] : [filingTooLong],
    };
  }
  return undefined;
}

/** `docProps/app.xml` still tells the template when the filing was taken out. */
function templateOfProperties(zip: ZipReader): string | undefined {
  const xml = zip.read('docProps/app.xml')?.toString('utf8') ?? '';
  if (!xml.includes('<Application>filing-press<')) return undefined;
  const template = /<Template>([^<]{1,200})</.exec(xml)?.[1];
  return template === undefined ? undefined : unescapeXml(template);
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

function createdDate(zip: ZipReader): string | undefined {
  const xml = zip.read('docProps/core.xml')?.toString('utf8') ?? '';
  const date = /<dcterms:created\b[^<>]*>([^<]{1,64})</.exec(xml)?.[1];
  return date !== undefined && moment.test(date) ? date : undefined;
}
