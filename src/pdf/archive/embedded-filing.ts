import { createHash } from 'node:crypto';
import type { PdfProperties } from '../../documents/ports.ts';
import { flateStream } from '../document/filters.ts';
import { IndirectObject, PdfDictionary, PdfName, PdfString } from '../document/objects.ts';
import { documentDate } from './document-date.ts';

/** Description of the attachment, as viewers list it. */
const DESCRIPTION = '申报数据';

/**
 * The filing as an associated file (ISO 19005-3, 6.8): the file specification, to be linked from AF and from the
 * EmbeddedFiles name tree of the catalog. Source: the document was made from it.
 */
export function embeddedFiling({ source, documentDate: date }: PdfProperties): IndirectObject {
  const parameters = PdfDictionary.of({
    Size: source.bytes.length,
    CheckSum: new PdfString(createHash('md5').update(source.bytes).digest()),
    // Optional (ISO 32000-1, table 46). Some writers hold that PDF/A-3 wants it, validators do not ask for it, and
    // a date that nobody gave would be invented.
    ModDate: date === undefined ? undefined : PdfString.ascii(documentDate(date).pdf),
  });
  const file = flateStream(source.bytes, {
    Type: PdfName.of('EmbeddedFile'),
    Subtype: PdfName.of('application/json'),
    Params: parameters,
  });
  const stream = new IndirectObject(file);
  return new IndirectObject(
    PdfDictionary.of({
      Type: PdfName.of('Filespec'),
      F: PdfString.text(source.fileName),
      UF: PdfString.text(source.fileName),
      AFRelationship: PdfName.of('Source'),
      Desc: PdfString.text(DESCRIPTION),
      EF: PdfDictionary.of({ F: stream, UF: stream }),
    }),
  );
}
