import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { AppError } from '../../errors.ts';
import type { EmbeddedBytes } from './ports.ts';

const inflated = promisify(inflate);

/**
 * The filing that lies here in a file. Rejects with AppError `invalid-json` for one that cannot be had, or that is
 * longer than any filing.
 */
export async function embeddedFiling(
  file: Uint8Array,
  { start, length, deflated }: EmbeddedBytes,
  limit: number,
): Promise<Uint8Array> {
  const bytes = file.subarray(start, start + length);
  try {
    if (deflated) return await inflated(bytes, { maxOutputLength: limit });
    if (bytes.length <= limit) return bytes;
  } catch (error) {
    throw unreadable(error);
  }
  throw unreadable(undefined);
}

function unreadable(cause: unknown): AppError {
  return new AppError('invalid-json', '附件损坏，或比任何一份申报都长。', { cause });
}
