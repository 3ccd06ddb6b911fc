import type { AppError } from '../../errors.ts';
import { type ZipEntry, deflatedEntry, storeEntry } from '../../zip/entry.ts';
import { ZipFile } from '../../zip/zip-file.ts';
import type { MadeDocument } from '../press.ts';
import { entryName } from './entry-name.ts';
import type { ItemOutcome } from './item.ts';
import type { ManifestItems, ManifestWriter } from './manifest-writer.ts';
import { type ManifestItem, type PrintedItem, manifestName } from './manifest.ts';

/** A printed item with the name of its file. */
export type FiledItem = PrintedItem & { readonly file: string };

/** What became of an item of a batch; with its file, if that was printed just now. */
export type BatchFile =
  | { readonly item: FiledItem; readonly bytes: Uint8Array }
  | { readonly item: ManifestItem; readonly bytes?: undefined };

/** The files of a batch as the items come, each under its number and name. */
export async function* batchFiles(
  items: AsyncIterable<ItemOutcome<MadeDocument>>,
  manifest: ManifestItems,
): AsyncGenerator<BatchFile, void, undefined> {
  for await (const item of items) {
    if (item.status === 'refused') {
      yield { item: manifest.addRefused(item, item.problem) };
      continue;
    }
    const { bytes, fileName, pages, sha256, template, warnings, notices } = item.made;
    const extension = fileName.slice(fileName.lastIndexOf('.') + 1);
    const name = item.name ?? fileName.slice(0, -extension.length - 1);
    const file = entryName(item.index, name, extension);
    const facts = { name, file, pages, template, warnings, notices, sha256: Buffer.from(sha256).toString('hex') };
    yield { item: { ...manifest.addPrinted(item, facts), file }, bytes };
  }
}

/**
 * The ZIP of a batch, written as the items come: the file of each printed one, and the manifest last. `ending` is asked
 * when there are no more items: why there are not, if the batch was cut short.
 */
export async function* zipOutput(
  items: AsyncIterable<ItemOutcome<MadeDocument>>,
  manifest: ManifestWriter,
  ending: () => AppError | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const zip = new ZipFile();
  for await (const file of batchFiles(items, manifest)) {
    // The bytes are compressed already: a PDF by its streams, a docx is a ZIP itself.
    if (file.bytes !== undefined) yield* entry(zip, storeEntry(file.item.file, file.bytes));
  }
  yield* entry(zip, deflatedEntry(manifestName, await manifest.end(ending())));
  yield Buffer.concat(zip.end());
}

/** Headers in one piece: every piece becomes a write to the network. */
function entry(zip: ZipFile, entryToAdd: ZipEntry): readonly Uint8Array[] {
  const pieces = zip.add(entryToAdd);
  return [Buffer.concat(pieces.slice(0, -1)), ...pieces.slice(-1)];
}
