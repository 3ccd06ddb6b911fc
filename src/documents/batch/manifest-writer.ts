import type { AppError } from '../../errors.ts';
import { cutText, sizeOfFindings } from '../../forms/told-findings.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import type { BatchAccount } from './batch-account.ts';
import { type DeflatedText, TextDeflater } from './deflated-text.ts';
import { findingsToldOfItem, itemProblemOf, toItemError } from './item-problem.ts';
import type { ItemLabels } from './item.ts';
import {
  type ManifestItem,
  type PrintedItem,
  type RefusedItem,
  manifestEnd,
  manifestHead,
  manifestLine,
} from './manifest.ts';
import type { PressIdentity } from './press-identity.ts';

/** What the manifest says of a printed item beyond its labels. */
type PrintedFacts = Pick<PrintedItem, 'file' | 'pages' | 'firstPage' | 'sha256'> & {
  readonly [Fact in 'name' | 'template' | 'warnings' | 'notices']: NonNullable<PrintedItem[Fact]>;
};

/**
 * Bytes of findings that a manifest tells of refused items; beyond that it counts them. Items that are refused cost
 * their sender a few bytes each.
 */
const mostTold = 4 * 1024 * 1024;

/** UTF-16 units of what the caller wrote of a refused item. */
const longestLabel = 200;

/** What the manifest of a batch says of its items, in the caller's order; an account is kept of them. */
export class ManifestItems {
  /** Bytes that the manifest has spent on refused items. */
  #told = 0;
  protected readonly account: BatchAccount;

  constructor(account: BatchAccount) {
    this.account = account;
  }

  addPrinted({ index, line, form, filingSha256 }: ItemLabels, { notices, ...facts }: PrintedFacts): PrintedItem {
    this.account.printed(form);
    const told = notices.length === 0 ? {} : { notices };
    return { ...{ index, line, form, status: 'printed', filingSha256 }, ...facts, ...told };
  }

  addRefused({ index, line, form, name, filingSha256 }: ItemLabels, problem: unknown): RefusedItem {
    const error = toItemError(problem);
    const bytes = Math.min(findingsToldOfItem.bytes, mostTold - this.#told);
    const told = itemProblemOf(error, { ...findingsToldOfItem, bytes });
    this.#told += sizeOfFindings(told.errors ?? []);
    this.account.refused(error, index);
    return {
      ...{ index, line, form: form && cutText(form, longestLabel), name: name && cutText(name, longestLabel) },
      ...{ status: 'refused', filingSha256, problem: told },
    };
  }
}

/** Writes the manifest as the items come: what was asked for, the items, and the counts at the end. */
export class ManifestWriter extends ManifestItems {
  readonly #deflater: TextDeflater;

  constructor(identity: PressIdentity, order: BatchOrder, wrapper: 'raw' | 'zlib', account: BatchAccount) {
    super(account);
    this.#deflater = new TextDeflater(wrapper);
    this.#deflater.add(manifestHead(identity, order));
  }

  override addPrinted(labels: ItemLabels, facts: PrintedFacts): PrintedItem {
    return this.#write(super.addPrinted(labels, facts));
  }

  override addRefused(labels: ItemLabels, problem: unknown): RefusedItem {
    return this.#write(super.addRefused(labels, problem));
  }

  /** `ending`: why the batch ended before all of its items were read, if it did. */
  async end(ending?: AppError): Promise<DeflatedText> {
    this.#deflater.add(manifestEnd(this.account.counts, ending === undefined, ending && itemProblemOf(ending)));
    return this.#deflater.end();
  }

  #write<Item extends ManifestItem>(item: Item): Item {
    this.#deflater.add(manifestLine(item, this.account.counts.total === 1));
    return item;
  }
}
