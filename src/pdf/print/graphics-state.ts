import { PdfFormatError } from '../document/format-error.ts';
import type { PdfDictionary, PdfObject } from '../document/objects.ts';

/** Values of the transparency entries (ISO 32000-1, table 58) that leave a page opaque. */
const opaqueValues: Readonly<Record<string, (value: PdfObject, dictionary: PdfDictionary) => boolean>> = {
  ca: (value) => value === 1,
  CA: (value) => value === 1,
  BM: (_value, dictionary) => dictionary.name('BM') === 'Normal',
  SMask: (_value, dictionary) => dictionary.name('SMask') === 'None',
};

/**
 * Refuses a page with transparency: PDF/A-1 forbids it (ISO 19005-1, 6.4), later parts want a blending colour space
 * for it, and these forms have none. Skia names constants in a graphics state dictionary; those may stay.
 */
export function assertOpaque(page: PdfDictionary): void {
  if (page.get('Group') !== null) throw new PdfFormatError('The print has a transparency group');
  const states = page.dictionary('Resources')?.dictionary('ExtGState');
  for (const name of states?.entries.keys() ?? []) {
    const state = states?.dictionary(name);
    for (const key of state?.entries.keys() ?? []) {
      if (state !== undefined && opaqueValues[key]?.(state.get(key), state) === false) {
        throw new PdfFormatError('The print is transparent in places');
      }
    }
  }
}
