import { createHash } from 'node:crypto';
import { itemProblemOf } from '../../documents/batch/item-problem.ts';
import type { ItemProblem, ManifestItem, PrintedItem, RefusedItem } from '../../documents/batch/manifest.ts';
import { AppError } from '../../errors.ts';
import type { InputRecord } from './input/input-record.ts';

/** What an item of the input is called in the manifest. */
type Labels = Pick<ManifestItem, 'index' | 'source' | 'line' | 'form' | 'name' | 'filingSha256'>;

/** What is known of one item of the input. */
export interface LedgerEntry {
  readonly labels: Labels;
  /** Undefined until it is printed or refused. */
  outcome: ManifestItem | undefined;
  /** The file is of an earlier run. */
  isKept: boolean;
}

/** Keeps account of every item of the input, in its order: some hundred bytes each. */
export class Ledger {
  readonly #entries: LedgerEntry[] = [];

  add(record: InputRecord): LedgerEntry {
    const { source, line, form, name } = record;
    const filing = 'filing' in record ? createHash('sha256').update(record.filing) : undefined;
    const labels = { index: this.#entries.length + 1, source, line, form, name, filingSha256: filing?.digest('hex') };
    const entry: LedgerEntry = { labels, outcome: undefined, isKept: false };
    if ('problem' in record) refuse(entry, itemProblemOf(record.problem));
    this.#entries.push(entry);
    return entry;
  }

  entry(index: number): LedgerEntry | undefined {
    return this.#entries[index - 1];
  }

  /** The items for the manifest; of those without an outcome why they have none. */
  *items(): Generator<ManifestItem, void, undefined> {
    for (const { labels, outcome } of this.#entries) {
      yield outcome ?? { ...labels, status: 'refused', problem: unfinishedProblem };
    }
  }

  /**
   * How many items came to what end: `printed` by this run, `kept` of an earlier one, `missing` neither printed nor refused,
   * as the batch was cut short.
   */
  get counts() {
    const counts = { total: this.#entries.length, printed: 0, kept: 0, refused: 0, missing: 0, pages: 0, warnings: 0 };
    for (const { outcome, isKept } of this.#entries) {
      if (outcome === undefined) counts.missing += 1;
      else if (outcome.status === 'refused') counts.refused += 1;
      else {
        counts[isKept ? 'kept' : 'printed'] += 1;
        counts.pages += outcome.pages ?? 0;
        counts.warnings += outcome.warnings?.length ?? 0;
      }
    }
    return counts;
  }

  /** Those that will never be printed as they are. */
  get refused(): readonly RefusedItem[] {
    return this.#entries.flatMap(({ outcome }) => (outcome?.status === 'refused' ? [outcome] : []));
  }
}

export function refuse(entry: LedgerEntry, problem: ItemProblem): void {
  entry.outcome = { ...entry.labels, status: 'refused', problem };
}

/** What the manifest of the press says of the item, under the labels that it has here. */
export function settlePrinted(entry: LedgerEntry, printed: Omit<PrintedItem, 'index' | 'status'>): PrintedItem {
  const { labels } = entry;
  const item: PrintedItem = { ...printed, ...labels, name: labels.name ?? printed.name, status: 'printed' };
  entry.outcome = item;
  return item;
}

/** What is said of an item that the batch did not come to. */
export function unfinished(): AppError {
  return new AppError('draining', '批次没有印完，没有印到这一项；加 --resume 重新运行即可续印。');
}

export const unfinishedProblem: ItemProblem = itemProblemOf(unfinished());
