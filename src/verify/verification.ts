import type { Totals } from '../forms/form.ts';
import { cutText } from '../forms/told-findings.ts';
import type { Profile } from '../orders/options.ts';

/** Formats that carry their filing and can be verified. */
export type VerifiableFormat = 'pdf' | 'docx';

/**
 * What a file turned out to be.
 *
 * - `authentic`: byte for byte what this service prints from the filing inside.
 * - `appended`: that, and something was appended afterwards – a signature, an update, stray bytes.
 * - `altered`: a document of this service that is not what its filing prints.
 * - `other-version`: made with another version of the template than this build has; it cannot be printed again here.
 * - `without-filing`: a document of this service that carries no filing.
 * - `volume`: a volume that cannot be proven as a whole: its profile carries no filings, or it is too large.
 * - `foreign`: not a document of this service.
 * - `unreadable`: damaged, cut off, encrypted, or too large when unpacked.
 */
export const verdicts = [
  'authentic',
  'appended',
  'altered',
  'other-version',
  'without-filing',
  'volume',
  'foreign',
  'unreadable',
] as const;
export type Verdict = (typeof verdicts)[number];

/** Kinds of differences; stable, for programs. The messages are for people. */
export const differenceCodes = [
  'signature-appended',
  'update-appended',
  'bytes-appended',
  'filing-altered',
  'filing-refused',
  'filing-added',
  'filing-missing',
  'manifest',
  'template-version',
  'build',
  'profile',
  'page-count',
  'page-text',
  'page-content',
  'page-missing',
  'page-added',
  'page-order',
  'annotations',
  'metadata',
  'structure',
  'bookmarks',
  'fonts',
  'text',
  'part',
  'resaved',
  'bytes',
] as const;
type DifferenceCode = (typeof differenceCodes)[number];

/** Differences of one kind that an answer lists. */
export const mostTold = 20;

/** Something in which a file differs from what its filing prints. */
export interface Difference {
  readonly code: DifferenceCode;
  /** Where, in words: `第 3 页`; undefined if it is the file as a whole. */
  readonly place?: string;
  /** Of a volume: number of the item in its batch, from 1. */
  readonly item?: number;
  /** Of a volume: page of the file made again, from 1; of a page that it does not have, of the file in hand. */
  readonly page?: number;
  /** What, in Chinese. */
  readonly message: string;
  /** Of a text: how it is printed from the filing, and how it stands in the file; excerpts. */
  readonly expected?: string;
  readonly found?: string;
}

/** The result of a verification: always an answer, whatever was handed in. */
export interface Verification {
  readonly verdict: Verdict;
  /** One sentence in Chinese that a clerk can act upon. */
  readonly message: string;
  readonly format?: VerifiableFormat | undefined;
  /** `annex-2@1.1.0`, as the file says. */
  readonly template?: string | undefined;
  /** Of a PDF, as the file says. */
  readonly profile?: Profile | undefined;
  readonly totals?: Totals | undefined;
  readonly documentDate?: string | undefined;
  /** SHA-256 of the file. */
  readonly digest: Uint8Array;
  /** The filing inside: JSON text, proven readable. */
  readonly filing?: string | undefined;
  /** Of a volume: how many filings are in it. */
  readonly items?: number;
  readonly differences: readonly Difference[];
}

/** The members of a verification as JSON, in their order; the filing as it was sent, digit for digit. */
export function verificationJson(verification: Verification): string {
  const { verdict, message, format, template, profile, totals, documentDate, digest, filing } = verification;
  const { items, differences } = verification;
  const members: readonly (readonly [string, string])[] = [
    ['authentic', JSON.stringify(verdict === 'authentic')],
    ['verdict', JSON.stringify(verdict)],
    ['message', JSON.stringify(cutText(message, longestText))],
    ['format', JSON.stringify(format ?? null)],
    ['template', JSON.stringify(template === undefined ? null : cutText(template, longestTemplate))],
    ['profile', JSON.stringify(profile ?? null)],
    ['totals', JSON.stringify(totals ?? null)],
    ['documentDate', JSON.stringify(documentDate ?? null)],
    ['digest', JSON.stringify(Buffer.from(digest).toString('hex'))],
    // Parsed and written again, 100.50 would become 100.5.
    ['filing', filing ?? 'null'],
    ['items', JSON.stringify(items ?? null)],
    ['differences', JSON.stringify(toldDifferences(differences))],
  ];
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

/** Most differences of an answer, and most UTF-16 units of each text in them, which quotes an untrusted file. */
const mostDifferences = 300;
const longestText = 2_000;
const longestTemplate = 100;

function toldDifferences(differences: readonly Difference[]): readonly Difference[] {
  const told = differences.slice(0, mostDifferences).map(shortened);
  const next = differences[mostDifferences];
  if (next === undefined) return told;
  return [...told, { code: next.code, message: `另有 ${differences.length - mostDifferences} 处差异没有列出。` }];
}

function shortened({ place, message, expected, found, ...others }: Difference): Difference {
  return {
    ...others,
    ...(place === undefined ? {} : { place: cutText(place, longestText) }),
    message: cutText(message, longestText),
    ...(expected === undefined ? {} : { expected: cutText(expected, longestText) }),
    ...(found === undefined ? {} : { found: cutText(found, longestText) }),
  };
}

/** The template of a file is another than this service has, as `annex-2@1.1.0`. */
export function otherTemplate(expected: string, found: string): Difference {
  const message = '模板版本不同，不能逐字节比对；下列差异是与本版模板打印结果相比的。';
  return { code: 'template-version', message, expected, found };
}
