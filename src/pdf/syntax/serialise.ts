import { characterClass } from './characters.ts';
import { IndirectObject, PdfDictionary, PdfName, type PdfObject, PdfStream, PdfString } from './objects.ts';

/** The number under which an indirect object is written. */
type NumberOf = (object: IndirectObject) => number;

/** The syntax of an object that is no stream (ISO 32000-1, 7.3), one character per byte, no needless white space. */
export function serialise(object: Exclude<PdfObject, PdfStream>, numberOf: NumberOf): string {
  if (typeof object === 'number') return serialiseNumber(object);
  if (object instanceof PdfName) return serialiseName(object);
  if (object instanceof IndirectObject) return `${numberOf(object)} 0 R`;
  if (object instanceof PdfDictionary) return serialiseDictionary(object, numberOf);
  if (object instanceof PdfString) return serialiseString(object);
  if (Array.isArray(object)) return serialiseArray(object, numberOf);
  return String(object);
}

function serialiseDictionary(dictionary: PdfDictionary, numberOf: NumberOf): string {
  let out = '<<';
  for (const [key, value] of dictionary.entries) {
    const text = serialise(direct(value), numberOf);
    out += serialiseName(PdfName.of(key)) + (startsWithDelimiter(text) ? text : ` ${text}`);
  }
  return `${out}>>`;
}

function serialiseArray(array: readonly PdfObject[], numberOf: NumberOf): string {
  let out = '[';
  for (const item of array) {
    const text = serialise(direct(item), numberOf);
    out += out.length === 1 || startsWithDelimiter(text) ? text : ` ${text}`;
  }
  return `${out}]`;
}

function direct(object: PdfObject): Exclude<PdfObject, PdfStream> {
  // A stream is an indirect object always (7.3.8.1): linking one directly is a mistake of the caller.
  if (object instanceof PdfStream) throw new TypeError('A stream must be held by an indirect object');
  return object;
}

function startsWithDelimiter(text: string): boolean {
  return characterClass[text.charCodeAt(0)] !== 0;
}

/** Integers as they are; reals without exponent (7.3.3) and with the five decimals that Skia gives them. */
function serialiseNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  if (!Number.isFinite(value)) throw new RangeError('PDF has no number for infinity');
  const text = value.toFixed(8).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

const nameCache = new WeakMap<PdfName, string>();

function serialiseName(name: PdfName): string {
  let text = nameCache.get(name);
  if (text === undefined) {
    text = `/${name.value.replace(/[^\x21-\x7E]|[#()<>[\]{}/%]/g, escapeByte)}`;
    nameCache.set(name, text);
  }
  return text;
}

function escapeByte(character: string): string {
  return `#${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Printable ASCII as a literal string, anything else in hexadecimal. */
function serialiseString(string: PdfString): string {
  const text = Buffer.from(string.bytes).toString('latin1');
  if (/^[\x20-\x7E]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<${Buffer.from(string.bytes).toString('hex').toUpperCase()}>`;
}
