import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { AppError } from '../errors.ts';
import type { EmbeddedBytes } from './examination.ts';
import type { Difference } from './verification.ts';

/** Bytes of a filing in a file: as many as a body may have that prints 500 pages. What is longer is none. */
export const longestFiling = 8 << 20;

/** Said of a file with a longer one, which is not read. */
export const filingTooLong: Difference = {
  code: 'filing-altered',
  place: '附件',
  message: `附件中的申报内容超过 ${longestFiling >> 20} MB，没有哪份申报有这么长，没有读。`,
};

const inflated = promisify(inflate);

/**
 * The filing that lies here in a file. Rejects with AppError `invalid-json` for one that cannot be had, or that is
 * longer than any filing.
 */
export async function takeFiling(
  file: Uint8Array,
  { start, length, deflated }: EmbeddedBytes,
  limit: number,
): Promise<Uint8Array> {
  const bytes = file.subarray(start, start + length);
  const filing = deflated
    ? await inflated(bytes, { maxOutputLength: limit }).catch((cause: unknown) => unreadable(cause))
    : bytes;
  return filing.length > limit ? unreadable(undefined) : filing;
}

function unreadable(cause: unknown): never {
  throw new AppError('invalid-json', '附件损坏，或比任何一份申报都长。', { cause });
}
