import type { PdfFile } from '../../pdf/syntax/reader.ts';
import { type Difference, mostTold } from '../verification.ts';
import type { ComparedFiles } from './compare-pages.ts';
import { digestOf } from './digest.ts';
import { outlineDigest, structureDigests } from './tree-digests.ts';

/** In which items, or else in what, the structures of two files differ. */
export function structureDifferences({ file, printed, locator }: ComparedFiles): Difference[] {
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
  return [{ code: 'structure', message: `${locator.whole}的${message}` }];
}

/** What leads through a file: bookmarks and page labels. */
export function guideDifferences(file: PdfFile, printed: PdfFile): Difference[] {
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
