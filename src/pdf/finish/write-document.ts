import type { PdfProperties } from '../../documents/ports.ts';
import { IndirectObject, PdfDictionary, PdfName, PdfString } from '../syntax/objects.ts';
import { writePdf } from '../syntax/streamed-file.ts';
import { filingAttachment } from './associated-file.ts';
import type { DocumentPart } from './document-part.ts';
import { FontSubsets } from './font-subsets.ts';
import { informationDictionary, metadataStream } from './metadata.ts';
import { outlineOf } from './outline.ts';
import { outputIntent } from './output-intent.ts';
import { pageObject, pageTree } from './page-tree.ts';
import type { ProfileRequirements } from './profiles.ts';
import { writeStructureTree } from './structure-writer.ts';

/** Writes one part as a file of its own. */
export function writeDocument(
  part: DocumentPart,
  requirements: ProfileRequirements,
  properties: PdfProperties,
): Buffer {
  const fonts = new FontSubsets();
  fonts.addGlyphs(part);
  const pages = part.pages.map((page, index) => pageObject(page, index, (font) => fonts.objectOf(font)));
  fonts.write(requirements);

  const { source } = properties;
  const attaches = requirements.embedsFiling && source !== undefined;
  const filing = attaches ? filingAttachment({ ...properties, source }) : undefined;
  const catalog = PdfDictionary.of({
    Type: PdfName.of('Catalog'),
    Pages: pageTree(pages),
    Lang: PdfString.text(properties.language),
    MarkInfo: PdfDictionary.of({ Marked: true }),
    // ISO 14289-1, 7.1: the window shows the title, not the file name.
    ViewerPreferences: PdfDictionary.of({ DisplayDocTitle: true }),
    Metadata: metadataStream(properties, requirements),
    OutputIntents: [outputIntent],
    Outlines: outlineOf(part.structure, (item) => part.textOf(item), pages),
    StructTreeRoot: writeStructureTree(part.structure, pages),
    AF: filing && [filing],
    Names: filing && embeddedFiles(source?.fileName ?? '', filing),
  });
  const trailer = { Root: new IndirectObject(catalog), Info: informationDictionary(properties) };
  return writePdf(trailer, requirements.layout);
}

/** The name tree by which viewers list attachments (ISO 32000-1, 7.11.4). */
function embeddedFiles(fileName: string, filing: IndirectObject): PdfDictionary {
  return PdfDictionary.of({
    EmbeddedFiles: PdfDictionary.of({ Names: [PdfString.text(fileName), filing] }),
  });
}
