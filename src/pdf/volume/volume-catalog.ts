import type { DeflatedText } from '../../documents/batch/deflated-text.ts';
import { type VolumeBinding, volumeTemplate } from '../../documents/batch/volume-ports.ts';
import { fileSpecification } from '../finish/associated-file.ts';
import { informationDictionary, metadataStream } from '../finish/metadata.ts';
import { outputIntent } from '../finish/output-intent.ts';
import { profileTable } from '../finish/profiles.ts';
import { checkFrame } from '../finish/self-check.ts';
import { PdfFormatError } from '../syntax/format-error.ts';
import type { KeyTree } from '../syntax/key-tree.ts';
import { IndirectObject, PdfDictionary, PdfName, PdfString } from '../syntax/objects.ts';
import type { StreamedFile } from '../syntax/streamed-file.ts';

const subject = '预算绩效申报合订本';
const language = 'zh-CN';
/** Of the manifest. */
const attachmentName = 'manifest.json';

/** What the catalog of a volume leads to. */
interface CatalogEntries {
  readonly binding: VolumeBinding;
  readonly title: string;
  readonly manifest: DeflatedText | undefined;
  /** Name tree of the attachments so far. */
  readonly attachments: KeyTree;
  readonly pages: IndirectObject;
  readonly structure: IndirectObject;
  readonly outline: IndirectObject;
  /** Pages of the list of contents. */
  readonly frontPages: number;
}

/** Writes the catalog and the trailer. Throws PdfFormatError if the file would not be what its profile claims. */
export function closeVolume(file: StreamedFile, end: CatalogEntries): void {
  const { binding, attachments, manifest, frontPages } = end;
  const { totals, documentDate: date } = binding;
  const requirements = profileTable[binding.profile];
  const metadata = {
    ...{ title: end.title, subject, language, template: volumeTemplate, totals },
    ...(date === undefined ? {} : { documentDate: date }),
  };
  const attached =
    manifest &&
    fileSpecification({
      ...{ name: attachmentName, description: '合订本清单', relationship: 'Data', documentDate: date },
      ...{ data: manifest.data, size: manifest.size },
    });
  if (attached !== undefined) attachments.add(PdfString.ascii(attachmentName), attached);
  const files = attachments.end();
  const catalog = PdfDictionary.of({
    Type: PdfName.of('Catalog'),
    Pages: end.pages,
    PageLabels: pageLabels(frontPages),
    PageMode: PdfName.of('UseOutlines'),
    Lang: PdfString.text(language),
    MarkInfo: PdfDictionary.of({ Marked: true }),
    ViewerPreferences: PdfDictionary.of({
      DisplayDocTitle: true,
      // What the print dialogue offers (ISO 32000-1, table 150); PDF 1.4 does not know it and passes over it.
      Duplex: binding.duplex ? PdfName.of('DuplexFlipLongEdge') : undefined,
    }),
    Metadata: metadataStream(metadata, requirements),
    OutputIntents: [outputIntent],
    Outlines: end.outline,
    StructTreeRoot: end.structure,
    AF: attached !== undefined && requirements.embedsFiling ? [attached] : undefined,
    Names: files && PdfDictionary.of({ EmbeddedFiles: files }),
  });
  const trailer = { Root: new IndirectObject(catalog), Info: informationDictionary(metadata) };
  const { version } = requirements.layout;
  const identified = PdfDictionary.of({ ...trailer, ID: [null, null] });
  const failures = checkFrame({ version, trailer: identified, catalog }, requirements);
  if (failures.length > 0) throw new PdfFormatError(failures.join('; '));
  file.end(trailer);
}

/** The list of contents in roman figures, the items through in arabic ones (ISO 32000-1, 12.4.2). */
function pageLabels(frontPages: number): PdfDictionary {
  const front = [0, PdfDictionary.of({ S: PdfName.of('r') })];
  const body = [frontPages, PdfDictionary.of({ S: PdfName.of('D') })];
  return PdfDictionary.of({ Nums: frontPages === 0 ? body : [...front, ...body] });
}
