import { createHash } from 'node:crypto';
import { manifestKind } from '../../../src/documents/batch/manifest.ts';
import { volumeTemplate } from '../../../src/documents/batch/volume-ports.ts';
import { templateOf } from '../../../src/documents/prepared-document.ts';
import { metadataStream } from '../../../src/pdf/finish/metadata.ts';
import { outputIntent } from '../../../src/pdf/finish/output-intent.ts';
import { profileTable } from '../../../src/pdf/finish/profiles.ts';
import { flateStream } from '../../../src/pdf/syntax/filters.ts';
import { IndirectObject, PdfDictionary, PdfName, type PdfObject, PdfString } from '../../../src/pdf/syntax/objects.ts';
import { writePdf } from '../../../src/pdf/syntax/streamed-file.ts';
import { formOf } from '../filing-report.ts';

/** A volume as somebody might make one up: one empty page, and whatever is to be attached. */
export function madeUpVolume(attachments: PdfObject): Buffer {
  const page = new IndirectObject(
    PdfDictionary.of({ Type: PdfName.of('Page'), Contents: new IndirectObject(flateStream(Buffer.alloc(0))) }),
  );
  const metadata = { title: '合订本', subject: '合订本', language: 'zh-CN', template: volumeTemplate };
  const catalog = PdfDictionary.of({
    Type: PdfName.of('Catalog'),
    Pages: new IndirectObject(PdfDictionary.of({ Type: PdfName.of('Pages'), Kids: [page], Count: 1 })),
    Metadata: metadataStream({ ...metadata, totals: 'as-filed' }, profileTable['pdfa-3b']),
    OutputIntents: [outputIntent],
    Names: PdfDictionary.of({ EmbeddedFiles: attachments }),
  });
  return writePdf({ Root: new IndirectObject(catalog) }, { version: '1.7', objectStreams: true });
}

/** A name tree of one leaf with these files, by their keys. */
export function attached(files: Readonly<Record<string, Uint8Array>>): IndirectObject {
  const names = Object.entries(files).flatMap(([key, bytes]) => {
    const stream = new IndirectObject(flateStream(bytes, { Type: PdfName.of('EmbeddedFile') }));
    const specification = PdfDictionary.of({ UF: PdfString.ascii(key), EF: PdfDictionary.of({ F: stream }) });
    return [PdfString.ascii(key), new IndirectObject(specification)];
  });
  return new IndirectObject(PdfDictionary.of({ Names: names }));
}

/** A manifest that says that these items are in the volume, of these filings as far as they are given. */
export function manifestOf(forms: readonly string[], filings: readonly string[] = []): Buffer {
  const order = { output: 'volume', format: 'pdf', profile: 'pdfa-3b', strict: false, totals: 'as-filed' };
  return Buffer.from(
    JSON.stringify({
      ...{ manifest: manifestKind, build: 'filing-press/0.0.0' },
      order: { ...order, duplex: false, contents: false },
      items: forms.map((form, at) => ({
        ...{ index: at + 1, line: at + 1, form, name: form, status: 'printed', pages: 1, firstPage: at + 1 },
        filingSha256: createHash('sha256')
          .update(filings[at] ?? '')
          .digest('hex'),
        ...{ template: templateOf(formOf(form)), warnings: [] },
      })),
      ...{ counts: {}, complete: true },
    }),
  );
}
