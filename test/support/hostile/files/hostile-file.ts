/** A file that somebody made to cost time or memory. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

export function hostile(name: string, bytes: () => Uint8Array): HostileFile {
  return { name, bytes };
}
