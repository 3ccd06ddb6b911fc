import type { VolumePrint, Volume, VolumeBinder } from '../../documents/batch/volume-ports.ts';
import { documentPart, type DocumentPart } from '../archive/document-part.ts';
import { markedPart, vouchedFor } from '../archive/index.ts';
import { createOutputIntent } from '../archive/output-intent.ts';
import type { Print } from '../archive/print.ts';
import { profileTable } from '../archive/profiles.ts';
import { readMarkedPrint } from '../marks/marked-print.ts';
import { linksOf } from './contents-links.ts';
import { PageNumbers } from './page-numbers.ts';
import { VolumeWriter } from './volume-writer.ts';

/**
 * Creates the binder: it joins document parts into volumes (ADR 0090). The same items in the same order give the same
 * bytes, whatever groups they were printed in.
 */
export function createVolumeBinder(): VolumeBinder {
  const outputIntent = createOutputIntent();
  return {
    carriesManifest: (profile) => mayCarryManifest(profileTable[profile]),
    open: (binding, numbers): Volume => {
      const requirements = profileTable[binding.profile];
      const writer = vouchedFor(
        () => new VolumeWriter({ binding, requirements, outputIntent, numbers: numbers && pageNumbers(numbers) }),
      );
      return {
        add: async (part, item) =>
          later(() => {
            const placed = writer.addItem(documentPart(markedPart(part).read()), item);
            return { ...placed, bytes: writer.take() };
          }),
        addContents: async (contents) =>
          later(() => {
            const { part, print } = partOf(contents);
            writer.addContents(part, linksOf(print));
            return writer.take();
          }),
        end: async (title, manifest) =>
          later(() => {
            const end = writer.end(title, manifest);
            return { ...end, bytes: writer.take() };
          }),
        close: async () => Promise.resolve(),
      };
    },
  };
}

/** Work that may fail of a print, as a promise. */
async function later<T>(work: () => T): Promise<T> {
  return Promise.resolve().then(() => vouchedFor(work));
}

function pageNumbers(print: VolumePrint): PageNumbers {
  return new PageNumbers(partOf(print).part);
}

/** A print of the page template of volumes, which has links. */
function partOf({ print: bytes, page }: VolumePrint): { readonly part: DocumentPart; readonly print: Print } {
  const [marked] = readMarkedPrint(bytes, [page], { links: true });
  if (marked === undefined) throw new TypeError('A print of one page has one part');
  const print = marked.read();
  return { part: documentPart(print), print };
}

/**
 * PDF/A-1 has no attachments (ISO 19005-1, 6.1.11), PDF/A-2 only ones that are PDF/A themselves (ISO 19005-2, 6.8),
 * PDF/A-3 any (ISO 19005-3, 6.8); what claims nothing may have them too.
 */
function mayCarryManifest({ pdfa, embedsFiling }: { readonly pdfa: unknown; readonly embedsFiling: boolean }): boolean {
  return embedsFiling || pdfa === undefined;
}
