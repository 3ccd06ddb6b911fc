import { PdfFormatError } from '../document/format-error.ts';

/** Character code of a font → the text it stands for. */
export type ToUnicodeMap = ReadonlyMap<number, string>;

/** Characters of a CMap that is read: 65,536 codes, each with a text and on a line of its own, have a third of it. */
const longest = 4 << 20;

/** Entries that one block of a CMap may have (Adobe Technical Note 5014). */
const BLOCK = 100;

/** Writes a ToUnicode CMap (ISO 32000-1, 9.10.3) of these codes, in their order. */
export function writeToUnicode(texts: ToUnicodeMap): string {
  const codes = Uint16Array.from(texts.keys()).sort();
  let body = '';
  for (let start = 0; start < codes.length; start += BLOCK) {
    const block = codes.slice(start, start + BLOCK);
    body += `${block.length} beginbfchar\n`;
    for (const code of block) body += `<${hex(code)}> <${utf16Units(texts.get(code) ?? '')}>\n`;
    body += 'endbfchar\n';
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
    `${body}endcmap`,
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

function utf16Units(text: string): string {
  let digits = '';
  for (let unit = 0; unit < text.length; unit++) digits += hex(text.charCodeAt(unit));
  return digits;
}

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

/** Sixteen bits as four digits. */
function hex(value: number): string {
  return `${PAIRS[value >> 8] ?? ''}${PAIRS[value & 0xff] ?? ''}`;
}

/**
 * Reads a ToUnicode CMap with two-byte codes (ISO 32000-1, 9.10.3). What it says is the text that copying,
 * searching and reading aloud get, so it is read as strictly as it is relied on.
 */
export function readToUnicode(cmap: string): ToUnicodeMap {
  if (cmap.length > longest) throw new PdfFormatError('A ToUnicode CMap is too long');
  const map = new Map<number, string>();
  const begin = /begin(bfchar|bfrange)\s/g;
  for (let block = begin.exec(cmap); block !== null; block = begin.exec(cmap)) {
    const end = cmap.indexOf(`end${block[1] ?? ''}`, begin.lastIndex);
    if (end < 0) throw new PdfFormatError('A block of a ToUnicode CMap does not end');
    const body = cmap.slice(begin.lastIndex, end);
    if (block[1] === 'bfchar') readCharacters(body, map);
    else readRanges(body, map);
    begin.lastIndex = end;
  }
  return map;
}

/** A line of the usual shape: one code, one UTF-16 unit. */
const PLAIN_LINE = /<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*/y;

function readCharacters(body: string, map: Map<number, string>): void {
  PLAIN_LINE.lastIndex = 0;
  let read = 0;
  for (let line = PLAIN_LINE.exec(body); line !== null; line = PLAIN_LINE.exec(body)) {
    map.set(parseInt(line[1] ?? '', 16), String.fromCharCode(parseInt(line[2] ?? '', 16)));
    read = PLAIN_LINE.lastIndex;
  }
  if (read < body.length) readAnyCharacters(body.slice(read), map);
}

function readAnyCharacters(body: string, map: Map<number, string>): void {
  const tokens = body.match(/<[0-9A-Fa-f]*>|\S+/g) ?? [];
  for (let index = 0; index < tokens.length; index += 2) {
    map.set(code(tokens[index]), utf16(tokens[index + 1]));
  }
}

function readRanges(body: string, map: Map<number, string>): void {
  const tokens = body.match(/<[0-9A-Fa-f]*>|\[[^\]]*\]|\S+/g) ?? [];
  for (let index = 0; index < tokens.length; index += 3) {
    const [first, last, target = ''] = [code(tokens[index]), code(tokens[index + 1]), tokens[index + 2]];
    if (last < first) throw new PdfFormatError('A range of a ToUnicode CMap ends before it starts');
    if (target.startsWith('[')) {
      const texts = target.match(/<[0-9A-Fa-f]*>/g) ?? [];
      texts.forEach((text, offset) => map.set(first + offset, utf16(text)));
      continue;
    }
    // The last character counts up. Skia lets ranges of rare Han run on where the low surrogate overflows, from
    // U+203FF to U+20400, and means the next code point (9.10.3 knows no such ranges).
    const characters = Array.from(utf16(target));
    const [head, tail] = [characters.slice(0, -1).join(''), characters.at(-1)?.codePointAt(0) ?? 0];
    if (tail + last - first > 0x10ffff) throw new PdfFormatError('A range of a ToUnicode CMap leaves Unicode');
    // A range that says again what is known would let a small map cost any amount of work.
    if (map.has(first) && map.has(last)) throw new PdfFormatError('A ToUnicode CMap repeats itself');
    for (let at = first; at <= last; at++) map.set(at, head + String.fromCodePoint(tail + at - first));
  }
}

function code(token: string | undefined): number {
  const digits = /^<([0-9A-Fa-f]{4})>$/.exec(token ?? '')?.[1];
  if (digits === undefined) throw new PdfFormatError('A ToUnicode CMap has a code that is not of two bytes');
  return parseInt(digits, 16);
}

function utf16(token: string | undefined): string {
  const digits = /^<((?:[0-9A-Fa-f]{4})+)>$/.exec(token ?? '')?.[1];
  if (digits === undefined) throw new PdfFormatError('A ToUnicode CMap has a text that is not UTF-16');
  return Buffer.from(digits, 'hex').swap16().toString('utf16le');
}
