import { type CompressedObject, FileBody, type FileLayout, objectsPerStream } from './file-body.ts';
import { type IndirectObject, PdfDictionary, type PdfEntries, PdfStream } from './objects.ts';
import { serialise } from './serialise.ts';

/**
 * Writes everything that the trailer entries reach. The bytes depend on nothing but the objects: they are numbered
 * in the order in which they are met from the trailer on, and the file identifier (14.4) is a digest of the file.
 */
export function writePdf(trailer: PdfEntries, layout: FileLayout): Buffer {
  const file = new StreamedFile(layout, true);
  file.end(trailer);
  return file.take();
}

/**
 * A file that is written while its objects are made, in memory that does not grow with it: an object that was written
 * is needed no more, its number alone is known. The bytes depend on the objects and the order in which they are handed
 * over, not on when that is.
 */
export class StreamedFile {
  readonly #layout: FileLayout;
  readonly #streamsAtEnd: boolean;
  readonly #body: FileBody;
  readonly #numbers = new WeakMap<IndirectObject, number>();
  readonly #deferred = new Set<IndirectObject>();
  #last = 0;
  #queue: IndirectObject[] = [];
  #compressible: CompressedObject[] = [];

  /** @param streamsAtEnd whether object streams are kept until the file ends */
  constructor(layout: FileLayout, streamsAtEnd = false) {
    this.#layout = layout;
    this.#streamsAtEnd = streamsAtEnd;
    this.#body = new FileBody(layout);
  }

  /** How many objects there are so far. */
  get objects(): number {
    return this.#last;
  }

  /** An object that others may refer to before it is written, which `write` does when it is called with it. */
  defer(object: IndirectObject): IndirectObject {
    this.#numbers.set(object, ++this.#last);
    this.#deferred.add(object);
    return object;
  }

  /** Writes the objects, and what they reach that is neither deferred nor written already. */
  write(...objects: readonly IndirectObject[]): void {
    for (const object of objects) {
      if (this.#deferred.delete(object)) this.#queue.push(object);
      else this.#numberOf(object);
    }
    for (let index = 0; index < this.#queue.length; index++) {
      const object = this.#queue[index];
      if (object !== undefined) this.#writeOne(this.#numberOf(object), object.value);
    }
    this.#queue = [];
  }

  /** Ends the file. What the trailer reaches is written if it was not; whatever was deferred has to be. */
  end(trailer: PdfEntries): void {
    const references = serialise(PdfDictionary.of(trailer), this.#numberOf);
    this.write();
    if (this.#deferred.size > 0) throw new Error('An object that others refer to was never written');
    this.#flush();
    this.#body.end(references, ++this.#last);
  }

  /** The bytes that were written since they were last taken. */
  take(): Buffer {
    return Buffer.concat(this.#body.take());
  }

  readonly #numberOf = (object: IndirectObject): number => {
    let number = this.#numbers.get(object);
    if (number === undefined) {
      this.#numbers.set(object, (number = ++this.#last));
      this.#queue.push(object);
    }
    return number;
  };

  #writeOne(number: number, value: IndirectObject['value']): void {
    if (value instanceof PdfStream) {
      this.#body.writeStream(number, serialise(value.dictionary, this.#numberOf), value.data);
    } else if (this.#layout.objectStreams) {
      this.#compressible.push({ number, text: serialise(value, this.#numberOf) });
      if (this.#compressible.length === objectsPerStream && !this.#streamsAtEnd) this.#flush();
    } else this.#body.writeObject(number, serialise(value, this.#numberOf));
  }

  #flush(): void {
    for (let start = 0; start < this.#compressible.length; start += objectsPerStream) {
      this.#body.writeObjectStream(++this.#last, this.#compressible.slice(start, start + objectsPerStream));
    }
    this.#compressible = [];
  }
}
