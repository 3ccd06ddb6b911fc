import { z } from 'zod';
import { AppError, errorCatalogue, type ErrorCode, type ProblemMember } from '../errors.ts';
import { findingOfSeverity } from '../forms/finding-schema.ts';
import { totalsModes } from '../forms/form.ts';
import { manifestKind } from '../documents/batch/manifest.ts';
import { profiles } from '../documents/ports.ts';
import { textModes } from '../documents/press.ts';
import { isOfSize } from './manifest-size.ts';

const codes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];

/**
 * A list up to its first wrong element: zod tells of each one, at some hundred bytes, and a hostile list has a million.
 */
function listOf<Element>(element: z.ZodType<Element>) {
  return z
    .custom<unknown[]>((value) => Array.isArray(value) && value.every((each) => element.safeParse(each).success))
    .transform((list): readonly Element[] => list.map((each) => element.parse(each)));
}

const faces = z.custom<Readonly<Record<string, string>>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((face) => typeof face === 'string'),
);

/** Members that are neither named nor looked at are part of the problem too. */
const problem = z
  .looseObject({ code: z.enum(codes), detail: z.string(), errors: listOf(findingOfSeverity('error')).optional() })
  .readonly();

const labels = {
  index: z.int().min(1),
  line: z.int().min(1),
  form: z.string().optional(),
  name: z.string().optional(),
  filingSha256: z.string().optional(),
};

const printed = z.object({
  ...labels,
  status: z.literal('printed'),
  form: z.string(),
  name: z.string(),
  pages: z.int(),
  firstPage: z.int(),
  template: z.string(),
});
const refused = z.object({ ...labels, status: z.literal('refused'), problem });

const manifest = z.object({
  manifest: z.literal(manifestKind),
  build: z.string(),
  fonts: faces.default({}),
  order: z.object({
    output: z.literal('volume'),
    // The others carry no filings.
    profile: z.enum(profiles).refine((profile) => profile.startsWith('pdfa-3')),
    strict: z.boolean(),
    totals: z.enum(totalsModes),
    text: z.enum(textModes).exactOptional(),
    duplex: z.boolean(),
    contents: z.boolean(),
    documentDate: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).optional(),
  }),
  items: listOf(z.discriminatedUnion('status', [printed, refused])),
  complete: z.boolean(),
  ending: problem.optional(),
});

/** The manifest of a volume: what it takes to make the volume again besides the filings. */
export type VolumeManifest = Readonly<z.output<typeof manifest>>;
export type ManifestEntry = VolumeManifest['items'][number];
export type PrintedManifestEntry = Extract<ManifestEntry, { status: 'printed' }>;
type ManifestProblem = z.output<typeof problem>;

/** More items than are asked for; `items` is undefined where the manifest is too large to be read. */
export interface TooMany {
  readonly items: number | undefined;
}

/**
 * Undefined for what is no manifest of a volume, or numbers its items in no order.
 *
 * @param mostItems that are read
 */
export function readManifestOf(text: string, mostItems: number): VolumeManifest | TooMany | undefined {
  if (!isOfSize(text)) return { items: undefined };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { data: counted } = z.object({ items: z.custom<unknown[]>(Array.isArray) }).safeParse(json);
  if (counted !== undefined && counted.items.length > mostItems) return { items: counted.items.length };
  const { success, data } = manifest.safeParse(json);
  if (!success || data.items.some(({ index }, at) => index <= (data.items[at - 1]?.index ?? 0))) return undefined;
  return data;
}

export function printedItems({ items }: VolumeManifest): readonly PrintedManifestEntry[] {
  return items.filter((item) => item.status === 'printed');
}

/** The same, of a manifest whose number of items does not matter. */
export function readVolumeManifest(text: string): VolumeManifest | undefined {
  const found = readManifestOf(text, Infinity);
  return isVolumeManifest(found) ? found : undefined;
}

/** Whether this is a manifest that was read as a whole. */
export function isVolumeManifest(manifest: VolumeManifest | TooMany | undefined): manifest is VolumeManifest {
  return manifest !== undefined && 'order' in manifest;
}

/** The error that a manifest tells of, as it was before it was written down. */
export function errorOf({ code, detail, errors, ...others }: ManifestProblem): AppError {
  const members = Object.entries(others).filter(([name]) => !catalogued.has(name));
  return new AppError(code, detail, {
    members: Object.fromEntries(members) as Readonly<Record<string, ProblemMember>>,
    ...(errors === undefined ? {} : { findings: errors }),
  });
}

/** Members that go with the code. */
const catalogued: ReadonlySet<string> = new Set(['type', 'title', 'status']);
