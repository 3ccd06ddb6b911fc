import type { ToUnicodeMap } from '../print/read-to-unicode.ts';

/** Entries that one block of a CMap may have (Adobe Technical Note 5014). */
const blockSize = 100;

/** Writes a ToUnicode CMap (ISO 32000-1, 9.10.3) of these codes, in their order. */
export function writeToUnicode(texts: ToUnicodeMap): string {
  const codes = Uint16Array.from(texts.keys()).sort();
  let body = '';
  for (let start = 0; start < codes.length; start += blockSize) {
    const block = codes.slice(start, start + blockSize);
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

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

/** Sixteen bits as four digits. */
function hex(value: number): string {
  return `${pairs[value >> 8] ?? ''}${pairs[value & 0xff] ?? ''}`;
}
