import { IndirectObject, PdfDictionary, PdfName, PdfStream, PdfString, type PdfObject } from '../document/objects.ts';

/** Nesting that is looked into. */
const mostLevels = 6;

/**
 * An object as text that is equal for equal objects, whatever their numbers; what lies deeper is left out, and so are
 * digits that one program writes and another does not.
 */
export function printable(object: PdfObject, levels = mostLevels): string {
  if (levels === 0) return '…';
  if (object instanceof IndirectObject) return printable(object.value, levels - 1);
  if (object instanceof PdfName) return `/${object.value}`;
  if (object instanceof PdfString) return `<${Buffer.from(object.bytes).toString('hex')}>`;
  if (object instanceof PdfStream) return 'stream';
  if (object instanceof PdfDictionary) {
    const entries = [...object.entries].sort(([one], [other]) => (one < other ? -1 : 1));
    return `<<${entries.map(([key, value]) => `${key} ${printable(value, levels - 1)}`).join(' ')}>>`;
  }
  if (Array.isArray(object)) return `[${object.map((item) => printable(item, levels - 1)).join(' ')}]`;
  return typeof object === 'number' ? object.toFixed(2) : String(object);
}
