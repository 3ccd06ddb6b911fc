/** Bytes of one write. Node does not say how much of a write the client has taken. */
const pieceSize = 64 * 1024;

/** The bytes in pieces of a size by which a slow reader can be told from one that has stopped. */
export function* inPieces(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
}
