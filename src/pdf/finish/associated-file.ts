import { createHash } from 'node:crypto';
import type { FiledProperties } from '../../documents/ports.ts';
import { deflate } from '../syntax/filters.ts';
import { IndirectObject, PdfDictionary, PdfName, PdfStream, PdfString } from '../syntax/objects.ts';
import { readDocumentDate } from './document-date.ts';

/** A JSON file to be attached. */
interface AssociatedFile {
  readonly name: string;
  /** As viewers list it. */
  readonly description: string;
  /** `Source`: the document was made from it (ISO 19005-3, annex E). */
  readonly relationship: 'Source' | 'Data';
  /** Compressed with Flate. */
  readonly data: Uint8Array;
  /** Bytes before that. */
  readonly size: number;
  /** MD5 of them. */
  readonly checkSum?: Uint8Array;
  /** Of the document. */
  readonly documentDate?: string | undefined;
}

/**
 * The file specification of an associated file (ISO 19005-3, 6.8), to be linked from an AF and from the EmbeddedFiles
 * name tree of the catalog.
 */
export function fileSpecification(file: AssociatedFile): IndirectObject {
  const { name, description, relationship, data, size, checkSum, documentDate: date } = file;
  const dictionary = PdfDictionary.of({
    Type: PdfName.of('EmbeddedFile'),
    Subtype: PdfName.of('application/json'),
    Params: PdfDictionary.of({
      Size: size,
      CheckSum: checkSum && new PdfString(checkSum),
      // Optional (ISO 32000-1, table 46). Some writers hold that PDF/A-3 wants it, validators do not ask for it, and
      // any date would be invented.
      ModDate: date === undefined ? undefined : PdfString.ascii(readDocumentDate(date).pdf),
    }),
    Filter: PdfName.of('FlateDecode'),
  });
  const stream = new IndirectObject(new PdfStream(dictionary, data));
  return new IndirectObject(
    PdfDictionary.of({
      Type: PdfName.of('Filespec'),
      F: PdfString.text(name),
      UF: PdfString.text(name),
      AFRelationship: PdfName.of(relationship),
      Desc: PdfString.text(description),
      EF: PdfDictionary.of({ F: stream, UF: stream }),
    }),
  );
}

/** The filing as an associated file. */
export function filingAttachment({ source, documentDate }: FiledProperties): IndirectObject {
  const { bytes, fileName } = source;
  return fileSpecification({
    ...{ name: fileName, description: '申报数据', relationship: 'Source', documentDate },
    ...{ data: deflate(bytes), size: bytes.length, checkSum: createHash('md5').update(bytes).digest() },
  });
}
