import { deflatedEntry } from '../../zip/entry.ts';
import { ZipFile } from '../../zip/zip-file.ts';
import type { DeflatedText } from './deflated-text.ts';
import { manifestName } from './manifest.ts';

/** What a volume is called. */
export const volumeName = 'filings.pdf';

/** What the bytes of a volume are sent in. */
export interface VolumeEnvelope {
  readonly mediaType: string;
  readonly fileName: string;
  /** It holds the manifest, beside the volume. */
  readonly carriesManifest: boolean;
  /** What stands before the volume. */
  readonly head: Uint8Array;
  /** What can be sent when these bytes of the volume have come. */
  pass(bytes: Uint8Array): Uint8Array;
  /** What stands behind it. `manifest`: in the wrapper of PDF streams. */
  end(manifest: DeflatedText): Uint8Array;
}

/** The volume by itself. */
export function bareVolume(): VolumeEnvelope {
  const nothing = new Uint8Array();
  return {
    mediaType: 'application/pdf',
    fileName: volumeName,
    carriesManifest: false,
    head: nothing,
    pass: (bytes) => bytes,
    end: () => nothing,
  };
}

/** The volume in a ZIP, and its manifest beside it (ADR 0105). */
export function packedVolume(): VolumeEnvelope {
  const zip = new ZipFile();
  const volume = zip.open(volumeName);
  return {
    mediaType: 'application/zip',
    fileName: 'filings.zip',
    carriesManifest: true,
    head: volume.head,
    pass: (bytes) => volume.add(bytes),
    end: (manifest) => {
      const end = volume.end();
      const entry = deflatedEntry(manifestName, { ...manifest, data: withoutWrapper(manifest.data) });
      return Buffer.concat([end, ...zip.add(entry), ...zip.end()]);
    },
  };
}

/** Deflate as ZIP has it: two bytes before it and four behind it are of the wrapper (RFC 1950, 2.2). */
function withoutWrapper(data: Buffer): Buffer {
  return data.subarray(2, -4);
}
