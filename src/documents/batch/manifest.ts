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
  return z.preprocess((value, context) => {
    if (Array.isArray(value) && value.every((each) => element.safeParse(each).success)) return value as unknown;
    context.issues.push({ code: 'custom', message: 'not a list of these', input: value });
    return z.NEVER;
  }, z.array(element).readonly());
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
  index: z.int().min(1).meta({ description: '在批次中的序号，从 1 起。' }),
  source: z.string().optional().meta({ description: '文件夹中的文件；仅命令行。' }),
  line: z.int().min(1).optional().meta({ description: '在正文或文件的第几行。' }),
  form: z.string().optional().meta({ description: '表的编号，如来时所写。' }),
  name: z.string().optional().meta({ description: '所起的名称；印成而没有起名的，是默认的名称。' }),
};

/** An item that was printed. The members of items stand in the order of their schemas. */
export const printedItem = z.object({
  ...labels,
  status: z.literal('printed'),
  file: z.string().optional().meta({ description: 'ZIP 或文件夹中的文件名。' }),
  pages: z.int().optional().meta({ description: '页数；Word 文件没有。' }),
  firstPage: z.int().optional().meta({ description: '合订本：第一页的全册页码，从 1 起，目录不计。' }),
  sha256: z.string().optional().meta({ description: '文件的 SHA-256，十六进制；合订本各项不是文件，没有。' }),
  filingSha256: z.string().optional().meta({ description: '申报内容（如来时的字节）的 SHA-256，十六进制。' }),
  template: z.string().optional().meta({ description: '表和模板版本，例如 annex-2@1.2.0。' }),
  warnings: listOf(findingOfSeverity('warning')).optional().meta({ description: '提醒。' }),
  notices: listOf(findingOfSeverity('notice')).optional().meta({ description: '告知：改正了什么。' }),
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
  /** What printed it, `filing-press/1.0.0-rc.1+3fa91c0d27be`; older manifests do not have it. */
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
