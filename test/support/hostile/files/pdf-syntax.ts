/** PDF files that are hostile in their syntax: objects, streams, cross-references. */
import { deflateRawSync } from 'node:zlib';
import { type HostileFile, hostile } from './hostile-file.ts';
import { type RawObjects, bracketed, many, rawFlate, rawPdf, rawStream, withObjectStream } from './raw-pdf.ts';

const catalog = '<</Type/Catalog/Pages 2 0 R/Metadata 2 0 R/AF 2 0 R>>';
const mega = 1 << 20;

export function objectBombs(): readonly HostileFile[] {
  return [
    hostile('an object stream with a string of 90 MB', () =>
      withObjectStream(bracketed('(', many(90 * mega, 'a'), ')'), catalog),
    ),
    hostile('an object stream with a string of 20 MB', () =>
      withObjectStream(bracketed('(', many(20 * mega, 'a'), ')'), catalog),
    ),
    hostile('an object stream with a hexadecimal string of 20 MB', () =>
      withObjectStream(bracketed('<', many(20 * mega, '0a'), '>'), catalog),
    ),
    hostile('ten million empty dictionaries', () =>
      withObjectStream(bracketed('[', many(20 * mega, '<<>>'), ']'), catalog),
    ),
    hostile('ten million empty arrays', () => withObjectStream(bracketed('[', many(20 * mega, '[]'), ']'), catalog)),
    hostile('ten million numbers', () => withObjectStream(bracketed('[', many(20 * mega, '1 '), ']'), catalog)),
    hostile('six million references', () => withObjectStream(bracketed('[', many(21 * mega, '1 0 R '), ']'), catalog)),
    hostile('a million names', () => {
      const names = Array.from({ length: mega }, (_, index) => `/${index.toString(36)}`).join('');
      return withObjectStream(`[${names}]`, catalog);
    }),
    hostile('a dictionary of a million keys', () => {
      const keys = Array.from({ length: mega }, (_, index) => `/${index.toString(36)} 1`).join('');
      return withObjectStream(`<<${keys}>>`, catalog);
    }),
    hostile('a name of 20 MB', () => withObjectStream(bracketed('[/', many(20 * mega, 'a'), ']'), catalog)),
    hostile('arrays nested 10 million deep', () => withObjectStream(many(10 * mega, '['), catalog)),
    hostile('dictionaries nested 5 million deep', () => withObjectStream(many(15 * mega, '<</A'), catalog)),
    hostile('parentheses that are never closed', () => withObjectStream(many(20 * mega, '('), catalog)),
    hostile('a comment of 20 MB', () => withObjectStream(many(20 * mega, '%'), catalog)),
    hostile('a thousand objects of which each is a comment over all others', () => overlapping('%')),
    hostile('a thousand objects of which each is a string over all others', () => overlapping('(')),
    hostile('object streams in object streams', () => nestedObjectStreams()),
  ];
}

export function streamBombs(): readonly HostileFile[] {
  const content = (stream: string, more: RawObjects = {}): Buffer =>
    rawPdf({ 1: '<</Type/Catalog/Pages 2 0 R/Metadata 3 0 R>>', 2: '<</Type/Pages/Kids[]>>', 3: stream, ...more });
  const parameters = (text: string): string => `/DecodeParms<</Predictor 15${text}>>`;
  return [
    hostile('a chain of 5,000 indirect lengths', () => lengthChain(5_000, false)),
    hostile('a chain of 5,000 indirect lengths that is closed', () => lengthChain(5_000, true)),
    hostile('a length that is the stream itself', () => content('<</Length 3 0 R>>\nstream\nx\nendstream')),
    hostile('metadata of 256 MB', () => content(rawFlate(many(256 * mega, '\0')))),
    hostile('a predictor over 90 MB', () => content(rawFlate(many(90 * mega, '\x04'), parameters('/Columns 64')))),
    hostile('a predictor of two billion columns', () => content(rawFlate('x', parameters('/Columns 2147483647')))),
    hostile('a predictor with a fraction of a column', () =>
      content(rawFlate(many(99, '\x02'), parameters('/Columns 1.5'))),
    ),
    hostile('a predictor with a column that is no number', () => content(rawFlate('xxxx', parameters('/Columns/A')))),
    hostile('fifty filters', () => content(rawStream('x', `/Filter[${'/FlateDecode '.repeat(50)}]`))),
    hostile('filters in filters', () =>
      content(rawStream('x', `/Filter${'['.repeat(40)}/FlateDecode${']'.repeat(40)}`)),
    ),
    hostile('10,000 pages of one stream that is long and decodes to nothing', () => emptyContents(10_000)),
  ];
}

