import { manifestName } from '../../documents/batch/manifest.ts';
import { PdfDictionary, PdfName, type PdfStream } from '../../pdf/syntax/objects.ts';
import { type PdfFile, readPdf } from '../../pdf/syntax/reader.ts';
import type { EmbeddedBytes, VolumeExamination } from '../examination.ts';
import type { Difference } from '../verification.ts';
import { type ReadManifest, type VolumeManifest, printedItems, readVolumeManifest } from '../volume-manifest.ts';
import { attachedStream, attachmentsByKey } from './attachments.ts';
import { unreadableMessage } from './examine-pdf.ts';
import { volumeLimits } from './limits.ts';
import { latin1, writtenRevision } from './written-revision.ts';

/** Reads what a volume holds: the manifest, and where its filings lie. The volume as first written counts. */
export function examineVolume(file: Uint8Array, mostItems: number): VolumeExamination {
  try {
    const { bytes, appended } = writtenRevision(file, latin1(file));
    const pdf = readPdf(bytes, volumeLimits(bytes.length));
    const { read, ...held } = attachmentsOf(pdf, file.byteOffset, mostItems);
    if (read?.kind === 'too-many') return read;
    const manifest = read?.manifest;
    const differences = [...appended, ...(manifest === undefined ? [] : addedAttachments(held, manifest))];
    return { kind: 'readable', writtenLength: bytes.length, manifest, filings: held.filings, differences };
  } catch (error) {
    return { kind: 'unreadable', message: unreadableMessage(error) };
  }
}

interface Held {
  readonly filings: ReadonlyMap<number, EmbeddedBytes>;
  /** Keys of what is neither filing nor manifest. */
  readonly others: readonly string[];
}

/** Keys of filings in a volume: the number of their item. */
const filingKey = /^\d{7,9}$/;

function attachmentsOf(file: PdfFile, offset: number, mostItems: number) {
  let read: ReadManifest | undefined;
  let hasManifest = false;
  const filings = new Map<number, EmbeddedBytes>();
  const others: string[] = [];
  for (const [key, specification] of attachmentsByKey(file)) {
    const stream = attachedStream(specification);
    const place = stream && placeOf(stream, offset);
    if (stream !== undefined && key === manifestName && !hasManifest) {
      hasManifest = true;
      read = readVolumeManifest(file.decode(stream).toString('utf8'), mostItems);
    } else if (place !== undefined && filingKey.test(key) && !filings.has(Number(key))) {
      filings.set(Number(key), place);
    } else others.push(key);
  }
  return { read, filings, others };
}

/** Where the bytes lie; undefined for ones that are stored as no program of ours does. */
function placeOf({ dictionary, data }: PdfStream, offset: number): EmbeddedBytes | undefined {
  const filters = dictionary.get('Filter');
  const filter = Array.isArray(filters) && filters.length === 1 ? filters[0] : filters;
  if (dictionary.get('DecodeParms') instanceof PdfDictionary) return undefined;
  if (filter !== null && !(filter instanceof PdfName && filter.value === 'FlateDecode')) return undefined;
  return { start: data.byteOffset - offset, length: data.length, deflated: filter !== null };
}

/** Attachments that the manifest does not speak of: one difference or none. */
function addedAttachments({ filings, others }: Held, manifest: VolumeManifest): Difference[] {
  const printed = new Set(printedItems(manifest).map(({ index }) => index));
  const added = [...others, ...[...filings.keys()].filter((index) => !printed.has(index)).map(String)];
  if (added.length === 0) return [];
  const names = added.slice(0, 5).join('、').slice(0, 200);
  const message = `合订本多带了 ${added.length} 个附件，清单里没有它们（${names}）。`;
  return [{ code: 'filing-added', place: '附件', message }];
}
