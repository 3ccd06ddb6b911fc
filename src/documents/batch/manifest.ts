import { z } from 'zod';
import { findingOfSeverity } from '../../forms/findings.ts';
import { type BatchOrder, batchOptions } from '../../orders/batch-order.ts';
import type { PressIdentity } from './press-identity.ts';

export const manifestName = 'manifest.json';

/** What a manifest says that it is. */
export const manifestKind = 'filing-press/batch/1';

/**
 * A list up to its first wrong element: zod tells of each one, at some hundred bytes, and a hostile list has a million.
 */
export function listOf<Element>(element: z.ZodType<Element>) {
  return z
    .custom<unknown[]>((value) => Array.isArray(value) && value.every((each) => element.safeParse(each).success))
    .transform((list): readonly Element[] => list.map((each) => element.parse(each)));
}

/** What the schema accepts, as it came: written again, its members stand in the same order. */
export function asItCame<Value>(schema: z.ZodType<Value>) {
  return z.custom<Value>((value) => schema.safeParse(value).success);
}

/** Why an item was refused: the problem (RFC 9457) that the same filing would have been answered with alone. */
export const itemProblem = z.looseObject({
  code: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: listOf(findingOfSeverity('error')).optional(),
});
export type ItemProblem = z.output<typeof itemProblem>;

const labels = {
  /** Number in the batch, from 1. */
  index: z.int().min(1),
  /** File of a folder; the command line knows it. */
  source: z.string().optional(),
  /** Line of the body or of the file. */
  line: z.int().min(1).optional(),
  form: z.string().optional(),
  /** As the caller named the item; of a printed one, else as its form does. */
  name: z.string().optional(),
};

/** An item that was printed. The members of items stand in the order of their schemas. */
export const printedItem = z.object({
  ...labels,
  status: z.literal('printed'),
  /** Name of the entry in a ZIP, of the file in a folder. */
  file: z.string().optional(),
  pages: z.int().optional(),
  /** In a volume: by its numbers, from 1, the list of contents not counted. */
  firstPage: z.int().optional(),
  /** Hexadecimal SHA-256 of the file; items of a volume are no files. */
  sha256: z.string().optional(),
  /** Hexadecimal SHA-256 of the filing as it was sent. */
  filingSha256: z.string().optional(),
  /** `annex-2@1.1.0` */
  template: z.string().optional(),
  warnings: listOf(findingOfSeverity('warning')).optional(),
  /** What was put right. */
  notices: listOf(findingOfSeverity('notice')).optional(),
});
export type PrintedItem = Readonly<z.output<typeof printedItem>>;

/** An item that was not. */
export const refusedItem = z.object({
  ...labels,
  status: z.literal('refused'),
  filingSha256: z.string().optional(),
  problem: asItCame(itemProblem),
});
export type RefusedItem = Readonly<z.output<typeof refusedItem>>;
export type ManifestItem = PrintedItem | RefusedItem;

const { output, format, profile, strict, totals, text, duplex, contents, documentDate } = batchOptions.shape;

/** The manifest of a batch: the press, the order, and what became of each item. */
export const manifestSchema = z.object({
  manifest: z.literal(manifestKind),
  /** `filing-press/0.1.0`; older manifests do not have it. */
  build: z.string().optional(),
  fonts: asItCame(z.record(z.string(), z.string())).default({}),
  order: z.object({ output, format, profile, strict, totals, text, duplex, contents, documentDate }),
  items: listOf(z.discriminatedUnion('status', [printedItem, refusedItem])),
  complete: z.boolean(),
  /** Why the batch ended before all of its items were read, if it did. */
  ending: asItCame(itemProblem).optional(),
});
export type Manifest = Readonly<z.output<typeof manifestSchema>>;

/** Undefined for what is no manifest. */
export function readBatchManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** How a batch ended. */
export interface BatchCounts {
  readonly total: number;
  readonly printed: number;
  readonly refused: number;
}

/** What stands before the items: the press and the order. The command line resumes by it. */
export function manifestHead({ build, fonts }: PressIdentity, order: BatchOrder): string {
  const isVolume = order.output === 'volume';
  const head = {
    manifest: manifestKind,
    build,
    fonts: Object.keys(fonts).length === 0 ? undefined : fonts,
    order: {
      output: order.output,
      format: order.format,
      profile: order.format === 'pdf' ? order.profile : undefined,
      strict: order.strict,
      totals: order.totals,
      text: order.text === 'as-filed' ? order.text : undefined,
      duplex: isVolume ? (order.duplex ?? false) : undefined,
      contents: isVolume ? (order.contents ?? false) : undefined,
      documentDate: order.documentDate,
    },
  };
  return `${JSON.stringify(head).slice(0, -1)},"items":[`;
}

/** One item, on a line of its own. */
export function manifestLine(item: ManifestItem, isFirst: boolean): string {
  const members: Readonly<Record<string, unknown>> = item;
  const names = Object.keys((item.status === 'printed' ? printedItem : refusedItem).shape);
  const ordered = Object.fromEntries(names.map((name) => [name, members[name]]));
  return `${isFirst ? '' : ','}\n${JSON.stringify(ordered)}`;
}

/** What stands after the items. `ending`: why the batch ended before all of them were read, if that is known. */
export function manifestEnd(counts: BatchCounts, complete: boolean, ending?: ItemProblem): string {
  return `\n],${JSON.stringify({ counts, complete, ending }).slice(1)}\n`;
}

/** The manifest of items that are at hand, piece by piece. `ending`: why it is not complete. */
export function* manifestText(
  head: string,
  items: Iterable<ManifestItem>,
  ending?: ItemProblem,
): Generator<string, void, undefined> {
  yield head;
  const counts = { total: 0, printed: 0, refused: 0 };
  for (const item of items) {
    yield manifestLine(item, counts.total === 0);
    counts.total += 1;
    counts[item.status] += 1;
  }
  yield manifestEnd(counts, ending === undefined, ending);
}
