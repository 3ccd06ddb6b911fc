import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';

/** Holds a fetched file against its digest. Throws Error, and removes the file, if it is another one. */
export function assertPinned(path: string, name: string, sha256: string): void {
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
  if (digest === sha256) return;
  rmSync(path);
  throw new Error(`${name} has another digest than the pinned one: ${digest}`);
}
