import { deflatedEntry, storeEntry, type ZipEntry } from '../../zip/entry.ts';
import { ZipFile } from '../../zip/zip-file.ts';
import type { AppError } from '../../errors.ts';
import type { MadeDocument } from '../press.ts';
import { entryName } from './entry-name.ts';
import type { ItemOutcome } from './item.ts';
import { manifestName, type ManifestWriter } from './manifest.ts';

/**
 * The ZIP of a batch, written as the items come: a file for each printed one under its number and name, and the
 * manifest last. `ending` is asked when there are no more items: why there are not, if the batch was cut short.
 */
export async function* zipOutput(
  items: AsyncIterable<ItemOutcome<MadeDocument>>,
  manifest: ManifestWriter,
  ending: () => AppError | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const zip = new ZipFile();
  for await (const item of items) {
    if (item.status === 'refused') {
      manifest.addRefused(item, item.problem);
      continue;
    }
    const { bytes, fileName, pages, sha256, template, warnings, notices } = item.made;
    const extension = fileName.slice(fileName.lastIndexOf('.') + 1);
    const name = item.name ?? fileName.slice(0, -extension.length - 1);
    const file = entryName(item.index, name, extension);
    manifest.addPrinted(item, {
      ...{ name, file, template, warnings, notices, sha256: Buffer.from(sha256).toString('hex') },
      ...(pages === undefined ? {} : { pages }),
    });
    // The bytes are compressed already: a PDF by its streams, a docx is a ZIP itself.
    yield* entry(zip, storeEntry(file, bytes));
  }
  yield* entry(zip, deflatedEntry(manifestName, await manifest.end(ending())));
  yield Buffer.concat(zip.end());
}

/** Headers in one piece: every piece becomes a write to the network. */
function entry(zip: ZipFile, entryToAdd: ZipEntry): readonly Uint8Array[] {
  const pieces = zip.add(entryToAdd);
  return [Buffer.concat(pieces.slice(0, -1)), ...pieces.slice(-1)];
}
