import { PdfFormatError } from '../document/format-error.ts';
import type { PdfObject } from '../document/objects.ts';
import type { PageContent, ShownText } from './page-content.ts';
import { textOfShown, type PrintedFont } from './printed-font.ts';
import type { MarkedContent, StructureElement } from './structure-tree.ts';
import type { Print } from './print.ts';
import { tagContent, type ContentSequence } from './tagging.ts';

/** The glyphs that a document shows of one face. */
export interface ShownGlyphs {
  readonly font: PrintedFont;
  readonly codes: ReadonlySet<number>;
}

/** A page of a document part: what it draws is the same in every file that it is put into. */
export interface PartPage {
  readonly mediaBox: PdfObject;
  readonly content: string;
  /** Its marked-content sequences; the identifier is the index. */
  readonly sequences: readonly ContentSequence[];
  /** Faces by the resource names under which the content calls for them. */
  readonly faces: ReadonlyMap<string, string>;
}

/**
 * One printed filing, tagged and free of its print: a document of its own, or an item of a volume. Nothing in it
 * depends on what was printed before or beside it.
 */
export interface DocumentPart {
  /** A `Document` element; its marked contents name pages by their index in `pages`. */
  readonly structure: StructureElement;
  readonly pages: readonly PartPage[];
  /** By face. */
  readonly glyphs: ReadonlyMap<string, ShownGlyphs>;
  /** The text of a marked-content sequence. */
  textOf(item: MarkedContent): string;
}

/** Makes the part. Changes the structure of the print in place: a print is good for one part. */
export function documentPart(print: Print): DocumentPart {
  const { pages, contents, structure, fonts } = print;
  const names = resourceNames(fonts.values());
  const fontOf = (page: number, name: string): PrintedFont => {
    const dictionary = pages[page]?.fonts.get(name);
    const font = dictionary && fonts.get(dictionary);
    if (font === undefined) throw new PdfFormatError('A text is shown in a font that the page does not have');
    return font;
  };
  const nameOf = (page: number, name: string): string => names.get(fontOf(page, name).face) ?? name;
  const tagged = tagContent(structure, contents, nameOf);
  return {
    structure,
    pages: tagged.map(({ content, sequences }, index) => ({
      mediaBox: pages[index]?.dictionary.get('MediaBox') ?? null,
      content,
      sequences,
      faces: new Map(facesOf(contents[index], (name) => fontOf(index, name).face, names)),
    })),
    glyphs: shownGlyphs(contents, fontOf),
    textOf: ({ page, mcid }) => {
      const shown = tagged[page]?.sequences[mcid]?.objects.flatMap((object) => object.shown) ?? [];
      return shown.map((text) => text.actualText ?? textOfShown(text, fontOf(page, text.font))).join('');
    },
  };
}

/** `F1`, `F2`, … in the order of the faces' names, which no print changes. */
function resourceNames(fonts: Iterable<PrintedFont>): ReadonlyMap<string, string> {
  const faces = [...new Set(Array.from(fonts, ({ face }) => face))].sort();
  return new Map(faces.map((face, index) => [face, `F${index + 1}`]));
}

/** Resource names and faces of the fonts that a page calls for, in the order of the names. */
function facesOf(
  content: PageContent | undefined,
  faceOf: (name: string) => string,
  names: ReadonlyMap<string, string>,
): [name: string, face: string][] {
  const faces = new Set<string>();
  for (const { start, end } of content?.fontNames ?? []) faces.add(faceOf(content?.text.slice(start + 1, end) ?? ''));
  return Array.from(faces, (face): [string, string] => [names.get(face) ?? '', face]).sort();
}

function shownGlyphs(
  contents: readonly PageContent[],
  fontOf: (page: number, name: string) => PrintedFont,
): ReadonlyMap<string, ShownGlyphs> {
  const glyphs = new Map<string, { font: PrintedFont; codes: Set<number> }>();
  const add = (page: number, { font: name, codes }: ShownText): void => {
    const font = fontOf(page, name);
    let shown = glyphs.get(font.face);
    if (shown === undefined) glyphs.set(font.face, (shown = { font, codes: new Set() }));
    for (const code of codes) shown.codes.add(code);
  };
  contents.forEach(({ objects }, page) => {
    for (const { shown } of objects) for (const text of shown) add(page, text);
  });
  return glyphs;
}
