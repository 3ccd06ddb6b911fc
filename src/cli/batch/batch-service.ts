import type { BatchOrder } from '../../orders/batch-order.ts';
import type { FilingReport } from '../../documents/press.ts';
import type { PressIdentity } from '../../documents/batch/press-identity.ts';

/** What prints a batch: the engine on this machine, or a service. */
export interface BatchService {
  /** With what it prints now: files of an earlier run are compared with it. */
  describe(): Promise<ServiceDescription>;
  /** What it has to say of a filing that it prints. */
  report(form: string, filing: Uint8Array): Promise<Pick<FilingReport, 'warnings' | 'notices'>>;
  /**
   * Prints the items of a body, which is a JSON array. Resolves when there is something to send; rejects with AppError,
   * `invalid-batch` for one. When the signal aborts, it comes to its end soon: of a ZIP what was printed by then is
   * delivered, a volume breaks off.
   */
  start(order: BatchOrder, body: AsyncIterable<Uint8Array>, interruption: AbortSignal): Promise<PrintedBatch>;
}

/** A batch as it comes: a ZIP, of a volume one with the volume and its manifest. */
export interface PrintedBatch {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Of a volume, when all of its bytes have come. */
  readonly volume: () => VolumeFacts;
}

export interface VolumeFacts {
  readonly pages: number | undefined;
  /** The volume holds its manifest; else it came beside it alone. */
  readonly holdsManifest: boolean;
}

export interface ServiceDescription {
  readonly identity: PressIdentity;
  /** The template of each form, `annex-2@1.1.0`. */
  readonly templates: ReadonlyMap<string, string>;
}
