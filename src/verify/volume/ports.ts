import type { WorkLimits } from '../../documents/ports.ts';
import type { Difference } from '../verification.ts';
import type { BoundManifest } from './bound-manifest.ts';

/** Bytes of a filing as they lie in the file: they are taken out when their turn comes. */
export interface EmbeddedBytes {
  readonly start: number;
  readonly length: number;
  /** Compressed with Flate. */
  readonly deflated: boolean;
}

/** What a volume holds, read without trusting any of it. */
export type VolumeExamination =
  | { readonly kind: 'unreadable'; readonly message: string }
  /** More items in its manifest than are asked for; undefined: the manifest is too large to be read. */
  | { readonly kind: 'too-many'; readonly items: number | undefined }
  | ({ readonly kind: 'bound' } & BoundFile);

/** A volume that can be read. */
export interface BoundFile {
  /** Bytes of the volume as it was first written; fewer than the file has if something was appended. */
  readonly writtenLength: number;
  /** Undefined if it has none that can be read. */
  readonly manifest: BoundManifest | undefined;
  /** By the numbers of their items. */
  readonly filings: ReadonlyMap<number, EmbeddedBytes>;
  /** What is wrong with the file by itself, before it is compared. */
  readonly differences: readonly Difference[];
}

/** Reads volumes of which nothing is known, in bounded time and memory; never throws for what a file holds. */
export interface VolumeExaminer {
  /** @param mostItems that may be in its manifest */
  examine(file: Uint8Array, mostItems: number, limits: WorkLimits): Promise<VolumeExamination>;
  /** In what a volume differs from the same volume made again: at least one difference, the bytes being different. */
  compare(file: Uint8Array, reprint: Uint8Array, limits: WorkLimits): Promise<readonly Difference[]>;
}
