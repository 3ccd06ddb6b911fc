import type { ManifestItem } from '../../documents/batch/manifest.ts';
import type { PressIdentity } from '../../documents/batch/press-identity.ts';
import type { BatchFile } from '../../documents/batch/zip-output.ts';
import type { FilingReport } from '../../documents/press.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';

/** By which a filing is checked, as it is printed. */
export type CheckOptions = Pick<BatchOrder, 'totals' | 'text'>;

/** What prints a batch: the engine on this machine, or a service. */
export interface BatchService {
  /** With what it prints now: files of an earlier run are compared with it. */
  describe(): Promise<ServiceDescription>;
  /** What it has to say of a filing, without printing it. Rejects with AppError. */
  report(form: string, filing: Uint8Array, options: CheckOptions): Promise<FilingReport>;
  /**
   * Prints the items of a body, which is a JSON array. Resolves when there is something to take; rejects with AppError,
   * `invalid-batch` for one. When the signal aborts, it comes to its end soon, with what was printed by then.
   */
  print(order: BatchOrder, body: AsyncIterable<Uint8Array>, interruption: AbortSignal): Promise<PrintedBatch>;
  /** The same for a volume, which breaks off when the signal aborts. */
  bind(
    order: BatchOrder,
    body: AsyncIterable<Uint8Array>,
    interruption: AbortSignal,
    /** So many items are bound; a service does not tell. */
    onItems: (done: number) => void,
  ): Promise<BoundVolume>;
}

/** A batch as it comes. */
export interface PrintedBatch {
  /**
   * The files in the order of their items, and what is known of each item, which may come again when more is known.
   * Items that the batch did not come to are not among them. Rejects with {@link ConnectionLost}.
   */
  readonly files: AsyncIterable<BatchFile>;
  /** When all files have come: the batch came to all of its items. */
  readonly isComplete: () => boolean;
}

/** A volume as it comes. */
export interface BoundVolume {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** When all of its bytes have come. */
  readonly facts: () => {
    readonly pages: number | undefined;
    readonly identity: PressIdentity;
    readonly items: readonly ManifestItem[];
    readonly isComplete: boolean;
    /** The volume holds its manifest. */
    readonly holdsManifest: boolean;
  };
}

export interface ServiceDescription {
  readonly identity: PressIdentity;
  /** The template of each form, `annex-2@1.1.0`. */
  readonly templates: ReadonlyMap<string, string>;
}

/** The rest of an answer does not come; what came until then is whole. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}
