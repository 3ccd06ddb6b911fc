import type { PdfProperties } from '../../documents/ports.ts';
import { IndirectObject, PdfDictionary, PdfName, PdfString } from '../document/objects.ts';
import { writePdf } from '../document/writer.ts';
import type { DocumentPart } from './document-part.ts';
import { filingAttachment } from './associated-file.ts';
import { FontSubset } from './font-subset.ts';
import { informationDictionary, metadataStream } from './metadata.ts';
import { outlineOf } from './outline.ts';
import { pageObject, pageTree } from './page-tree.ts';
import type { ProfileRequirements } from './profiles.ts';
import { writeStructureTree } from './structure-writer.ts';

/** What a document is written with besides its pages. */
export interface DocumentSettings {
  readonly requirements: ProfileRequirements;
  readonly properties: PdfProperties;
  readonly outputIntent: IndirectObject;
}

/** Writes one part as a file of its own. */
export function writeDocument(
  part: DocumentPart,
  { requirements, properties, outputIntent }: DocumentSettings,
): Buffer {
  const fonts = new Map<string, FontSubset>();
  for (const [face, { font, codes }] of part.glyphs) {
    const subset = new FontSubset(font);
    subset.add(font, codes);
    subset.write(requirements);
    fonts.set(face, subset);
  }
  const pages = part.pages.map((page, index) => pageObject(page, index, ({ face }) => fontObject(fonts, face)));

  const filing = requirements.embedsFiling ? filingAttachment(properties) : undefined;
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
    Names: filing && embeddedFiles(properties, filing),
  });
  const trailer = { Root: new IndirectObject(catalog), Info: informationDictionary(properties) };
  return writePdf(trailer, requirements.layout);
}

function fontObject(fonts: ReadonlyMap<string, FontSubset>, face: string): IndirectObject {
  const font = fonts.get(face);
  if (font === undefined) throw new Error(`No subset of ${face} was made`);
  return font.object;
}

/** The name tree by which viewers list attachments (ISO 32000-1, 7.11.4). */
function embeddedFiles({ source }: PdfProperties, filing: IndirectObject): PdfDictionary {
  return PdfDictionary.of({
    EmbeddedFiles: PdfDictionary.of({ Names: [PdfString.text(source.fileName), filing] }),
  });
}
