/** PDF files that are hostile in what they say: pages, fonts, structure, names, attachments. */
import { type HostileFile, hostile } from './hostile-file.ts';
import { type RawObjects, bracketed, many, rawFlate, rawPdf, rawStream } from './raw-pdf.ts';

const mega = 1 << 20;

/** What makes a file a document of this service, as far as it says. */
function claimed(template: string, profile = '3'): string {
  const properties = `<press:template>${template}</press:template><press:totals>as-filed</press:totals>`;
  const pdfa = `<pdfaid:part>${profile}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>`;
  return rawStream(`<x:xmpmeta>${properties}${pdfa}</x:xmpmeta>`, '/Type/Metadata/Subtype/XML');
}

/** A file that says it is a form, or a volume, and has a filing: its catalog is object 1, the others come from 10 on. */
export function claiming(catalog: string, objects: RawObjects, template = 'annex-4@1.3.0', filing = '{}'): Buffer {
  return rawPdf({
    1: `<</Type/Catalog/Metadata 2 0 R/AF[3 0 R]${catalog}>>`,
    2: claimed(template),
    3: '<</UF(f.json)/AFRelationship/Source/EF<</F 4 0 R>>>>',
    4: rawFlate(filing),
    ...objects,
  });
}

const onePage: RawObjects = {
  10: '<</Type/Pages/Kids[11 0 R]>>',
  11: '<</Type/Page/Contents 12 0 R>>',
  12: rawFlate(''),
};

export function pageBombs(): readonly HostileFile[] {
  return [
    hostile('a page tree that is a loop', () => claiming('/Pages 10 0 R', { 10: '<</Type/Pages/Kids[10 0 R]>>' })),
    hostile('a page tree of 30 levels of which each has every kid twice', () => claiming('/Pages 10 0 R', doubled(30))),
    hostile('a page tree of 10,000 levels', () =>
      claiming(
        '/Pages 10 0 R',
        chain(10_000, (next) => `<</Type/Pages/Kids[${next}]>>`),
      ),
    ),
    hostile('100,000 pages of one content', () => pages(100_000, rawFlate(many(1_000, 'q Q ')))),
    hostile('10,000 pages of 10,000 fonts', () =>
      pages(10_000, rawFlate(''), {
        entries: '/Resources<</Font 13 0 R>>',
        objects: {
          13: `<<${Array.from({ length: 10_000 }, (_, index) => `/F${index} 14 0 R`).join('')}>>`,
          14: '<</A 1>>',
        },
      }),
    ),
    hostile('a ToUnicode map of 20 MB', () =>
      font(rawFlate(many(20 * mega, '1 beginbfchar <0001> <0041> endbfchar '))),
    ),
    hostile('a ToUnicode map of ranges that say the same', () =>
      font(rawFlate(many(4 * mega, '1 beginbfrange <0001> <FFFF> <0041> endbfrange '))),
    ),
    hostile('a ToUnicode map of two million brackets', () =>
      font(rawFlate(bracketed('1 beginbfrange ', many(4 * mega - 99, '[ '), 'endbfrange '))),
    ),
    hostile('a code that stands for a million characters, shown 400 times', () =>
      font(
        rawFlate(bracketed('1 beginbfchar <0001> <', many(4 * mega - 99, '4e00'), '> endbfchar')),
        rawFlate(`BT /F1 1 Tf <${'0001'.repeat(400)}> Tj ET`),
      ),
    ),
    hostile('a code that stands for 256 characters, shown 200,000 times', () =>
      font(
        rawFlate(`1 beginbfchar <0001> <${'4e00'.repeat(256)}> endbfchar`),
        rawFlate(bracketed('BT /F1 1 Tf <', many(mega - 99, '0001'), '> Tj ET')),
      ),
    ),
    hostile('256 fonts of 65,536 codes and 60,000 tables', () => manyFonts()),
    hostile('colours without a blank', () => page(many(mega - 1, '1\n1\n1\nrg\n'))),
    hostile('fonts without a blank', () => page(Buffer.concat([Buffer.from('BT\n'), many(mega - 9, '/F1\n1\nTf\n')]))),
    hostile('saved states that are never restored', () => page(many(mega - 1, 'q '))),
    hostile('marked content that repeats', () => page(many(mega - 1, '/P<</MCID 0>>BDC EMC '))),
    hostile('marked content that is never ended', () => page(many(mega - 1, '/P<</MCID 0>>BDC '))),
    hostile('marked content of arrays', () =>
      page(Buffer.concat([Buffer.from('/P<</MCID'), many(mega - 99, '['), Buffer.from('BDC')])),
    ),
    hostile('content of 20 MB', () => page(many(20 * mega, '0 0 m '))),
    hostile('a number of a megabyte', () => page(many(mega - 1, '1'))),
  ];
}

