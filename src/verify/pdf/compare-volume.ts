import { manifestName } from '../../documents/batch/manifest.ts';
import type { PdfFile } from '../../pdf/syntax/reader.ts';
import { textDifference } from '../text-difference.ts';
import { type Difference, mostTold } from '../verification.ts';
import { readVolumeManifest } from '../volume-manifest.ts';
import { attachedStream, attachmentName, attachmentsByKey } from './attachments.ts';
import { comparePages } from './compare-pages.ts';
import { allDifferences, metadataDifferences } from './compare-pdf.ts';
import { digestOf } from './digest.ts';
import { type VolumeOpener, opener } from './limits.ts';
import { PageLocator } from './locate-page.ts';
import { pageDigests } from './page-digests.ts';
import { outlineDigest, structureDigests } from './tree-digests.ts';

/** In what a volume, as it is now with all that was appended, differs from the volume made again. */
export function compareVolume(bytes: Uint8Array, reprint: Uint8Array): readonly Difference[] {
  const [file, printed] = [opener(bytes), opener(reprint)];
  const expected = attachmentsOf(printed());
  const read = readVolumeManifest(expected.manifest);
  if (read?.kind !== 'manifest') throw new TypeError('A volume made here has a manifest');
  const digests = pageDigests(printed);
  const locator = new PageLocator(read.manifest, digests.length);
  return allDifferences('页面、文字、书签、属性和附件都相同', [
    () => comparePages({ file, printed, digests, locator }),
    () => attachmentDifferences(expected, attachmentsOf(file())),
    () => metadataDifferences(file(), printed()),
    () => structureDifferences(file, printed, locator),
    () => guideDifferences(file(), printed()),
  ]);
}

/** The attachments of a volume, without the filings themselves: those were printed. */
interface Attachments {
  readonly manifest: string;
  /** Names, by their keys. */
  readonly names: ReadonlyMap<string, string>;
}

function attachmentsOf(file: PdfFile): Attachments {
  let manifest: string | undefined;
  const names = new Map<string, string>();
  for (const [key, specification] of attachmentsByKey(file)) {
    names.set(key, attachmentName(specification));
    const stream = key === manifestName && manifest === undefined ? attachedStream(specification) : undefined;
    if (stream !== undefined) manifest = file.decode(stream).toString('utf8');
  }
  return { manifest: manifest ?? '', names };
}

function attachmentDifferences(expected: Attachments, found: Attachments): Difference[] {
  const differences = manifestDifferences(expected.manifest, found.manifest);
  for (const [key, name] of expected.names) {
    const other = found.names.get(key);
    if (other === name || differences.length > mostTold) continue;
    const item = Number(key);
    const place = Number.isInteger(item) ? { place: `第 ${item} 项`, item } : { place: '清单' };
    const message = '附件的名称不同。';
    differences.push({ code: 'filing-added', ...place, message, expected: name, found: other ?? '' });
  }
  return differences;
}

/** A manifest has a line for each item (`manifest.ts`): a different line names its item. */
function manifestDifferences(expected: string, found: string): Difference[] {
  if (expected === found) return [];
  const others = linesOf(found);
  const differences: Difference[] = [];
  for (const line of linesOf(expected)) {
    const other = others.next().value ?? '';
    if (line === other) continue;
    const number = /^\{"index":(\d{1,9}),/.exec(line)?.[1];
    const place = number === undefined ? { place: '清单' } : { place: `清单第 ${number} 项`, item: Number(number) };
    const message = '清单 manifest.json 的这一处与重新打印的结果不同。';
    differences.push({ code: 'manifest', ...place, message, ...textDifference(line, other) });
    if (differences.length === mostTold) break;
  }
  if (differences.length > 0) return differences;
  return [{ code: 'manifest', place: '清单', message: '清单 manifest.json 末尾多出内容。' }];
}

/** One at a time: a manifest of megabytes may be all ends of lines. */
function* linesOf(text: string): Generator<string, undefined> {
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = text.indexOf('\n', start);
    yield end < 0 ? text.slice(start) : text.slice(start, end);
  }
}

function structureDifferences(file: VolumeOpener, printed: VolumeOpener, locator: PageLocator): Difference[] {
  const [found, expected] = [structureDigests(file), structureDigests(printed)];
  const message = '标签结构（供朗读和检索）不同。';
  if (found.items.length === expected.items.length) {
    const places = expected.items.flatMap((digest, position) =>
      digest === found.items[position] ? [] : [locator.item(position) ?? { place: '标签结构' }],
    );
    if (places.length > 0) {
      return places.slice(0, mostTold).map((place) => ({ code: 'structure', ...place, message }));
    }
    if (found.frame === expected.frame) return [];
  }
  return [{ code: 'structure', message: `全册的${message}` }];
}

/** What leads through the volume: bookmarks and page labels. */
function guideDifferences(file: PdfFile, printed: PdfFile): Difference[] {
  const differences: Difference[] = [];
  const [found, expected] = [outlineDigest(file), outlineDigest(printed)];
  if (found.digest !== expected.digest) {
    const counts = { expected: `${expected.count} 个`, found: `${found.count} 个` };
    const differs = found.count !== expected.count;
    differences.push({ code: 'bookmarks', place: '书签', message: '书签不同。', ...(differs ? counts : {}) });
  }
  const [labels, others] = [printed, file].map((one) => digestOf(one.catalog.get('PageLabels'), one));
  if (labels !== others)
    differences.push({ code: 'bookmarks', place: '页码标签', message: '阅读器中显示的页码不同。' });
  return differences;
}
