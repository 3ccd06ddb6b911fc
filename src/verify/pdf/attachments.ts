import { createHash } from 'node:crypto';
import { PdfFormatError } from '../../pdf/syntax/format-error.ts';
import { PdfDictionary, type PdfObject, type PdfStream, PdfString, resolve } from '../../pdf/syntax/objects.ts';
import type { PdfFile } from '../../pdf/syntax/reader.ts';
import type { Difference } from '../verification.ts';
import { held } from './limits.ts';

/** Nodes of a name tree that are looked at: of a volume of two thousand items there are some forty. */
const mostNodes = 1_000;
/** Bytes of a key or a name that are read, for ten thousand may have one of a megabyte: ours are numbers and `manifest.json`, and the names of files. */
const longestName = 1_024;
/** Attachments of a volume that are looked at. */
const mostAttachments = 10_000;

/** The attachments of a volume (ISO 32000-1, 7.7.4 and 7.9.6) by their keys; throws for a tree that is none. */
export function* attachmentsByKey(file: PdfFile): Generator<readonly [key: string, specification: PdfDictionary]> {
  const waiting: PdfObject[] = [file.catalog.dictionary('Names')?.raw('EmbeddedFiles') ?? null];
  const visited = new Set<PdfObject>();
  let found = 0;
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    const node = resolve(object);
    if (!(node instanceof PdfDictionary)) continue;
    if (visited.has(node) || visited.size >= mostNodes) throw new PdfFormatError('The name tree is damaged');
    visited.add(node);
    const names = node.array('Names') ?? [];
    for (let at = 0; at + 1 < names.length; at += 2) {
      file.spend(1);
      if (++found > mostAttachments) throw new PdfFormatError(`The file has more than ${mostAttachments} attachments`);
      const [key, value] = [resolve(names[at] ?? null), resolve(names[at + 1] ?? null)];
      if (key instanceof PdfString && value instanceof PdfDictionary) yield [key.textOfStart(longestName), value];
      if (found % held.attachments === 0) file.forget();
    }
    waiting.push(...(node.array('Kids') ?? []).slice(0, mostNodes).reverse());
  }
}

/** The name that an attachment goes by. */
export function attachmentName(specification: PdfDictionary): string {
  return (specification.string('UF') ?? specification.string('F'))?.textOfStart(longestName) ?? '';
}

/** The bytes of an attachment, as they lie in the file. */
export function attachedStream(specification: PdfDictionary): PdfStream | undefined {
  return specification.dictionary('EF')?.stream('F');
}

/** A file attached to a document. */
interface Attachment {
  readonly name: string;
  /** Relationship to the document (ISO 19005-3, annex E). */
  readonly relationship: string | undefined;
  readonly bytes: Uint8Array;
  /** Whether its recorded size and check sum (ISO 32000-1, table 46) are those of its bytes. */
  readonly intact: boolean;
}

/** Attachments of a document that are looked at. */
const mostOfDocument = 16;

/** The files that are associated with a file as a whole (ISO 32000-2, 14.13.2), as many as are looked at. */
export function associatedFiles(file: PdfFile): readonly PdfDictionary[] {
  const files = (file.catalog.array('AF') ?? []).slice(0, mostOfDocument).map((item) => resolve(item));
  return files.filter((item) => item instanceof PdfDictionary);
}

/** What the catalog of a document attaches, by the one leaf of its name tree and by AF, each file once. */
export function attachmentsOf(file: PdfFile): Attachment[] {
  const specifications = new Set<PdfObject>();
  const names = file.catalog.dictionary('Names')?.dictionary('EmbeddedFiles')?.array('Names') ?? [];
  names.forEach((item, index) => index % 2 === 1 && specifications.add(resolve(item)));
  for (const specification of associatedFiles(file)) specifications.add(specification);
  return [...specifications]
    .slice(0, mostOfDocument)
    .flatMap((item) => (item instanceof PdfDictionary ? (attachment(file, item) ?? []) : []));
}

function attachment(file: PdfFile, specification: PdfDictionary): Attachment | undefined {
  const stream = attachedStream(specification);
  if (stream === undefined) return undefined;
  const bytes = file.decode(stream);
  const parameters = stream.dictionary.dictionary('Params');
  const recorded = parameters?.get('CheckSum');
  const checkSum = createHash('md5').update(bytes).digest();
  return {
    name: attachmentName(specification),
    relationship: specification.name('AFRelationship'),
    bytes,
    intact:
      parameters?.number('Size') === bytes.length &&
      recorded instanceof PdfString &&
      Buffer.compare(recorded.bytes, checkSum) === 0,
  };
}

/** What the attachments of a document show by themselves. */
export function attachmentDifferences(attachments: readonly Attachment[]): Difference[] {
  const differences: Difference[] = [];
  const source = attachments.find(({ relationship }) => relationship === 'Source');
  if (source?.intact === false) {
    const message = '附件中的申报内容与其登记的大小或校验值不符，附件在生成之后被改过。';
    differences.push({ code: 'filing-altered', place: '附件', message });
  }
  if (attachments.length > 1) {
    const message = `文件带有 ${attachments.length} 个附件，本服务只附一个。`;
    differences.push({ code: 'filing-added', place: '附件', message });
  }
  return differences;
}
