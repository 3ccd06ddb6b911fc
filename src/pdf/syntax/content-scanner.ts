import { characterClass, delimiter, endOfLiteralString, endOfRegular, skipWhiteSpace } from './characters.ts';
import { PdfFormatError } from './format-error.ts';

/**
 * Walks over the operators of a content stream (ISO 32000-1, 7.8.2) without building their operands: after
 * `next()` the fields say where the operator and its operands stand in the text.
 */
export class ContentScanner {
  readonly text: string;
  /** `Tj`, `BDC`, … */
  operator = '';
  /** Offset of the first operand, or of the operator if it has none. */
  operandStart = 0;
  operatorStart = 0;
  /** Offset behind the operator. */
  end = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Moves to the next operator; false at the end of the stream. */
  next(): boolean {
    const { text } = this;
    let offset = skipWhiteSpace(text, this.end);
    this.operandStart = offset;
    while (offset < text.length) {
      const start = offset;
      const code = text.charCodeAt(offset);
      if (characterClass[code] === delimiter) offset = this.#skipDelimited(offset, code);
      else {
        offset = endOfRegular(text, offset);
        if (!isOperand(text, start, code)) return this.#stopAt(start, offset);
      }
      // Mostly one space; the general case is looked at only where something else follows.
      if (text.charCodeAt(offset) === 0x20) offset++;
      if (characterClass[text.charCodeAt(offset)] !== 0) offset = skipWhiteSpace(text, offset);
    }
    if (offset > this.operandStart) throw new PdfFormatError('A content stream ends with operands', offset);
    return false;
  }

  #stopAt(start: number, end: number): true {
    this.operatorStart = start;
    this.operator = operatorAt(this.text, start, end);
    this.end = end;
    // The bytes of an inline image follow no syntax.
    if (this.operator === 'BI') throw new PdfFormatError('A content stream holds an inline image', start);
    return true;
  }

  /** Offset behind a name or string, or behind one bracket: what stands between brackets is skipped in turn. */
  #skipDelimited(offset: number, code: number): number {
    const { text } = this;
    const isHexadecimal = code === 0x3c && text.charCodeAt(offset + 1) !== 0x3c;
    if (code === 0x28 || isHexadecimal) {
      const end = isHexadecimal ? text.indexOf('>', offset) : endOfLiteralString(text, offset);
      if (end < 0) throw new PdfFormatError('A string does not end', offset);
      return end + 1;
    }
    return code === 0x2f ? endOfRegular(text, offset + 1) : offset + 1;
  }
}

/** Numbers and the keywords that are objects. */
function isOperand(text: string, start: number, code: number): boolean {
  if (code < 0x3a) return code >= 0x2b;
  return (
    (code === 0x74 && text.startsWith('true', start)) ||
    (code === 0x66 && text.startsWith('false', start)) ||
    (code === 0x6e && text.startsWith('null', start))
  );
}

/** The operators that a print has (ISO 32000-1, annex A), by their characters: to cut them out of the text anew each time costs more than all the rest. */
const known: ReadonlyMap<number, string> = new Map(
  'q Q cm re W W* n f F f* S s B B* b b* m l c v y h BT ET Tf Td TD Tm T* Tj TJ Tc Tw Tz TL Tr Ts rg RG gs BDC BMC EMC w J j M d'
    .split(' ')
    .map((operator) => [keyOf(operator, 0, operator.length), operator]),
);

function operatorAt(text: string, start: number, end: number): string {
  const operator = end - start > 3 ? undefined : known.get(keyOf(text, start, end));
  return operator ?? text.slice(start, end);
}

/** Different for all operators of up to three characters. */
function keyOf(text: string, start: number, end: number): number {
  let key = 0;
  for (let at = start; at < end; at++) key = (key << 8) | (text.charCodeAt(at) & 0xff);
  return key;
}
