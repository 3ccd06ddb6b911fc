import type { FinishedPdf, PdfFinisher, PdfProperties, Profile } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import { flateStream } from '../document/filters.ts';
import { PdfFormatError } from '../document/format-error.ts';
import { IndirectObject, PdfDictionary, PdfName, PdfString, type PdfObject } from '../document/objects.ts';
import { readPdf, type PdfFile } from '../document/reader.ts';
import { writePdf } from '../document/writer.ts';
import { cidSet } from './cid-set.ts';
import { embeddedFiling } from './embedded-filing.ts';
import { embeddedFonts, faceName, tagSubset, textOfShown, type EmbeddedFont } from './fonts.ts';
import { assertOpaque } from './graphics-state.ts';
import { informationDictionary, metadataOf, metadataStream } from './metadata.ts';
import { outlineOf } from './outline.ts';
import { createOutputIntent } from './output-intent.ts';
import { readPageContent } from './page-content.ts';
import { readPages, type PrintedPage } from './print.ts';
import { profileTable, type ProfileRequirements } from './profiles.ts';
import { selfCheck } from './self-check.ts';
import { readStructureTree, type MarkedContent } from './structure-tree.ts';
import { writeStructureTree } from './structure-writer.ts';
import { tagContent, type TaggedPage } from './tagging.ts';

/**
 * Creates the archiver: it turns a tagged print of Skia into the finished file of a profile. The same print, profile
 * and properties give the same bytes. Throws AppError `internal` for a print that it cannot vouch for.
 */
export function createArchiver(): PdfFinisher {
  const outputIntent = createOutputIntent();
  return {
    finish: (print, profile, properties) => {
      try {
        return finish(print, profile, properties, outputIntent);
      } catch (error) {
        if (!(error instanceof PdfFormatError)) throw error;
        throw new AppError('internal', '生成的 PDF 未通过归档检查，请联系管理员', { cause: error });
      }
    },
  };
}

function finish(
  print: Uint8Array,
  profile: Profile,
  properties: PdfProperties,
  outputIntent: IndirectObject,
): FinishedPdf {
  const requirements = profileTable[profile];
  const file = readPdf(print);
  const pages = readPages(file);
  const pageObjects = pages.map((page) => page.object);
  const structure = readStructureTree(file.catalog, new Map(pageObjects.map((page, index) => [page, index])));
  const fonts = embeddedFonts(file, pages);
  const names = fontResources(fonts.values());
  const tagged = tagContent(
    structure,
    pages.map((page) => readPageContent(page.content)),
    (page, name) => names.get(pages[page]?.fonts.get(name) ?? null)?.name ?? name,
  );
  replaceContents(pages, tagged, names);
  finishFonts(file, fonts.values(), requirements);

  const metadata = metadataOf(properties);
  const filing = requirements.embedsFiling ? embeddedFiling(properties) : undefined;
  const catalog = PdfDictionary.of({
    Type: PdfName.of('Catalog'),
    Pages: file.catalog.raw('Pages'),
    Lang: PdfString.text(properties.language),
    MarkInfo: PdfDictionary.of({ Marked: true }),
    // ISO 14289-1, 7.1: the window shows the title, not the file name.
    ViewerPreferences: PdfDictionary.of({ DisplayDocTitle: true }),
    Metadata: metadataStream(metadata, requirements),
    OutputIntents: [outputIntent],
    Outlines: outlineOf(structure, (item) => textOf(item, tagged, pages, fonts), pageObjects),
    StructTreeRoot: writeStructureTree(structure, tagged, pageObjects),
    AF: filing && [filing],
    Names: filing && embeddedFiles(properties, filing),
  });
  const trailer = { Root: new IndirectObject(catalog), Info: informationDictionary(metadata) };
  const bytes = writePdf(trailer, requirements.layout);
  const failures = selfCheck(bytes, requirements);
  if (failures.length > 0) throw new PdfFormatError(failures.join('; '));
  return { bytes, pages: pages.length };
}

/** A font as the resources of all pages name it. */
interface FontResource {
  readonly name: string;
  readonly object: IndirectObject;
}

/** `F1`, `F2`, … in the order of the faces' names, which a print does not change. */
function fontResources(fonts: Iterable<EmbeddedFont>): ReadonlyMap<PdfObject, FontResource> {
  const sorted = [...fonts].sort((one, other) => (faceName(one) < faceName(other) ? -1 : 1));
  return new Map(
    sorted.map(({ dictionary }, index) => [
      dictionary,
      { name: `F${index + 1}`, object: new IndirectObject(dictionary) },
    ]),
  );
}

function replaceContents(
  pages: readonly PrintedPage[],
  tagged: readonly TaggedPage[],
  names: ReadonlyMap<PdfObject, FontResource>,
): void {
  pages.forEach(({ dictionary, fonts }, index) => {
    assertOpaque(dictionary);
    if (dictionary.get('Annots') !== null) throw new PdfFormatError('The print has annotations');
    dictionary.set('Contents', new IndirectObject(flateStream(Buffer.from(tagged[index]?.content ?? '', 'latin1'))));
    dictionary.set('StructParents', index);
    // ISO 14289-1, 7.18.3: tab order follows the structure.
    dictionary.set('Tabs', PdfName.of('S'));
    dictionary.set('Resources', resourcesOf(fonts, names));
  });
}

function resourcesOf(
  fonts: ReadonlyMap<string, PdfDictionary>,
  names: ReadonlyMap<PdfObject, FontResource>,
): PdfDictionary {
  const used = [...fonts.values()].flatMap((font) => names.get(font) ?? []);
  used.sort((one, other) => (one.name < other.name ? -1 : 1));
  return PdfDictionary.of({
    Font: PdfDictionary.of(Object.fromEntries(used.map(({ name, object }) => [name, object]))),
  });
}

function finishFonts(file: PdfFile, fonts: Iterable<EmbeddedFont>, requirements: ProfileRequirements): void {
  for (const font of fonts) {
    tagSubset(font);
    font.descriptor.set(
      'CIDSet',
      requirements.cidSet ? new IndirectObject(cidSet(file.decode(font.program))) : undefined,
    );
  }
}

/** The name tree by which viewers list attachments (ISO 32000-1, 7.11.4). */
function embeddedFiles({ source }: PdfProperties, filing: IndirectObject): PdfDictionary {
  return PdfDictionary.of({
    EmbeddedFiles: PdfDictionary.of({ Names: [PdfString.text(source.fileName), filing] }),
  });
}

/** The text of a marked-content sequence. */
function textOf(
  { page, mcid }: MarkedContent,
  tagged: readonly TaggedPage[],
  pages: readonly PrintedPage[],
  fonts: ReadonlyMap<PdfDictionary, EmbeddedFont>,
): string {
  const shown = tagged[page]?.sequences[mcid]?.objects.flatMap((object) => object.shown) ?? [];
  const fontOf = (name: string): EmbeddedFont | undefined => {
    const dictionary = pages[page]?.fonts.get(name);
    return dictionary && fonts.get(dictionary);
  };
  return shown.map((text) => text.actualText ?? textOfShown(text, fontOf(text.font))).join('');
}
