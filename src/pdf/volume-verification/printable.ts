import { createHash } from 'node:crypto';
import { IndirectObject, PdfDictionary, PdfName, PdfStream, PdfString, type PdfObject } from '../document/objects.ts';
import type { PdfFile } from '../document/reader.ts';

/** Nesting that is looked into. */
const mostLevels = 6;

/** Bytes beyond which a string is known by its digest. */
const longestString = 256;

/** Bytes of a string in one step of work. */
const bytesPerStep = 64;

/**
 * An object as text that is equal for equal objects, whatever their numbers; what lies deeper is left out, and so are
 * digits that one program writes and another does not. Objects that refer to the same ones many times are written as
 * many times: all of it is work of the file's reader.
 */
export function printable(object: PdfObject, { spend }: Pick<PdfFile, 'spend'>): string {
  const write = (value: PdfObject, levels: number): string => {
    spend(1);
    if (levels === 0) return '…';
    if (value instanceof IndirectObject) return write(value.value, levels - 1);
    if (value instanceof PdfName) return `/${value.value}`;
    if (value instanceof PdfString) return `<${stringMark(value)}>`;
    if (value instanceof PdfStream) return 'stream';
    if (value instanceof PdfDictionary) {
      spend(value.entries.size);
      const entries = [...value.entries].sort(([one], [other]) => (one < other ? -1 : 1));
      return `<<${entries.map(([key, entry]) => `${key} ${write(entry, levels - 1)}`).join(' ')}>>`;
    }
    if (Array.isArray(value)) return `[${value.map((item) => write(item, levels - 1)).join(' ')}]`;
    return typeof value === 'number' ? value.toFixed(2) : String(value);
  };
  const stringMark = ({ bytes }: PdfString): string => {
    spend(bytes.length / bytesPerStep);
    if (bytes.length <= longestString) return Buffer.from(bytes).toString('hex');
    return createHash('sha256').update(bytes).digest('hex');
  };
  return write(object, mostLevels);
}
