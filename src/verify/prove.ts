import type { ExaminedFile } from './examination.ts';
import type { Difference, Verdict } from './verification.ts';

/** A document or a volume made again from what it carries. */
export interface Reprint {
  /** Reject with AppError for what the machine cannot do now, and with {@link NotReprinted}. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What is wrong with filings by themselves, found so far. */
  readonly faults: () => readonly Difference[];
}

/** What a file carries cannot be printed, or not as a file that is like it. */
export class NotReprinted extends Error {}

/** A file that says it was made here, and how that is proven. */
interface Proof {
  readonly file: Uint8Array;
  readonly examined: ExaminedFile;
  readonly reprint: () => Reprint;
  /** Compares the file with its reprint; undefined for one that could not be made. */
  readonly compare: (reprint: Uint8Array | undefined) => Promise<readonly Difference[]>;
  /** Which versions, of templates or of the program, are others than here; told where the bytes differ. */
  readonly versions: () => readonly Difference[];
  readonly messages: Readonly<Record<ProvenVerdict, string>>;
}

type ProvenVerdict = Extract<Verdict, 'authentic' | 'appended' | 'altered' | 'other-version'>;

/** What a file turned out to be, and in what it differs. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly message: string;
  readonly differences: readonly Difference[];
}

/** Makes a file again from what it carries, and says in what the two differ. */
export async function prove({ file, examined, messages, ...how }: Proof): Promise<Judgement> {
  const verdict = (verdict: ProvenVerdict, differences: readonly Difference[]): Judgement => {
    return { verdict, message: messages[verdict], differences };
  };
  const { writtenLength } = examined;
  const reprint = how.reprint();
  const copy = await copyOf(reprint.bytes, file.subarray(0, writtenLength));
  const differences = [...examined.differences, ...reprint.faults()];
  if (copy?.isSame === true && writtenLength === file.length) return verdict('authentic', differences);
  const compared = await how.compare(copy?.bytes());
  if (copy?.isSame === true) return verdict('appended', [...differences, ...compared].filter(isNotOfBytes));
  const versions = how.versions();
  const told = compared.filter(saysMoreThan(reprint.faults()));
  return verdict(versions.length > 0 ? 'other-version' : 'altered', [...versions, ...differences, ...told]);
}

/** That the bytes differ goes without saying where something was appended. */
function isNotOfBytes({ code }: Difference): boolean {
  return code !== 'bytes' && code !== 'resaved';
}

/** Of an item whose filing is another, its line in the manifest says no more. */
function saysMoreThan(faults: readonly Difference[]): (difference: Difference) => boolean {
  const items = new Set(faults.map(({ item }) => item));
  return ({ code, item }) => code !== 'manifest' || item === undefined || !items.has(item);
}

interface Copy {
  readonly isSame: boolean;
  readonly bytes: () => Uint8Array;
}

/**
 * Compares a copy with the bytes that it should have while it comes. Of an equal copy nothing is kept; of another the
 * rest, from where they differ. Undefined if it cannot be made.
 */
async function copyOf(pieces: AsyncIterable<Uint8Array>, expected: Uint8Array): Promise<Copy | undefined> {
  const rest: Uint8Array[] = [];
  let same = 0;
  try {
    for await (const piece of pieces) {
      const end = same + piece.length;
      if (rest.length === 0 && Buffer.compare(expected.subarray(same, end), piece) === 0) same = end;
      else rest.push(piece);
    }
  } catch (error) {
    if (error instanceof NotReprinted) return undefined;
    throw error;
  }
  return {
    isSame: rest.length === 0 && same === expected.length,
    bytes: () => Buffer.concat([expected.subarray(0, same), ...rest]),
  };
}