export function treeBombs(): readonly HostileFile[] {
  const tree = (objects: RawObjects): Buffer =>
    claiming('/Pages 10 0 R/StructTreeRoot<</K 20 0 R>>', { ...onePage, ...objects });
  const elements = (count: number, entries: string, more: RawObjects): Buffer => {
    const kids = Array.from({ length: count }, (_, index) => `${30 + index} 0 R`).join(' ');
    const objects = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        30 + index,
        `<<${entries.startsWith('/S ') ? '' : '/S/P'}/Pg 11 0 R${entries}>>`,
      ]),
    );
    return tree({ ...objects, 20: `<</S/Document/K[${kids}]>>`, ...more });
  };
  const numbers = `[${'0 '.repeat(20_000)}]`;
  return [
    hostile('a structure that is a loop', () => tree({ 20: '<</S/Document/K[20 0 R]>>' })),
    hostile('a structure of 10,000 levels', () => tree(chain(10_000, (next) => `<</S/P/K[${next}]>>`, 20))),
    hostile('20,000 elements with one array of 20,000 kids', () => elements(20_000, '/K 21 0 R', { 21: numbers })),
    hostile('20,000 elements with one array of 20,000 attributes', () =>
      elements(20_000, '/A 21 0 R', { 21: numbers }),
    ),
    hostile('20,000 elements with one title of 4 MB', () =>
      elements(20_000, '/T 21 0 R/Alt 21 0 R', { 21: `(${'a'.repeat(4 * mega)})` }),
    ),
    hostile('4,000 elements with one alternate text of 1.1 MB', () =>
      elements(4_000, '/Alt 21 0 R/Lang 21 0 R', { 21: `(${'a'.repeat(1_100_000)})` }),
    ),
    hostile('20,000 elements with one type of 4,000 characters', () =>
      elements(20_000, '/S 21 0 R', { 21: `/${'a'.repeat(4_000)}` }),
    ),
    hostile('16 attachments with one name of 4 MB', () => {
      const files = '(a)<</UF 13 0 R/EF<</F 14 0 R>>>>'.repeat(16);
      return claiming(`/Pages 10 0 R/Names<</EmbeddedFiles<</Names[${files}]>>>>`, {
        ...onePage,
        ...{ 13: `(${'a'.repeat(4 * mega)})`, 14: rawFlate('') },
      });
    }),
    hostile('20,000 elements with an attribute that is a tree of 1,000 times 1,000', () =>
      elements(20_000, '/C 21 0 R', { 21: fan(22), 22: fan(23), 23: fan(24), 24: '1' }),
    ),
    hostile('an attachment that is its own specification', () =>
      claiming('/Pages 10 0 R', { ...onePage, 3: '<</EF 3 0 R/F 3 0 R>>' }),
    ),
    hostile('20 attachments of 256 MB', () => {
      const files = Array.from({ length: 20 }, () => '<</UF(a)/EF<</F 13 0 R>>>>').join('');
      return claiming(`/Pages 10 0 R/Names<</EmbeddedFiles<</Names[${files}]>>>>`, {
        ...onePage,
        13: rawFlate(many(256 * mega, '\0')),
      });
    }),
    hostile('a filing of 256 MB', () => claiming('/Pages 10 0 R', { ...onePage, 4: rawFlate(many(256 * mega, ' ')) })),
    hostile('a filing of 20 MB', () => claiming('/Pages 10 0 R', { ...onePage, 4: rawFlate(many(20 * mega, '[')) })),
    hostile('a filing of brackets', () => claiming('/Pages 10 0 R', onePage, 'annex-4@1.3.0', '['.repeat(1_000_000))),
    hostile('a template of 4 MB', () => claiming('/Pages 10 0 R', onePage, `annex-4@${'1'.repeat(4 * mega)}`)),
  ];
}

/** Two references to the next level, each. */
function doubled(levels: number): RawObjects {
  return chain(levels, (next) => `<</Type/Pages/Kids[${next} ${next}]>>`);
}

/** Objects of which each has the next, from a number on. */
function chain(count: number, object: (next: string) => string, first = 10): RawObjects {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [first + index, object(`${first + index + 1} 0 R`)]),
  );
}

function fan(next: number): string {
  return `[${`${next} 0 R `.repeat(1_000)}]`;
}

function page(content: Uint8Array): Buffer {
  return claiming('/Pages 10 0 R', { ...onePage, 12: rawFlate(content) });
}

const fontEntries =
  '/Type/Font/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2/FontDescriptor<</FontFile2 15 0 R>>>>]/ToUnicode 14 0 R';

function font(toUnicode: string, content = rawFlate('')): Buffer {
  return claiming('/Pages 10 0 R', {
    ...onePage,
    11: '<</Type/Page/Contents 12 0 R/Resources<</Font<</F1 13 0 R>>>>>>',
    12: content,
    13: `<<${fontEntries}>>`,
    14: toUnicode,
    15: rawFlate(''),
  });
}

function manyFonts(): Buffer {
  const numbers = Array.from({ length: 256 }, (_, index) => 20 + index);
  const program = Buffer.alloc(mega);
  program.writeUInt16BE(60_000, 4);
  return claiming('/Pages 10 0 R', {
    ...onePage,
    ...Object.fromEntries(numbers.map((number) => [number, `<<${fontEntries}>>`])),
    11: `<</Type/Page/Contents 12 0 R/Resources<</Font<<${numbers.map((number) => `/F${number} ${number} 0 R`).join('')}>>>>>>`,
    14: rawFlate('1 beginbfrange <0000> <FFFF> <0041> endbfrange'),
    15: rawFlate(program),
  });
}

function pages(count: number, content: string, { entries = '', objects = {} } = {}): Buffer {
  const kids = Array.from({ length: count }, (_, index) => 20 + index);
  return claiming('/Pages 10 0 R', {
    ...Object.fromEntries(kids.map((number) => [number, `<</Type/Page/Contents 12 0 R${entries}>>`])),
    10: `<</Type/Pages/Kids[${kids.map((number) => `${number} 0 R`).join(' ')}]>>`,
    12: content,
    ...objects,
  });
}