export function crossReferenceBombs(): readonly HostileFile[] {
  const stream = (entries: string, rows: Uint8Array = Buffer.alloc(0)): Buffer => {
    const head = '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n';
    const object = `2 0 obj\n${rawFlate(rows, `/Type/XRef/Root 1 0 R${entries}`)}\nendobj\n`;
    return Buffer.from(`${head}${object}startxref\n${head.length}\n%%EOF\n`, 'latin1');
  };
  return [
    hostile('sections that refer to each other', () => previous((at) => `/Prev ${at}`)),
    hostile('a hybrid section that is itself', () => previous((at) => `/XRefStm ${at}`)),
    hostile('a previous section at half a byte', () => previous(() => '/Prev 0.5')),
    hostile('a previous section before the file', () => previous(() => '/Prev -5')),
    hostile('a chain of 10,000 sections', () => sectionChain(10_000)),
    hostile('60 sections of 300,000 objects', () => largeSections(60, 300_000)),
    hostile('a size of two billion', () => stream('/Size 2147483648/W[1 2 1]')),
    hostile('a billion rows of no width', () => stream('/Size 1000000000/W[0 0 0]')),
    hostile('fields of a thousand bytes', () => stream('/Size 1/W[1000 1000 1000]', Buffer.alloc(3_000))),
    hostile('half an object', () => stream('/Size 2/Index[0 1.5]/W[0 2 0]', Buffer.alloc(3))),
    hostile('less than no object', () => stream('/Size 2/Index[-5 3]/W[1 2 1]', Buffer.alloc(12))),
    hostile('more objects than numbers', () => stream('/Size 2/Index[9007199254740991 9007199254740991]/W[1 2 1]')),
    hostile('20 million rows, 100,000 at a time', () =>
      stream(`/Size 100000/Index[${'0 100000 '.repeat(200)}]/W[0 1 0]`, many(20 * mega, '\0')),
    ),
    hostile('an object number of two billion', () =>
      rawPdf({ 1: '<</Type/Catalog/Pages 2147483648 0 R/Metadata 4294967296 0 R>>' }),
    ),
    hostile('an object number beyond all numbers', () =>
      rawPdf({ 1: `<</Type/Catalog/Pages ${'9'.repeat(400)} 0 R>>` }),
    ),
  ];
}

/** Object k is `k 0 obj` and a comment or string in which the next object begins. */
function overlapping(open: string): Buffer {
  const count = 1_000;
  let text = '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 3 0 R/Names<</EmbeddedFiles<</Names[';
  for (let number = 3; number < count; number++) text += `(a)${number} 0 R`;
  text += ']>>>>>>\nendobj\n';
  const offsets = [0, text.indexOf('1 0 obj')];
  for (let number = 2; number < count; number++) {
    offsets.push(text.length);
    text += `${number} 0 obj ${open} `;
  }
  text += `${' '.repeat(8 * mega)}\n`;
  const start = text.length;
  text += `xref\n0 ${count}\n0000000000 65535 f \n`;
  for (let number = 1; number < count; number++) text += `${String(offsets[number]).padStart(10, '0')} 00000 n \n`;
  return Buffer.from(`${text}trailer\n<</Size ${count}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`, 'latin1');
}

/** The length of each stream is the next object, a stream as well. */
function lengthChain(count: number, closed: boolean): Buffer {
  const objects: Record<number, string> = { 1: '<</Type/Catalog/Pages 2 0 R/Metadata 2 0 R>>' };
  for (let number = 2; number <= count; number++) {
    const next = number < count ? number + 1 : closed ? 2 : count + 1;
    objects[number] = `<</Length ${next} 0 R>>\nstream\nx\nendstream`;
  }
  if (!closed) objects[count + 1] = '1';
  return rawPdf(objects);
}

function nestedObjectStreams(): Buffer {
  const inner = rawFlate('2 0 [1]', '/Type/ObjStm/N 1/First 4');
  return withObjectStream(inner, '<</Type/Catalog/Pages 2 0 R>>');
}

/** Blocks of deflate that hold nothing: five bytes each. */
function emptyContents(pages: number): Buffer {
  const blocks = Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    many(4 * mega, '\0\0\0\xff\xff'),
    deflateRawSync(''),
    Buffer.from([0, 0, 0, 1]),
  ]);
  const objects: Record<number, string> = {
    1: '<</Type/Catalog/Pages 2 0 R>>',
    3: rawStream(blocks, '/Filter/FlateDecode'),
  };
  const kids: string[] = [];
  for (let page = 0; page < pages; page++) {
    objects[4 + page] = '<</Type/Page/Contents 3 0 R>>';
    kids.push(`${4 + page} 0 R`);
  }
  return rawPdf({ ...objects, 2: `<</Type/Pages/Kids[${kids.join(' ')}]>>` });
}

function previous(entry: (offset: number) => string): Buffer {
  const head = '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n';
  const table = `xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R${entry(head.length)}>>\n`;
  return Buffer.from(`${head}${table}startxref\n${head.length}\n%%EOF\n`, 'latin1');
}

function sectionChain(count: number): Buffer {
  let text = '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n';
  let last = '';
  let start = 0;
  for (let section = 0; section < count; section++) {
    start = text.length;
    text += `xref\n0 0\ntrailer\n<</Size 2/Root 1 0 R${last}>>\n`;
    last = `/Prev ${start}`;
  }
  return Buffer.from(`${text}startxref\n${start}\n%%EOF\n`, 'latin1');
}

/** Cross-reference streams, each of them small and of many objects. */
function largeSections(count: number, objects: number): Buffer {
  let text = '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n';
  const rows = Buffer.alloc(4 * objects, Buffer.from([1, 0, 0, 9]));
  let last = '';
  let start = 0;
  for (let section = 0; section < count; section++) {
    start = text.length;
    text += `2 0 obj\n${rawFlate(rows, `/Type/XRef/Root 1 0 R/Size ${objects}/W[1 3 0]${last}`)}\nendobj\n`;
    last = `/Prev ${start}`;
  }
  return Buffer.from(`${text}startxref\n${start}\n%%EOF\n`, 'latin1');
}
