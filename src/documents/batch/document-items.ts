import { setImmediate as breathe } from 'node:timers/promises';
import { signalWithin } from '../../concurrency/signal-within.ts';
import { AppError } from '../../errors.ts';
import { type PressParts, madeDocument, makeDocument } from '../document-press.ts';
import type { FilledPage, WorkLimits } from '../ports.ts';
import { type PreparedDocument, pageOf } from '../prepared-document.ts';
import type { MadeDocument } from '../press.ts';
import { toItemError } from './item-problem.ts';
import type { ItemPress } from './item.ts';
import { isPassing } from './passing-failures.ts';

/** Milliseconds that each further item of a group may take. */
const perItem = 1_000;

/** Characters of HTML in one group: a few long filings print as slowly together as many short ones. */
const groupLength = 250_000;

/** Pages of one print up to which Chromium's places are exact enough to be the same in any print (ADR 0062). */
const precisePages = 260;

/** Throws for a group with too many pages: its items are then printed one by one. */
export function assertPrecise(pages: number, { length }: readonly Filled[]): void {
  if (length > 1 && pages > precisePages) throw new RangeError(`A group has ${pages} pages`);
}

/**
 * Makes the items of a batch as files of their own: the same bytes as one by one (ADR 0062).
 *
 * @param deadline milliseconds in which one item has to be printed, waiting for its turn included
 */
export function createDocumentItems(parts: PressParts, deadline: number): ItemPress<MadeDocument> {
  return {
    ...preparation(parts, deadline),
    print: async (items, limits) => {
      const [first] = items;
      if (first?.order.format !== 'pdf') {
        return oneByOne(items, async (item) => within(limits, deadline, (own) => makeDocument(parts, item, own)));
      }
      return printGroups(parts, items, { limits, deadline, makeAll: filesOf(parts) });
    },
  };
}

/** Items are checked and prepared each by itself, within the time that an item has. */
export function preparation(
  { prepress }: Pick<PressParts, 'prepress'>,
  deadline: number,
): Pick<ItemPress<unknown>, 'prepare' | 'check'> {
  return {
    prepare: async (order, limits) => within(limits, deadline, async (own) => prepress.prepare(order, own)),
    check: async (order, limits) => within(limits, deadline, async (own) => prepress.check(order, own)),
  };
}

/** What is made of all items of a print, each by itself; rejects when the print as a whole is at fault. */
export type MakeOfPrint<Made> = (
  print: Uint8Array,
  group: readonly Filled[],
  limits: WorkLimits,
) => Promise<readonly (Made | AppError)[]>;

/** Prints items, those of one form together, and makes something of them; what one fails of is its own. */
export async function printGroups<Made>(
  parts: PressParts,
  items: readonly PreparedDocument[],
  work: GroupPrinting<Made>,
): Promise<readonly (Made | AppError)[]> {
  const filled = items.map((item) => ({ item, page: pageOf(item) }));
  const results = new Map<PreparedDocument, Made | AppError>();
  for (const group of groupsOf(filled)) {
    const printed = await printGroup(parts, group, work);
    group.forEach(({ item }, index) => results.set(item, printed[index] ?? toItemError(undefined)));
  }
  return items.map((item) => results.get(item) ?? toItemError(undefined));
}

interface GroupPrinting<Made> {
  readonly limits: WorkLimits;
  readonly deadline: number;
  readonly makeAll: MakeOfPrint<Made>;
}

/** A filing with its page. */
interface Filled {
  readonly item: PreparedDocument;
  readonly page: FilledPage;
}

/** Items of one form that are printed together, in any order of groups: the results are put back in order. */
function groupsOf(filled: readonly Filled[]): Filled[][] {
  const groups: Filled[][] = [];
  const open = new Map<string, { readonly group: Filled[]; length: number }>();
  for (const one of filled) {
    const { form, body } = one.page;
    const current = open.get(form);
    if (current !== undefined && current.length + body.length <= groupLength) {
      current.group.push(one);
      current.length += body.length;
    } else {
      const group = [one];
      groups.push(group);
      open.set(form, { group, length: body.length });
    }
  }
  return groups;
}

async function printGroup<Made>(
  parts: PressParts,
  group: readonly Filled[],
  work: GroupPrinting<Made>,
): Promise<readonly (Made | AppError)[]> {
  const { limits, deadline, makeAll } = work;
  const pages = group.map(({ page }) => page);
  try {
    return await within(limits, deadline + perItem * pages.length, async (own) =>
      makeAll(await parts.printer.printTogether(pages, own), group, own),
    );
  } catch (error) {
    // What passes is tried again as a whole; else one of them is at fault, and has to be found.
    if (isPassing(error) || limits.signal.aborted) throw error;
    if (group.length === 1) return [toItemError(error)];
    const alone: (Made | AppError)[] = [];
    for (const one of group) alone.push(...(await printGroup(parts, [one], work)));
    return alone;
  }
}

function filesOf({ finisher, maxPages }: PressParts): MakeOfPrint<MadeDocument> {
  return async (print, group, limits) => {
    const documents = group.map(({ item, page }) => ({
      page,
      profile: item.order.profile,
      properties: item.properties,
    }));
    const files = await finisher.finishAll(print, documents, { ...limits, maxPages });
    assertPrecise(
      files.reduce((sum, file) => sum + (file instanceof AppError ? 0 : file.pages), 0),
      group,
    );
    return oneByOne(group, async ({ item }, index) => {
      const file = files[index];
      if (file === undefined) throw new Error('A file of the print is missing');
      if (file instanceof AppError) throw file;
      return Promise.resolve(madeDocument(item, file));
    });
  };
}

/** One after the other, with room in between for other work of the event loop. Passing failures are thrown. */
export async function oneByOne<One, Made>(
  all: readonly One[],
  make: (one: One, index: number) => Promise<Made>,
): Promise<readonly (Made | AppError)[]> {
  const results: (Made | AppError)[] = [];
  for (const [index, one] of all.entries()) {
    try {
      results.push(await make(one, index));
    } catch (error) {
      if (isPassing(error)) throw error;
      results.push(toItemError(error));
    }
    await breathe();
  }
  return results;
}

async function within<T>(
  { signal: parent, workClass }: WorkLimits,
  milliseconds: number,
  work: (limits: WorkLimits) => Promise<T>,
): Promise<T> {
  const { signal, release } = signalWithin([parent], milliseconds);
  try {
    return await work(workClass === undefined ? { signal } : { signal, workClass });
  } finally {
    release();
  }
}
