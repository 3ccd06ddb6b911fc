import { z } from 'zod';
import type { BatchOrder } from '../../orders/batch-order.ts';
import { manifestEnd, manifestHead, manifestItem, manifestKind } from '../../documents/batch/manifest.ts';
import { findingsOfSeverity } from '../../forms/finding-schema.ts';
import type { PressIdentity } from '../../documents/batch/press-identity.ts';

const problem = z.looseObject({
  code: z.string(),
  status: z.int(),
  title: z.string(),
  detail: z.string(),
  errors: findingsOfSeverity('error').optional(),
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
  warnings: findingsOfSeverity('warning').optional(),
  notices: findingsOfSeverity('notice').optional(),
});

const refused = z.object({ ...labels, status: z.literal('refused'), name: z.string().optional(), problem });

const manifest = z.object({
  manifest: z.literal(manifestKind),
  build: z.string().optional(),
  fonts: z.record(z.string(), z.string()).optional(),
  order: z.looseObject({
    format: z.string(),
    profile: z.string().optional(),
    strict: z.boolean(),
    totals: z.string(),
    text: z.string().optional(),
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
export type RefusedItem = Extract<ManifestItem, { status: 'refused' }>;
/** A printed item with the name of its file. */
export type FiledItem = PrintedItem & { readonly file: string };
export type ItemProblem = z.output<typeof problem>;

function isManifest(value: unknown): value is Manifest {
  return manifest.safeParse(value).success;
}

/** Undefined for what is no manifest. */
export function readManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    // As it was read: what is written again has its members in the same order.
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What stands before the items: with what they were printed. */
export interface ManifestHead {
  readonly order: BatchOrder;
  readonly identity: PressIdentity;
}

/** What stands after them. */
export interface ManifestEnd {
  readonly complete: boolean;
  readonly ending?: ItemProblem;
}

/** The manifest piece by piece, as the service writes it. */
export function* manifestText(
  head: ManifestHead,
  items: Iterable<ManifestItem>,
  end: ManifestEnd,
): Generator<string, void, undefined> {
  yield manifestHead(head.identity, head.order);
  const counts = { total: 0, printed: 0, refused: 0 };
  for (const item of items) {
    yield manifestItem(item, counts.total === 0);
    counts.total += 1;
    counts[item.status] += 1;
  }
  yield manifestEnd(counts, end.complete, end.ending);
}

/** Whether files printed for one order are those of the other too. */
export function isSameOrder(manifestOrder: Manifest['order'], order: BatchOrder): boolean {
  const { format, profile, strict, totals, text = 'normalise', documentDate } = manifestOrder;
  return (
    format === order.format &&
    (format !== 'pdf' || profile === order.profile) &&
    strict === order.strict &&
    totals === order.totals &&
    text === (order.text ?? 'normalise') &&
    documentDate === order.documentDate
  );
}
