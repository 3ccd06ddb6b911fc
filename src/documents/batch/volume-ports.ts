import type { AppError } from '../../errors.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import type { Profile } from '../../orders/options.ts';
import type { FiledProperties, FilledPage, PrintedPart } from '../ports.ts';
import type { DeflatedText } from './deflated-text.ts';

/** How a volume is bound: known before its first item. */
export type VolumeBinding = Pick<BatchOrder, 'profile' | 'totals' | 'documentDate'> &
  Required<Pick<BatchOrder, 'duplex' | 'contents'>>;

/** An item as the volume knows it. */
export interface VolumeItem {
  /** Number in the batch, from 1. */
  readonly index: number;
  /** Its bookmark and its line in the list of contents. */
  readonly title: string;
  /** Consecutive items of one department are gathered under it; the empty string for none. */
  readonly department: string;
  /** With the filing under the name that it has in the volume. */
  readonly properties: FiledProperties;
}

/** Where an item stands, and the bytes that became known with it. */
export interface AddedItem {
  /** By the numbers of the volume: from 1, the list of contents not counted. */
  readonly firstPage: number;
  readonly pages: number;
  readonly bytes: Uint8Array;
}

/** A volume that grows item by item. Its bytes depend on the items and their order, on nothing else. */
export interface Volume {
  /** Takes the print of these pages apart, in their order. Rejects with AppError `internal` for a damaged one. */
  take(print: Uint8Array, pages: readonly FilledPage[]): Promise<readonly PrintedPart[]>;
  /** Forgets a part that will not be added. */
  discard(part: PrintedPart): Promise<void>;
  /** Rejects with AppError `internal` for a part that it cannot vouch for, and the volume then goes on without it; with
   * `volume-full` when there is no place for it. */
  add(part: PrintedPart, item: VolumeItem): Promise<AddedItem>;
  /** The list of contents, after all items: a print of {@link contentsForm}. */
  addContents(contents: VolumePrint): Promise<Uint8Array>;
  /** The rest of the file. `manifest` only where the profile may have attachments. */
  end(title: string, manifest: DeflatedText | undefined): Promise<BoundEnd>;
  /** Why no item can be added any more, if none can: AppError `volume-full`. */
  readonly full: AppError | undefined;
  /** Aborts, with an AppError, when what the volume is kept in has died: nothing comes of it any more. */
  readonly lost: AbortSignal;
  /** Lets go of what it holds; safe to call again. */
  close(): Promise<void>;
}

/** The end of a volume. */
export interface BoundEnd {
  readonly bytes: Uint8Array;
  /** Pages of the volume altogether. */
  readonly pages: number;
}

/** Binds printed items into one PDF. */
export interface VolumeBinder {
  /** `numbers` is a print of all ten digits ({@link contentsForm}); only a volume with contents needs it. */
  open(binding: VolumeBinding, numbers?: VolumePrint): Promise<Volume>;
  /** Whether a volume of the profile can carry the manifest (docs/volumes.md). */
  carriesManifest(profile: Profile): boolean;
  /** Ends what works for it. */
  close(): Promise<void>;
}

/** A print of a page of {@link contentsForm}. */
export interface VolumePrint {
  readonly print: Uint8Array;
  readonly page: FilledPage;
}

/** The page template of the list of contents: no form, but printed like one. */
export const contentsForm = 'volume';

/** What a volume says it was made with: its own version, as templates have one. */
export const volumeTemplate = `${contentsForm}@1.0.0`;
