import { createHash } from 'node:crypto';
import type { Difference } from '../verification.ts';
import { PdfDictionary, PdfString, resolve, type PdfObject } from '../../pdf/document/objects.ts';
import type { PdfFile } from '../../pdf/document/reader.ts';

/** A file attached to a document. */
export interface Attachment {
  readonly name: string;
  /** Relationship to the document (ISO 19005-3, annex E). */
  readonly relationship: string | undefined;
  readonly bytes: Uint8Array;
  /** Whether its recorded size and check sum (ISO 32000-1, table 46) are those of its bytes. */
  readonly intact: boolean;
}

/** Attachments beyond which nobody looks. */
const MAX_ATTACHMENTS = 16;

/** Bytes of a name that are read: all attachments may have one of megabytes. */
const longestName = 1_024;

/** What the name tree and AF of the catalog attach, each file once. */
export function attachmentsOf(file: PdfFile): Attachment[] {
  const specifications = new Set<PdfObject>();
  const names = file.catalog.dictionary('Names')?.dictionary('EmbeddedFiles')?.array('Names') ?? [];
  names.forEach((item, index) => index % 2 === 1 && specifications.add(resolve(item)));
  for (const item of file.catalog.array('AF') ?? []) specifications.add(resolve(item));
  return [...specifications]
    .slice(0, MAX_ATTACHMENTS)
    .flatMap((item) => (item instanceof PdfDictionary ? (attachment(file, item) ?? []) : []));
}

function attachment(file: PdfFile, specification: PdfDictionary): Attachment | undefined {
  const stream = specification.dictionary('EF')?.stream('F');
  if (stream === undefined) return undefined;
  const bytes = file.decode(stream);
  const parameters = stream.dictionary.dictionary('Params');
  const recorded = parameters?.get('CheckSum');
  const checkSum = createHash('md5').update(bytes).digest();
  return {
    name: (specification.string('UF') ?? specification.string('F'))?.textOfStart(longestName) ?? '',
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
  const sources = attachments.filter(({ relationship }) => relationship === 'Source');
  if (sources[0] !== undefined && !sources[0].intact) {
    differences.push({
      code: 'filing-altered',
      place: '附件',
      message: '附件中的申报内容与其登记的大小或校验值不符，附件在生成之后被改过。',
    });
  }
  if (attachments.length > 1) {
    differences.push({
      code: 'filing-added',
      place: '附件',
      message: `文件带有 ${attachments.length} 个附件，本服务只附一个。`,
    });
  }
  return differences;
}
