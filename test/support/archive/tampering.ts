import { flateStream } from '../../../src/pdf/syntax/filters.ts';
import { IndirectObject, PdfDictionary, PdfName, type PdfObject, PdfStream } from '../../../src/pdf/syntax/objects.ts';
import { type PdfFile, readPdf } from '../../../src/pdf/syntax/reader.ts';
import { writePdf } from '../../../src/pdf/syntax/streamed-file.ts';
import { attachmentsByKey } from '../../../src/verify/pdf/attachments.ts';
import { deflateEntry } from '../../../src/zip/entry.ts';
import { zipFile } from '../../../src/zip/zip-file.ts';
import { readZip } from '../../../src/zip/zip-reader.ts';

/** Writes a PDF again after something in it was changed, as a program would that knows what it does. */
export function rewritten(pdf: Uint8Array, change: (file: PdfFile) => void): Buffer {
  const file = readPdf(pdf);
  change(file);
  const { Root, Info } = { Root: file.trailer.raw('Root'), Info: file.trailer.raw('Info') };
  return writePdf({ Root, Info }, { version: file.version, objectStreams: true });
}

/** Replaces the content of a page. */
export function changeContent(file: PdfFile, page: number, change: (content: string) => string): void {
  const dictionary = pagesOf(file.catalog.raw('Pages'))[page];
  const contents = dictionary?.stream('Contents');
  if (dictionary === undefined || contents === undefined) throw new Error(`No page ${page}`);
  const before = file.decode(contents).toString('latin1');
  const after = change(before);
  if (after === before) throw new Error('The content did not change');
  dictionary.set('Contents', new IndirectObject(flateStream(Buffer.from(after, 'latin1'))));
}

function pagesOf(node: PdfObject): PdfDictionary[] {
  const dictionary = node instanceof IndirectObject ? node.value : node;
  if (!(dictionary instanceof PdfDictionary)) return [];
  return dictionary.array('Kids')?.flatMap(pagesOf) ?? [dictionary];
}

/** Puts other pages in the place of the pages, which stay where they are otherwise. */
export function changePages(file: PdfFile, change: (pages: readonly PdfObject[]) => readonly PdfObject[]): void {
  const pages = change(leavesOf(file.catalog.raw('Pages')));
  file.catalog.set(
    'Pages',
    new IndirectObject(PdfDictionary.of({ Type: PdfName.of('Pages'), Kids: [...pages], Count: pages.length })),
  );
}

function leavesOf(node: PdfObject): PdfObject[] {
  const dictionary = node instanceof IndirectObject ? node.value : node;
  return dictionary instanceof PdfDictionary ? (dictionary.array('Kids')?.flatMap(leavesOf) ?? [node]) : [];
}

/** Replaces an attachment of a volume, leaving its recorded size and check sum as they are. */
export function changeAttachmentOf(file: PdfFile, key: string, change: (json: string) => string): void {
  for (const [found, specification] of attachmentsByKey(file)) {
    const stream = specification.dictionary('EF')?.raw('F');
    if (found !== key || !(stream instanceof IndirectObject) || !(stream.value instanceof PdfStream)) continue;
    const json = change(file.decode(stream.value).toString('utf8'));
    stream.value = new PdfStream(stream.value.dictionary, flateStream(Buffer.from(json)).data);
    return;
  }
  throw new Error(`No attachment ${key}`);
}

/** Replaces the embedded filing, leaving its recorded size and check sum as they are. */
export function changeAttachment(file: PdfFile, change: (json: string) => string): void {
  const specification = (file.catalog.array('AF') ?? [])[0];
  const value = specification instanceof IndirectObject ? specification.value : undefined;
  const files = value instanceof PdfDictionary ? value.dictionary('EF') : undefined;
  const stream = files?.raw('F');
  if (!(stream instanceof IndirectObject) || !(stream.value instanceof PdfStream)) throw new Error('No attachment');
  const { dictionary } = stream.value;
  const json = change(file.decode(stream.value).toString('utf8'));
  stream.value = new PdfStream(dictionary, flateStream(Buffer.from(json)).data);
}

/** Replaces a part of a Word file and packs it anew. */
export function changePart(docx: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const zip = readZip(docx, { entries: 1_000, decompressedBytes: 1 << 30, trailingBytes: 0 });
  return zipFile(
    zip.names.map((name) => {
      const content = zip.read(name) ?? Buffer.alloc(0);
      return deflateEntry(name, name === part ? change(content.toString('utf8')) : content);
    }),
  );
}
