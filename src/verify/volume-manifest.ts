import { z } from 'zod';
import {
  asItCame,
  itemProblem,
  listOf,
  manifestSchema,
  printedItem,
  refusedItem,
} from '../documents/batch/manifest.ts';
import { AppError, type ProblemMember, errorCodes } from '../errors.ts';
import { profiles } from '../orders/options.ts';
import { isOfSize } from './manifest-size.ts';

/** It is made into an error again. */
const knownProblem = itemProblem.extend({ code: z.enum(errorCodes) });
const problem = asItCame(knownProblem);

/** What is not asked of the volume made again is not looked at. */
const printed = printedItem
  .omit({ warnings: true, notices: true })
  .required({ line: true, form: true, name: true, pages: true, firstPage: true, template: true });
const refused = refusedItem.required({ line: true }).extend({ problem });
const { order } = manifestSchema.shape;

const volumeManifest = manifestSchema.required({ build: true }).extend({
  // The other profiles carry no filings.
  order: order.extend({
    output: z.literal('volume'),
    profile: z.enum(profiles).refine((profile) => profile.startsWith('pdfa-3')),
  }),
  items: listOf(z.discriminatedUnion('status', [printed, refused])),
  ending: problem.optional(),
});

/** The manifest of a volume: what it takes to make the volume again besides the filings. */
export type VolumeManifest = Readonly<z.output<typeof volumeManifest>>;
export type ManifestEntry = VolumeManifest['items'][number];
export type PrintedManifestEntry = Extract<ManifestEntry, { status: 'printed' }>;

/** A manifest that was read, or that has more items than are asked for: undefined if it is too large to be counted. */
export type ReadManifest =
  | { readonly kind: 'manifest'; readonly manifest: VolumeManifest }
  | { readonly kind: 'too-many'; readonly items: number | undefined };

/**
 * Undefined for what is no manifest of a volume, or numbers its items in no order.
 *
 * @param mostItems that are read
 */
export function readVolumeManifest(text: string, mostItems = Infinity): ReadManifest | undefined {
  if (!isOfSize(text)) return { kind: 'too-many', items: undefined };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { data: counted } = z.object({ items: z.custom<unknown[]>(Array.isArray) }).safeParse(json);
  if (counted !== undefined && counted.items.length > mostItems) {
    return { kind: 'too-many', items: counted.items.length };
  }
  const { success, data } = volumeManifest.safeParse(json);
  if (!success || data.items.some(({ index }, at) => index <= (data.items[at - 1]?.index ?? 0))) return undefined;
  return { kind: 'manifest', manifest: data };
}

export function printedItems({ items }: VolumeManifest): readonly PrintedManifestEntry[] {
  return items.filter((item) => item.status === 'printed');
}

/** The error that a manifest tells of, as it was before it was written down. */
export function errorOf({ code, detail, errors, ...others }: z.output<typeof knownProblem>): AppError {
  const members = Object.entries(others).filter(([name]) => !catalogued.has(name));
  return new AppError(code, detail, {
    members: Object.fromEntries(members) as Readonly<Record<string, ProblemMember>>,
    ...(errors === undefined ? {} : { findings: errors }),
  });
}

/** Members that go with the code. */
const catalogued: ReadonlySet<string> = new Set(['type', 'title', 'status']);
