/** Word files. */
import { deflateRawSync } from 'node:zlib';
import { filingNamespace } from '../../../../src/docx/document-parts.ts';
import { deflateEntry } from '../../../../src/zip/entry.ts';
import { zipFile } from '../../../../src/zip/zip-file.ts';
import { type HostileFile, hostile } from './hostile-file.ts';
import { many } from './raw-pdf.ts';

const mega = 1 << 20;

/** A Word file that says it carries a filing, with these parts. */
function wordFile(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const filing = `<filing xmlns="${filingNamespace}" template="annex-4@1.3.0" totals="as-filed">e30=</filing>`;
  const all = { 'word/document.xml': '<w:document/>', 'customXml/item1.xml': filing, ...parts };
  return Buffer.from(zipFile(Object.entries(all).map(([name, content]) => deflateEntry(name, content))));
}

export function wordBombs(): readonly HostileFile[] {
  const body = (xml: string | Buffer): Buffer => wordFile({ 'word/document.xml': xml });
  const attributes = many(20 * mega, ' w:a="1"');
  return [
    hostile('three million attributes', () =>
      body(Buffer.concat([Buffer.from('<w:p'), attributes, Buffer.from('/>')])),
    ),
    hostile('three million attributes of a text', () =>
      body(Buffer.concat([Buffer.from('<w:t'), attributes, Buffer.from('>a</w:t>')])),
    ),
    hostile('paragraphs whose tags do not end', () => body(many(20 * mega, '<w:p '))),
    hostile('texts whose tags do not end', () => body(many(20 * mega, '<w:t '))),
    hostile('tabs whose tags do not end', () => body(many(20 * mega, '<w:tab '))),
    hostile('texts that do not end', () => body(many(20 * mega, '<w:t>a'))),
    hostile('eight million paragraphs', () => body(many(56 * mega, '<w:p/>'))),
    hostile('elements nested four million deep', () => body(many(20 * mega, '<w:p>'))),
    hostile('a text of 60 MB', () =>
      body(Buffer.concat([Buffer.from('<w:t>'), many(60 * mega, '&#65;'), Buffer.from('</w:t></w:p>')])),
    ),
    hostile('a text of four million entities', () =>
      body(Buffer.concat([Buffer.from('<w:p><w:t>'), many(16 * mega, '&lt;'), Buffer.from('</w:t></w:p>')])),
    ),
    hostile('a text of 256 MB', () => body(many(256 * mega, 'a'))),
    hostile('entities of entities', () => {
      const entities = Array.from({ length: 30 }, (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};">`);
      return body(`<!DOCTYPE d [<!ENTITY e0 "a">${entities.join('')}]><w:p><w:t>&e30;</w:t></w:p>`);
    }),
    hostile('a date whose tags do not end', () =>
      wordFile({ 'docProps/core.xml': many(20 * mega, '<dcterms:created ') }),
    ),
    hostile('a template whose tags do not end', () =>
      wordFile({
        'customXml/item1.xml': '<a/>',
        'docProps/app.xml': Buffer.concat([Buffer.from('<Application>filing-press<'), many(20 * mega, '<Template>')]),
      }),
    ),
    hostile('a filing that is not one', () =>
      wordFile({
        'customXml/item1.xml': Buffer.concat([
          Buffer.from(`<filing xmlns="${filingNamespace}" template="annex-4@1.3.0">`),
          many(40 * mega, 'W1tb'),
          Buffer.from('</filing>'),
        ]),
      }),
    ),
    hostile('twenty parts without a filing', () =>
      wordFile(
        Object.fromEntries(
          Array.from({ length: 20 }, (_, index) => [`customXml/item${index + 1}.xml`, many(3 * mega, '<filing ')]),
        ),
      ),
    ),
    hostile('a directory of 65,535 entries', () => directory(65_535, 65_535)),
    hostile('a directory that says less than it has', () => directory(65_535, 2)),
    hostile('entries that all are the same bytes', () => sameEntries(400)),
    hostile('an entry of 4 MB of blocks that hold nothing', () => emptyBlocks()),
  ];
}

/** Central directory entries only, one after another. */
function directory(entries: number, said: number): Buffer {
  const records = Array.from({ length: entries }, (_, index) =>
    entryRecord(`a${index}`, { size: 0, compressedSize: 0 }),
  );
  return withDirectory(Buffer.from('PK\x03\x04'), records, said);
}

/** A zip quine of a kind: every entry is the one stream, as often as there are entries. */
function sameEntries(count: number): Buffer {
  const content = many(mega, 'a');
  const local = localEntry('word/document.xml', deflateRawSync(content));
  const names = ['word/document.xml', ...Array.from({ length: count }, (_, index) => `customXml/item${index}.xml`)];
  const sizes = { size: mega, compressedSize: deflateRawSync(content).length };
  return withDirectory(
    local,
    names.map((name) => entryRecord(name, sizes)),
    names.length,
  );
}

function emptyBlocks(): Buffer {
  const data = Buffer.concat([many(4 * mega, '\0\0\0\xff\xff'), deflateRawSync('')]);
  const names = ['word/document.xml', ...Array.from({ length: 20 }, (_, index) => `customXml/item${index}.xml`)];
  const sizes = { size: 0, compressedSize: data.length };
  return withDirectory(
    localEntry('word/document.xml', data),
    names.map((name) => entryRecord(name, sizes)),
    names.length,
  );
}

function localEntry(name: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(8, 8);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), data]);
}

function entryRecord(name: string, { size, compressedSize }: { size: number; compressedSize: number }): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(8, 10);
  record.writeUInt32LE(compressedSize, 20);
  record.writeUInt32LE(size, 24);
  record.writeUInt16LE(name.length, 28);
  return Buffer.concat([record, Buffer.from(name)]);
}

function withDirectory(start: Uint8Array, records: readonly Uint8Array[], said: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(said, 8);
  end.writeUInt16LE(said, 10);
  end.writeUInt32LE(start.length, 16);
  return Buffer.concat([start, ...records, end]);
}
