/** A body that somebody careless or malicious might send, and what has to become of it. */
export interface HostileBody {
  readonly name: string;
  readonly body: Uint8Array;
  /** `printed`: a document with every text in it; `refused`: a problem; without it either will do, faithfully. */
  readonly becomes?: 'printed' | 'refused';
  /** Texts that have to stand in the document, if there is one. */
  readonly texts: readonly string[];
}

export function refused(name: string, body: string | Uint8Array): HostileBody {
  return { name, body: typeof body === 'string' ? Buffer.from(body) : body, becomes: 'refused', texts: [] };
}

/** A filing of annex-2, small but whole, with further members written into it: `,"overview":"x"`. */
export function filing(members: string): string {
  return `{"fiscalYear":2021,"projectName":"样例","subprojects":[{"name":"甲"}]${members}}`;
}

/** Without further members. */
export const plain = filing('');

export const mebibyte = 1024 * 1024;
