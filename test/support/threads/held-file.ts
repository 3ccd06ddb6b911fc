/** Places in a file of `held-examiner.ts`, and what may stand in the first of them. */
export const Held = { kind: 0, begun: 1, quick: 0, held: 1, deadly: 2 } as const;

/** A file that is shared with the thread. */
export function heldFile(kind: number): Uint8Array {
  const file = new Uint8Array(new SharedArrayBuffer(2));
  file[Held.kind] = kind;
  return file;
}
