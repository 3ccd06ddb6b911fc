import { createHash } from 'node:crypto';
import {
  IndirectObject,
  PdfDictionary,
  PdfName,
  type PdfObject,
  PdfStream,
  PdfString,
} from '../../pdf/syntax/objects.ts';
import type { PdfFile } from '../../pdf/syntax/reader.ts';

/** Characters that are collected before they are digested: a digest of each word by itself would take ten times as long. */
const piece = 8_192;

/** The digest of a text that is never there as a whole: what is known by it may be longer than any text can be. */
export class RunningDigest {
  readonly #hash = createHash('sha256');
  #waiting = '';

  add(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length >= piece) this.#flush();
  }

  /** Ends it. */
  value(): string {
    this.#flush();
    return this.#hash.digest('base64');
  }

  #flush(): void {
    this.#hash.update(this.#waiting);
    this.#waiting = '';
  }
}

/** Nesting that is looked into. */
const mostLevels = 6;

/** Bytes beyond which a string is known by its digest. */
const longestString = 256;

/** Bytes of a string or a name in one step of work. */
const bytesPerStep = 64;

/**
 * Adds an object to a digest as text that is equal for equal objects, whatever their numbers; what lies deeper is left
 * out, and so are digits that one program writes and another does not. Objects that refer to the same ones many times are
 * written as many times: all of it is work of the file's reader, and none of it stays in memory.
 */
export function addObject(digest: RunningDigest, object: PdfObject, file: Pick<PdfFile, 'spend'>): void {
  const write = (value: PdfObject, levels: number): void => {
    file.spend(1);
    if (levels === 0) digest.add('…');
    else if (value instanceof IndirectObject) write(value.value, levels - 1);
    else if (value instanceof PdfName) name(value.value);
    else if (value instanceof PdfString) string(value);
    else if (value instanceof PdfStream) digest.add('stream');
    else if (value instanceof PdfDictionary) {
      file.spend(value.entries.size);
      digest.add('<<');
      for (const [key, entry] of [...value.entries].sort(([one], [other]) => (one < other ? -1 : 1))) {
        name(key);
        write(entry, levels - 1);
      }
      digest.add('>>');
    } else if (Array.isArray(value)) {
      digest.add('[');
      for (const item of value) write(item, levels - 1);
      digest.add(']');
    } else digest.add(`${typeof value === 'number' ? value.toFixed(2) : String(value)} `);
  };
  const name = (value: string): void => {
    file.spend(value.length / bytesPerStep);
    digest.add(`/${value} `);
  };
  const string = ({ bytes }: PdfString): void => {
    file.spend(bytes.length / bytesPerStep);
    const short = bytes.length <= longestString;
    digest.add(`<${short ? Buffer.from(bytes).toString('hex') : createHash('sha256').update(bytes).digest('hex')}>`);
  };
  write(object, mostLevels);
}

/** A digest that is equal for equal objects. */
export function digestOf(object: PdfObject, file: Pick<PdfFile, 'spend'>): string {
  const digest = new RunningDigest();
  addObject(digest, object, file);
  return digest.value();
}
