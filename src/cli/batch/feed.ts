import { entryName } from '../../documents/batch/entry-name.ts';
import type { PrintedItem } from '../../documents/batch/manifest.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import { readPdf } from '../../pdf/syntax/reader.ts';
import type { BatchService } from './batch-service.ts';
import type { BatchInput } from './input/batch-input.ts';
import type { InputRecord } from './input/input-record.ts';
import { Ledger, type LedgerEntry, settlePrinted } from './ledger.ts';
import type { BatchTarget } from './output/batch-target.ts';
import type { EarlierOutput, ProvenFile } from './output/earlier-output.ts';

/** What a feed reads, and what it may leave out. */
interface FeedOptions {
  readonly order: BatchOrder;
  readonly input: BatchInput;
  readonly interruption: AbortSignal;
  /** How far in the input the work has come, and whether that was printed now. */
  readonly onProgress: (done: number, isNews: boolean) => void;
  /** Files of an earlier run, and where they are kept. */
  readonly earlier?: EarlierOutput | undefined;
  readonly target?: BatchTarget;
  readonly service?: Pick<BatchService, 'report'>;
}

/** Reads the input, keeps account of it, and gives what has to be printed. */
export class Feed {
  readonly ledger = new Ledger();
  readonly #options: FeedOptions;
  readonly #records: AsyncGenerator<InputRecord, void, undefined>;
  /** The items that were sent, in order. */
  readonly #sent: LedgerEntry[] = [];

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#records = options.input.records();
  }

  /** By the number that the service knows it under. */
  entryOf(sentIndex: number): LedgerEntry | undefined {
    return this.#sent[sentIndex - 1];
  }

  /** The next item to be sent, as JSON; undefined when there is none, or the work was interrupted. */
  async next(): Promise<Buffer | undefined> {
    const { earlier, target, interruption, order, onProgress } = this.#options;
    while (!interruption.aborted) {
      const next = await this.#records.next();
      if (next.done === true) return undefined;
      const record = next.value;
      const entry = this.ledger.add(record);
      const { index, filingSha256 } = entry.labels;
      if (!('filing' in record) || filingSha256 === undefined) {
        this.#sent.push(entry);
        // It cannot be sent, but it counts: `on-error=fail` has to hear of it.
        return Buffer.from('null');
      }
      const proven = await earlier?.find(record.form, filingSha256, index);
      if (proven === undefined) {
        this.#sent.push(entry);
        return encoded(record);
      }
      const name = record.name ?? proven.item.name ?? '';
      const file = entryName(index, name, order.format);
      const item = settlePrinted(entry, { ...(await this.#completed(proven, record)), name, file });
      await target?.keep({ ...item, file }, proven);
      entry.isKept = true;
      if (this.#sent.length === 0) onProgress(index, false);
    }
    return undefined;
  }

  /** Adds what a service says of an item only at the end of a batch: a run that was killed does not know it. */
  async #completed(proven: ProvenFile, { form, filing }: SentRecord): Promise<PrintedItem> {
    const { item } = proven;
    const { service, order } = this.#options;
    if (item.warnings !== undefined || service === undefined) return item;
    const bytes = order.format === 'pdf' ? await proven.read() : undefined;
    const { warnings, notices } = await service.report(form, filing, order);
    return { ...item, pages: bytes && pageCountOf(bytes), warnings, ...(notices.length === 0 ? {} : { notices }) };
  }

  /** All items that have to be sent, as one JSON array. */
  async *array(first: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
    yield Buffer.concat([Buffer.from('['), first]);
    for (let next = await this.next(); next !== undefined; next = await this.next()) {
      yield Buffer.concat([Buffer.from(',\n'), next]);
    }
    yield Buffer.from(']');
  }

  /** Takes account of what was not read. */
  async drain(): Promise<void> {
    for (let next = await this.#records.next(); next.done !== true; next = await this.#records.next()) {
      this.ledger.add(next.value);
    }
  }
}

type SentRecord = InputRecord & { readonly form: string; readonly filing: Uint8Array };

function encoded({ form, filing, name }: SentRecord): Buffer {
  return Buffer.concat([
    Buffer.from(`{"form":${JSON.stringify(form)},"filing":`),
    filing,
    Buffer.from(name === undefined ? '}' : `,"name":${JSON.stringify(name)}}`),
  ]);
}

/** Undefined for what is no PDF of ours. */
function pageCountOf(pdf: Uint8Array): number | undefined {
  try {
    return readPdf(pdf).catalog.dictionary('Pages')?.number('Count');
  } catch {
    return undefined;
  }
}
