import { buffer } from 'node:stream/consumers';
import { type Entry, type ZipFile, fromBuffer } from 'yauzl';

/**
 * The entries of a ZIP by name, as a reader sees them that is not ours: it goes by the central directory, refuses names
 * that lead elsewhere, and fails when sizes or places do not fit.
 */
export async function zipEntriesOf(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    const options = { lazyEntries: true, strictFileNames: true, validateEntrySizes: true };
    fromBuffer(Buffer.from(bytes), options, (error, file) => (error === null ? resolve(file) : reject(error)));
  });
  const contents = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    zip.once('error', reject);
    zip.once('end', () => resolve(contents));
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error !== null) {
          reject(error);
          return;
        }
        buffer(stream)
          .then((content) => {
            contents.set(entry.fileName, content);
            zip.readEntry();
          })
          .catch(reject);
      });
    });
    zip.readEntry();
  });
}
