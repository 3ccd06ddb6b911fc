/** Files that say they are volumes. */
import { attached, madeUpVolume, manifestOf } from '../../archive/bound-volume.ts';
import { type HostileFile, hostile } from './hostile-file.ts';
import { claiming } from './pdf-trees.ts';
import { many, rawFlate, rawPdf } from './raw-pdf.ts';

const mega = 1 << 20;
const template = 'volume@1.0.0';

/** The 38 bytes that were called a volume of this service, and their kin. */
export function mereClaims(): readonly HostileFile[] {
  const claim = `<press:template>${template}<`;
  const pdfa = '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>';
  return [
    hostile('38 bytes that hold the words', () => Buffer.from(`%PDF-1.7\n${claim}`)),
    hostile('the words and a profile', () => Buffer.from(`%PDF-1.7\n${claim}${pdfa}`)),
    hostile('the words in a file of random bytes', () =>
      Buffer.from(`%PDF-1.7\n${'\xff\0'.repeat(5_000)}${claim}${pdfa}`, 'latin1'),
    ),
    hostile('the words in an object that nothing refers to', () =>
      rawPdf({ 1: '<</Type/Catalog>>', 2: `(${claim}${pdfa})` }),
    ),
    hostile('the words in an attachment', () =>
      rawPdf({
        1: '<</Type/Catalog/AF[<</EF<</F 2 0 R>>>>]>>',
        2: `<</Length ${claim.length}>>\nstream\n${claim}\nendstream`,
      }),
    ),
    hostile('the words behind the end of a file', () =>
      Buffer.concat([rawPdf({ 1: '<</Type/Catalog/Metadata 2 0 R>>', 2: rawFlate('x') }), Buffer.from(claim)]),
    ),
  ];
}

export function volumeBombs(): readonly HostileFile[] {
  const manifest = (text: string): Buffer => madeUpVolume(attached({ 'manifest.json': Buffer.from(text) }));
  const head = manifestOf([]).toString().split('"items":[');
  const listing = (items: string): Buffer => manifest(`${head[0] ?? ''}"items":[${items}${head[1] ?? ''}`);
  const names = (leaf: string, more = {}): Buffer =>
    claiming(
      '/Pages 11 0 R/Names<</EmbeddedFiles 10 0 R>>',
      { 10: leaf, 11: '<</Type/Pages/Kids[]>>', ...more },
      template,
    );
  return [
    hostile('a manifest of ten million items', () => listing(Array<string>(10_000_000).fill('1').join(','))),
    hostile('a manifest of five million arrays', () => listing(Array<string>(5_000_000).fill('[]').join(','))),
    hostile('a manifest of brackets', () => listing('['.repeat(mega))),
    hostile('a manifest nested 100,000 deep', () => listing(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)),
    hostile('a manifest of one item with a million findings', () =>
      listing(
        `{"index":1,"line":1,"status":"refused","problem":{"code":"internal","detail":"","errors":[${'1,'.repeat(900_000)}1]}}`,
      ),
    ),
    hostile('a manifest with a problem that is nested 10,000 deep', () =>
      listing(
        `{"index":1,"line":1,"status":"refused","problem":{"code":"internal","detail":"","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
      ),
    ),
    hostile('a manifest of 256 MB', () => manifestOfSize(256 * mega)),
    hostile('a hundred manifests of 10 MB', () =>
      names(`<</Names[${'(manifest.json)12 0 R'.repeat(100)}]>>`, {
        12: '<</EF<</F 13 0 R>>>>',
        13: rawFlate(many(10 * mega, '[1]')),
      }),
    ),
    hostile('2,000 items whose filings are 256 MB each', () => {
      const forms = Array<string>(2_000).fill('annex-4');
      const keys = forms.map((_, index) => `(${String(index + 1).padStart(7, '0')})12 0 R`).join('');
      return names(`<</Names[${keys}(manifest.json)14 0 R]>>`, {
        12: '<</EF<</F 13 0 R>>>>',
        13: rawFlate(many(256 * mega, ' ')),
        14: '<</EF<</F 15 0 R>>>>',
        15: rawFlate(manifestOf(forms)),
      });
    }),
    hostile('a name tree that is a loop', () => names('<</Kids[10 0 R]>>')),
    hostile('a name tree of 30 levels of which each has every kid twice', () =>
      names(
        '<</Kids[20 0 R 20 0 R]>>',
        Object.fromEntries(
          Array.from({ length: 30 }, (_, index) => [20 + index, `<</Kids[${21 + index} 0 R ${21 + index} 0 R]>>`]),
        ),
      ),
    ),
    hostile('10,000 attachments with one name of 4 MB', () =>
      names(`<</Names[${'13 0 R 12 0 R '.repeat(9_999)}]>>`, {
        12: '<</UF 13 0 R/EF<</F 14 0 R>>>>',
        13: `(${'a'.repeat(4 * mega)})`,
        14: rawFlate(''),
      }),
    ),
  ];
}

function manifestOfSize(bytes: number): Buffer {
  return claiming(
    '/Pages 11 0 R/Names<</EmbeddedFiles<</Names[(manifest.json)<</EF<</F 12 0 R>>>>]>>>>',
    { 11: '<</Type/Pages/Kids[]>>', 12: rawFlate(many(bytes, ' ')) },
    template,
  );
}
