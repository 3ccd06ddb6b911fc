import { PdfFormatError } from '../../pdf/syntax/format-error.ts';
import type { ReadingLimits } from '../../pdf/syntax/reader.ts';
import type { Difference } from '../verification.ts';
import { readVolumeManifest } from '../volume-manifest.ts';
import { attachedTo, attachmentDifferences } from './compare-attachments.ts';
import { metadataDifferences } from './compare-metadata.ts';
import { type ComparedFiles, comparePages } from './compare-pages.ts';
import { guideDifferences, structureDifferences } from './compare-structure.ts';
import { documentLimits, opener, volumeLimits } from './limits.ts';
import { type Locator, VolumeLocator, documentLocator } from './locate-page.ts';
import { pageDigests } from './page-digests.ts';

/** In what a document, as it is now with all that was appended, differs from the document printed again. */
export function comparePdf(bytes: Uint8Array, reprint: Uint8Array): readonly Difference[] {
  return compare(bytes, reprint, documentLimits, () => documentLocator);
}

/** In what a volume, as it is now with all that was appended, differs from the volume made again. */
export function compareVolume(bytes: Uint8Array, reprint: Uint8Array): readonly Difference[] {
  return compare(bytes, reprint, volumeLimits, (manifest, pages) => {
    const read = readVolumeManifest(manifest);
    if (read?.kind !== 'manifest') throw new TypeError('A volume made here has a manifest');
    return new VolumeLocator(read.manifest, pages);
  });
}

function compare(
  bytes: Uint8Array,
  reprint: Uint8Array,
  limitsOf: (length: number) => ReadingLimits,
  locatorOf: (manifest: string, pages: number) => Locator,
): readonly Difference[] {
  const [file, printed] = [opener(bytes, limitsOf), opener(reprint, limitsOf)];
  try {
    file();
  } catch (error) {
    if (!(error instanceof PdfFormatError)) throw error;
    return [{ code: 'bytes', message: `生成之后追加的内容使文件无法完整读取（${error.message}）。` }];
  }
  const attached = attachedTo(printed());
  const digests = pageDigests(printed);
  const files: ComparedFiles = { file, printed, digests, locator: locatorOf(attached.manifest, digests.length) };
  return allDifferences([
    () => comparePages(files),
    () => attachmentDifferences(attached, attachedTo(file())),
    () => metadataDifferences(file(), printed()),
    () => structureDifferences(files),
    () => guideDifferences(file(), printed()),
  ]);
}

/** What comparisons give. A part of the file that cannot be read is a difference of its own. */
function allDifferences(comparisons: readonly (() => Difference[])[]): readonly Difference[] {
  const differences = comparisons.flatMap((compared): Difference[] => {
    try {
      return compared();
    } catch (error) {
      if (!(error instanceof PdfFormatError)) throw error;
      return [{ code: 'bytes', message: `文件有一部分无法读取（${error.message}）。` }];
    }
  });
  if (differences.length > 0) return differences;
  const message = '页面、文字、书签、属性和附件都相同，但字节不同：文件被其他程序重新保存过。';
  return [{ code: 'resaved', message }];
}
