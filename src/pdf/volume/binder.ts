import type { Volume, VolumeBinder } from '../../documents/batch/volume-ports.ts';
import { documentPart } from '../archive/document-part.ts';
import { markedPart, vouchedFor } from '../archive/index.ts';
import { createOutputIntent } from '../archive/output-intent.ts';
import { profileTable } from '../archive/profiles.ts';
import { VolumeWriter } from './volume-writer.ts';

/**
 * Creates the binder: it joins document parts into volumes (ADR 0090). The same items in the same order give the same
 * bytes, whatever groups they were printed in.
 */
export function createVolumeBinder(): VolumeBinder {
  const outputIntent = createOutputIntent();
  return {
    carriesManifest: (profile) => mayCarryManifest(profileTable[profile]),
    open: (binding): Volume => {
      const requirements = profileTable[binding.profile];
      const writer = new VolumeWriter({ binding, requirements, outputIntent });
      return {
        add: async (part, item) =>
          Promise.resolve(
            vouchedFor(() => {
              const placed = writer.addItem(documentPart(markedPart(part).read()), item);
              return { ...placed, bytes: writer.take() };
            }),
          ),
        addContents: async () => Promise.reject(new Error('not yet')),
        end: async (title, manifest) =>
          Promise.resolve(
            vouchedFor(() => {
              const pages = writer.end(title, manifest);
              return { pages, bytes: writer.take() };
            }),
          ),
        close: async () => Promise.resolve(),
      };
    },
  };
}

/**
 * PDF/A-1 has no attachments (ISO 19005-1, 6.1.11), PDF/A-2 only ones that are PDF/A themselves (ISO 19005-2, 6.8),
 * PDF/A-3 any (ISO 19005-3, 6.8); what claims nothing may have them too.
 */
function mayCarryManifest({ pdfa, embedsFiling }: { readonly pdfa: unknown; readonly embedsFiling: boolean }): boolean {
  return embedsFiling || pdfa === undefined;
}
