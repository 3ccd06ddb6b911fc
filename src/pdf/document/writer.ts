import { FileBody, objectsPerStream, type CompressedObject, type FileLayout } from './file-body.ts';
import { PdfDictionary, PdfStream, type IndirectObject, type PdfEntries } from './objects.ts';
import { serialise } from './serialise.ts';

export type { FileLayout } from './file-body.ts';

/**
 * Writes everything that the trailer entries reach. The bytes depend on nothing but the objects: they are numbered
 * in the order in which they are met from the trailer on, and the file identifier (14.4) is a digest of the file.
 */
export function writePdf(trailer: PdfEntries, layout: FileLayout): Buffer {
  /** Numbers are given when an object is first referred to; the queue is in the order of the numbers. */
  const numbers = new Map<IndirectObject, number>();
  const queue: IndirectObject[] = [];
  const numberOf = (object: IndirectObject): number => {
    let number = numbers.get(object);
    if (number === undefined) numbers.set(object, (number = queue.push(object)));
    return number;
  };
  const body = new FileBody(layout);
  const references = serialise(PdfDictionary.of(trailer), numberOf);
  const compressible: CompressedObject[] = [];
  // The queue grows while it is written.
  for (let index = 0; index < queue.length; index++) {
    const value = queue[index]?.value ?? null;
    const number = index + 1;
    if (value instanceof PdfStream) body.writeStream(number, serialise(value.dictionary, numberOf), value.data);
    else if (layout.objectStreams) compressible.push({ number, text: serialise(value, numberOf) });
    else body.writeObject(number, serialise(value, numberOf));
  }
  let last = queue.length;
  for (let start = 0; start < compressible.length; start += objectsPerStream) {
    body.writeObjectStream(++last, compressible.slice(start, start + objectsPerStream));
  }
  body.end(references, last + 1);
  return Buffer.concat(body.take());
}
