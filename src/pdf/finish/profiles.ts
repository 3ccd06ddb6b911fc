import type { PdfProperties } from '../../documents/ports.ts';
import { withoutFiling } from '../../documents/prepared-document.ts';
import type { Profile } from '../../orders/options.ts';
import type { FileLayout } from '../syntax/file-body.ts';

/** Part and conformance level of PDF/A, as a file says them (ISO 19005-1, 6.7.11; -2 and -3, 6.6.4). */
interface PdfaIdentification {
  readonly part: 1 | 2 | 3;
  readonly conformance: 'A' | 'B' | 'U';
}

/** What a profile requires beyond what all files of this service have. */
export interface ProfileRequirements {
  readonly layout: FileLayout;
  readonly pdfa: PdfaIdentification | undefined;
  /** Whether the metadata claim PDF/UA-1 (ISO 14289-1, 5). The tagging is the same in all profiles. */
  readonly pdfua: boolean;
  /** Embedded subsets list their glyphs in a CIDSet (ISO 19005-1, 6.3.5); later parts and PDF 2.0 gave that up. */
  readonly cidSet: boolean;
  /** The filing is an associated file of the document (ISO 19005-3, 6.8). */
  readonly embedsFiling: boolean;
}

/** PDF 1.4 has neither object streams nor cross-reference streams (ISO 19005-1, 6.1.4). */
const pdf14: FileLayout = { version: '1.4', objectStreams: false };
/** ISO 19005-2 and -3 and ISO 14289-1 are based on ISO 32000-1, which is PDF 1.7. */
const pdf17: FileLayout = { version: '1.7', objectStreams: true };

const part1 = { layout: pdf14, cidSet: true, embedsFiling: false } as const;
const part2 = { layout: pdf17, cidSet: false, embedsFiling: false } as const;
const part3 = { layout: pdf17, cidSet: false, embedsFiling: true } as const;

/** Every profile that can be asked for. */
export const profileTable: Readonly<Record<Profile, ProfileRequirements>> = {
  plain: { ...part2, pdfa: undefined, pdfua: false },
  'pdfa-1b': { ...part1, pdfa: { part: 1, conformance: 'B' }, pdfua: false },
  'pdfa-1a': { ...part1, pdfa: { part: 1, conformance: 'A' }, pdfua: true },
  'pdfa-2b': { ...part2, pdfa: { part: 2, conformance: 'B' }, pdfua: false },
  'pdfa-2u': { ...part2, pdfa: { part: 2, conformance: 'U' }, pdfua: false },
  'pdfa-2a': { ...part2, pdfa: { part: 2, conformance: 'A' }, pdfua: true },
  'pdfa-3b': { ...part3, pdfa: { part: 3, conformance: 'B' }, pdfua: false },
  'pdfa-3u': { ...part3, pdfa: { part: 3, conformance: 'U' }, pdfua: false },
  'pdfa-3a': { ...part3, pdfa: { part: 3, conformance: 'A' }, pdfua: true },
};

/** What a file of a profile has to have: one that is of no filing carries none. */
export function requirementsOf(profile: Profile, { source }: PdfProperties): ProfileRequirements {
  const requirements = profileTable[profile];
  return source === undefined ? { ...requirements, embedsFiling: false } : requirements;
}

/** What is sent to a thread: the filing itself only where the file will hold it. */
export function sentProperties<Properties extends PdfProperties>(properties: Properties, profile: Profile): Properties {
  if (profileTable[profile].embedsFiling) return properties;
  return withoutFiling(properties);
}
