import { manifestName } from '../../documents/batch/manifest.ts';
import { isWhole, printedItems, readManifestOf, type VolumeManifest, type TooMany } from '../volume-manifest.ts';
import type { EmbeddedBytes, VolumeExamination } from '../examination.ts';
import type { Difference } from '../verification.ts';
import { PdfFormatError } from '../../pdf/document/format-error.ts';
import { PdfDictionary, PdfName, type PdfStream } from '../../pdf/document/objects.ts';
import { readPdf, type PdfFile } from '../../pdf/document/reader.ts';
import { unreadableMessage } from './examine-pdf.ts';
import { volumeLimits } from './limits.ts';
import { appendedDifference, writtenLength } from './written-revision.ts';
import { attachmentsByKey } from './attachment-tree.ts';

/** Reads what a volume holds: the manifest, and where its filings lie. The volume as first written counts. */
export function examineVolume(bytes: Uint8Array, mostItems: number): VolumeExamination {
  try {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const length = writtenLength(text);
    const appended = appendedDifference(text, length);
    const held = attachmentsOf(readPdf(bytes.subarray(0, length), volumeLimits(length)), bytes.byteOffset, mostItems);
    const { manifest: found, filings } = held;
    if (found !== undefined && !isWhole(found)) return { kind: 'too-many', items: found.items };
    const manifest = found;
    const added = manifest && addedAttachments(held, manifest);
    const differences = [appended, added].filter((difference) => difference !== undefined);
    return { kind: 'readable', writtenLength: length, manifest, filings, differences };
  } catch (error) {
    if (!(error instanceof PdfFormatError)) throw error;
    return { kind: 'unreadable', message: unreadableMessage(error) };
  }
}

interface Held {
  readonly manifest: VolumeManifest | TooMany | undefined;
  readonly filings: ReadonlyMap<number, EmbeddedBytes>;
  /** Keys of what is neither. */
  readonly others: readonly string[];
}

/** Keys of filings in a volume: the number of their item. */
const KEY = /^\d{7,9}$/;

function attachmentsOf(file: PdfFile, offset: number, mostItems: number): Held {
  let manifest: VolumeManifest | TooMany | undefined;
  let hasManifest = false;
  const filings = new Map<number, EmbeddedBytes>();
  const others: string[] = [];
  for (const [key, specification] of attachmentsByKey(file)) {
    const stream = specification.dictionary('EF')?.stream('F');
    const place = stream && placeOf(stream, offset);
    if (stream !== undefined && key === manifestName && !hasManifest) {
      hasManifest = true;
      manifest = readManifestOf(file.decode(stream).toString('utf8'), mostItems);
    } else if (place !== undefined && KEY.test(key) && !filings.has(Number(key))) filings.set(Number(key), place);
    else others.push(key);
  }
  return { manifest, filings, others };
}

/** Where the bytes lie; undefined for ones that are stored as no program of ours does. */
function placeOf({ dictionary, data }: PdfStream, offset: number): EmbeddedBytes | undefined {
  const filters = dictionary.get('Filter');
  const filter = Array.isArray(filters) && filters.length === 1 ? filters[0] : filters;
  if (dictionary.get('DecodeParms') instanceof PdfDictionary) return undefined;
  if (filter !== null && !(filter instanceof PdfName && filter.value === 'FlateDecode')) return undefined;
  return { start: data.byteOffset - offset, length: data.length, deflated: filter !== null };
}

/** Attachments that the manifest does not speak of. */
function addedAttachments({ filings, others }: Held, manifest: VolumeManifest): Difference | undefined {
  const printed = new Set(printedItems(manifest).map(({ index }) => index));
  const added = [...others, ...[...filings.keys()].filter((index) => !printed.has(index)).map(String)];
  if (added.length === 0) return undefined;
  const names = added.slice(0, 5).join('、').slice(0, 200);
  return {
    code: 'filing-added',
    place: '附件',
    message: `合订本多带了 ${added.length} 个附件，清单里没有它们（${names}）。`,
  };
}
