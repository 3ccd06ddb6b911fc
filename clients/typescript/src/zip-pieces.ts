/** Some bytes of an entry of a ZIP file. */
export interface ZipPiece {
  readonly entry: string;
  /** As they stand in the file; those of a growing entry are unpacked. */
  readonly bytes: Uint8Array;
}

/** Bytes that are still to come of what is being read, and what is read then. */
type Reading =
  | { readonly of: 'header' }
  | { readonly of: 'data'; readonly entry: string; readonly left: number; readonly then: Reading }
  | { readonly of: 'block'; readonly entry: string }
  | { readonly of: 'descriptor' }
  | { readonly of: 'directory' };

const headerLength = 30;
const blockLength = 5;
const descriptorLength = 16;
const signatures = { local: 0x04034b50, central: 0x02014b50 } as const;
const sizesFollow = 0x0008;

/**
 * Takes a ZIP file of the service apart while it comes. Each entry says how long it is, or, where it is sent while it grows, is
 * deflate in blocks that are not compressed and say so themselves: nothing has to be searched for.
 */
export class ZipPieces {
  #held = new Uint8Array();
  #reading: Reading = { of: 'header' };

  /** Whether the entries have ended, and the directory has begun. */
  get isComplete(): boolean {
    return this.#reading.of === 'directory';
  }

  /** The pieces in these bytes. Throws RangeError for what is no ZIP file of the service. */
  *push(bytes: Uint8Array): Generator<ZipPiece, void, undefined> {
    let rest = joined(this.#held, bytes);
    for (;;) {
      const { of } = this.#reading;
      const step = of === 'data' ? this.#data(rest, this.#reading) : this.#frame(rest, this.#reading);
      if (step === undefined) break;
      rest = rest.subarray(step.used);
      this.#reading = step.next;
      if (step.piece !== undefined) yield step.piece;
    }
    this.#held = rest.slice();
  }

  #data(rest: Uint8Array, { entry, left, then }: Extract<Reading, { of: 'data' }>): Step | undefined {
    if (left > 0 && rest.length === 0) return undefined;
    const bytes = rest.subarray(0, left);
    const next: Reading = bytes.length === left ? then : { of: 'data', entry, left: left - bytes.length, then };
    return { used: bytes.length, next, piece: { entry, bytes } };
  }

  #frame(rest: Uint8Array, reading: Exclude<Reading, { of: 'data' }>): Step | undefined {
    const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
    switch (reading.of) {
      case 'header':
        return header(rest, view);
      case 'block': {
        if (rest.length < blockLength) return undefined;
        const left = view.getUint16(1, true);
        const then: Reading = (view.getUint8(0) & 1) === 1 ? { of: 'descriptor' } : reading;
        return { used: blockLength, next: { of: 'data', entry: reading.entry, left, then } };
      }
      case 'descriptor':
        return rest.length < descriptorLength ? undefined : { used: descriptorLength, next: { of: 'header' } };
      case 'directory':
        return rest.length === 0 ? undefined : { used: rest.length, next: reading };
    }
  }
}

interface Step {
  readonly used: number;
  readonly next: Reading;
  readonly piece?: ZipPiece;
}

function header(rest: Uint8Array, view: DataView): Step | undefined {
  if (rest.length < 4) return undefined;
  const signature = view.getUint32(0, true);
  if (signature === signatures.central) return { used: 4, next: { of: 'directory' } };
  if (signature !== signatures.local) throw new RangeError('not a ZIP file of filing-press');
  if (rest.length < headerLength) return undefined;
  const nameEnd = headerLength + view.getUint16(26, true);
  const used = nameEnd + view.getUint16(28, true);
  if (rest.length < used) return undefined;
  const entry = new TextDecoder().decode(rest.subarray(headerLength, nameEnd));
  const isGrowing = (view.getUint16(6, true) & sizesFollow) !== 0;
  const next: Reading = isGrowing
    ? { of: 'block', entry }
    : { of: 'data', entry, left: view.getUint32(18, true), then: { of: 'header' } };
  return { used, next };
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  if (head.length === 0) return tail;
  const both = new Uint8Array(head.length + tail.length);
  both.set(head);
  both.set(tail, head.length);
  return both;
}
