import { z } from 'zod';
import type { BatchOrder } from '../../documents/batch/batch-order.ts';

const finding = z.object({ rule: z.string(), pointer: z.string(), label: z.string(), message: z.string() });

const problem = z.looseObject({
  code: z.string(),
  status: z.int(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(finding).readonly().optional(),
});

const labels = {
  index: z.int().min(1),
  /** Line of the body or of the file. */
  line: z.int().optional(),
  /** File of a folder. */
  source: z.string().optional(),
  form: z.string().optional(),
  filingSha256: z.string().optional(),
};

const printed = z.object({
  ...labels,
  status: z.literal('printed'),
  name: z.string().optional(),
  file: z.string().optional(),
  pages: z.int().optional(),
  firstPage: z.int().optional(),
  sha256: z.string().optional(),
  template: z.string().optional(),
  warnings: z.array(finding).readonly().optional(),
});

const refused = z.object({ ...labels, status: z.literal('refused'), name: z.string().optional(), problem });

const manifest = z.object({
  manifest: z.literal('filing-press/batch/1'),
  build: z.string().optional(),
  order: z.looseObject({
    format: z.string(),
    profile: z.string().optional(),
    strict: z.boolean(),
    totals: z.string(),
    documentDate: z.string().optional(),
  }),
  items: z.array(z.discriminatedUnion('status', [printed, refused])),
  complete: z.boolean(),
  ending: problem.optional(),
});

/** What a manifest says, ours or that of a service. */
export type Manifest = z.output<typeof manifest>;
export type ManifestItem = Manifest['items'][number];
export type PrintedItem = Extract<ManifestItem, { status: 'printed' }>;
export type ItemProblem = z.output<typeof problem>;

/** Undefined for what is no manifest. */
export function readManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    return manifest.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return undefined;
  }
}

/** What stands before the items: with what they were printed. */
export interface ManifestHead {
  readonly order: BatchOrder;
  /** The build that printed them. */
  readonly build: string;
}

/** What stands after them. */
export interface ManifestEnd {
  readonly complete: boolean;
  readonly ending?: ItemProblem;
}

/** The manifest piece by piece, as the service writes it: one item a line. */
export function* manifestText(
  head: ManifestHead,
  items: Iterable<ManifestItem>,
  end: ManifestEnd,
): Generator<string, void, undefined> {
  yield `{"manifest":"filing-press/batch/1","build":${JSON.stringify(head.build)},"order":${JSON.stringify(orderOf(head.order))},"items":[`;
  const counts = { total: 0, printed: 0, refused: 0 };
  for (const item of items) {
    yield `${counts.total === 0 ? '' : ','}\n${JSON.stringify(item)}`;
    counts.total += 1;
    counts[item.status] += 1;
  }
  yield `\n],${JSON.stringify({ counts, ...end }).slice(1)}\n`;
}

/** Of an order, what the files depend on. */
function orderOf({ output, format, profile, strict, totals, documentDate }: BatchOrder): object {
  return {
    ...{ output, format, profile: format === 'pdf' ? profile : undefined, strict, totals, documentDate },
  };
}

/** Whether files printed for one order are those of the other too. */
export function isSameOrder(manifestOrder: Manifest['order'], order: BatchOrder): boolean {
  const { format, profile, strict, totals, documentDate } = manifestOrder;
  return (
    format === order.format &&
    (format !== 'pdf' || profile === order.profile) &&
    strict === order.strict &&
    totals === order.totals &&
    documentDate === order.documentDate
  );
}
