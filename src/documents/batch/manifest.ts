import type { Finding } from '../../forms/findings.ts';
import { TextDeflater, type DeflatedText } from './deflated-text.ts';
import { findingsToldOfItem, itemProblemOf, toItemError } from './item-problem.ts';
import { cutText, sizeOfFindings } from '../../forms/told-findings.ts';
import type { ItemLabels } from './item.ts';
import { BatchAccount } from './batch-account.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import type { PressIdentity } from './press-identity.ts';
import type { AppError } from '../../errors.ts';

export const manifestName = 'manifest.json';

/** What the manifest says of a printed item beyond its labels. */
export interface PrintedEntry {
  /** Of the item: as the caller named it, or as its form does. */
  readonly name: string;
  /** Name of the entry in a ZIP. */
  readonly file?: string;
  readonly pages?: number;
  /** In a volume: by its numbers, from 1, the list of contents not counted. */
  readonly firstPage?: number;
  /** Hexadecimal SHA-256 of the entry in a ZIP; items of a volume are no files. */
  readonly sha256?: string;
  /** `annex-2@1.1.0` */
  readonly template: string;
  readonly warnings: readonly Finding[];
  /** What was put right; not told where there is nothing. */
  readonly notices: readonly Finding[];
}

/** How a batch ended. */
export interface BatchCounts {
  readonly total: number;
  readonly printed: number;
  readonly refused: number;
}

/**
 * Bytes of findings that a manifest tells of refused items; beyond that it counts them. Items that are refused cost
 * their sender a few bytes each.
 */
const mostTold = 4 * 1024 * 1024;

/** UTF-16 units of what the caller wrote of a refused item. */
const longestLabel = 200;

/** What a manifest says that it is. */
export const manifestKind = 'filing-press/batch/1';

/** What stands before the items: who printed them, and what was asked for. The command line resumes by it. */
export function manifestHead({ build, fonts }: PressIdentity, order: BatchOrder): string {
  const { output, format, profile, strict, totals, text, duplex, contents, documentDate } = order;
  const head = {
    manifest: manifestKind,
    build,
    ...(Object.keys(fonts).length === 0 ? {} : { fonts }),
    order: {
      output,
      format,
      ...(format === 'pdf' ? { profile } : {}),
      strict,
      totals,
      ...(text === undefined || text === 'normalise' ? {} : { text }),
      ...(output === 'volume' ? { duplex: duplex ?? false, contents: contents ?? false } : {}),
      ...(documentDate === undefined ? {} : { documentDate }),
    },
  };
  return `${JSON.stringify(head).slice(0, -1)},"items":[`;
}

/** One item, on a line of its own. */
export function manifestItem(item: object, isFirst: boolean): string {
  return `${isFirst ? '' : ','}\n${JSON.stringify(item)}`;
}

/** What stands after the items. `ending`: why the batch ended before all of them were read, if that is known. */
export function manifestEnd(counts: BatchCounts, complete: boolean, ending?: object): string {
  const end = { counts, complete, ...(ending === undefined ? {} : { ending }) };
  return `\n],${JSON.stringify(end).slice(1)}\n`;
}

/**
 * Writes the manifest as the items come, one a line: what was asked for, each item in the caller's order, and the
 * counts at the end. Properties of an item: `index` from 1 and `line` in the body, `status` `printed` or `refused`.
 */
export class ManifestWriter {
  /** Bytes that the manifest has spent on refused items. */
  #told = 0;
  readonly #deflater: TextDeflater;
  readonly #account: BatchAccount;

  /** `account`: told of every item. */
  constructor(
    identity: PressIdentity,
    order: BatchOrder,
    wrapper: 'raw' | 'zlib',
    account = new BatchAccount(order, undefined),
  ) {
    this.#account = account;
    this.#deflater = new TextDeflater(wrapper);
    this.#deflater.add(manifestHead(identity, order));
  }

  addPrinted(labels: ItemLabels, entry: PrintedEntry): void {
    const { index, line, form, filingSha256 } = labels;
    const { name, file, pages, firstPage, sha256, template, warnings, notices } = entry;
    this.#add({
      ...{ index, line, form, name, status: 'printed', file, pages, firstPage, sha256, filingSha256, template },
      warnings,
      ...(notices.length === 0 ? {} : { notices }),
    });
    this.#account.printed(form);
  }

  addRefused(labels: ItemLabels, problem: unknown): void {
    const { index, line, form, name, filingSha256 } = labels;
    const error = toItemError(problem);
    const told = itemProblemOf(error, {
      ...findingsToldOfItem,
      bytes: Math.min(findingsToldOfItem.bytes, mostTold - this.#told),
    });
    this.#told += sizeOfFindings(told.errors ?? []);
    this.#add({
      ...{ index, line, form: form && cutText(form, longestLabel), name: name && cutText(name, longestLabel) },
      ...{ status: 'refused', filingSha256, problem: told },
    });
    this.#account.refused(error, index);
  }

  /** `ending`: why the batch ended before all of its items were read, if it did. */
  async end(ending?: AppError): Promise<DeflatedText> {
    this.#deflater.add(manifestEnd(this.#account.counts, ending === undefined, ending && itemProblemOf(ending)));
    return this.#deflater.end();
  }

  #add(item: object): void {
    this.#deflater.add(manifestItem(item, this.#account.counts.total === 0));
  }
}
