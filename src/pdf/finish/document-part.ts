import type { DrawnPage, Print } from '../print/print.ts';
import { type PrintedFont, textOfShown } from '../print/printed-font.ts';
import { PdfFormatError } from '../syntax/format-error.ts';
import type { PdfObject } from '../syntax/objects.ts';
import type { MarkedContent, TaggedElement } from './structure-tree.ts';
import { tagContent } from './tagging.ts';

/** The glyphs that a document shows of one face. */
interface ShownGlyphs {
  readonly font: PrintedFont;
  readonly codes: ReadonlySet<number>;
}

/** A page of a document part, the same in every file that it is put into. */
export interface PartPage {
  readonly mediaBox: PdfObject;
  readonly content: string;
  /** Fonts of the print by the resource names under which the content calls for them. */
  readonly fonts: ReadonlyMap<string, PrintedFont>;
}

/**
 * One printed filing, tagged and free of its print: a document of its own, or an item of a volume. Nothing in it
 * depends on what was printed before or beside it.
 */
export interface DocumentPart {
  /** A `Document` element; its marked contents name pages by their index in `pages`. */
  readonly structure: TaggedElement;
  readonly pages: readonly PartPage[];
  /** By face. */
  readonly glyphs: ReadonlyMap<string, ShownGlyphs>;
  /** The text of a marked-content sequence. */
  textOf(item: MarkedContent): string;
}

/** Makes the part. */
export function documentPart(print: Print): DocumentPart {
  const fonts = new PrintFonts(print);
  const { structure, pages, objectsOf } = tagContent(print, (page, name) => fonts.nameOf(page, name));
  return {
    structure,
    pages: pages.map((content, index) => ({
      mediaBox: print.pages[index]?.dictionary.get('MediaBox') ?? null,
      content,
      fonts: fonts.calledBy(index),
    })),
    glyphs: fonts.shownGlyphs(),
    textOf: (item) =>
      objectsOf(item)
        .flatMap(({ shown }) => shown)
        .map((text) => text.actualText ?? textOfShown(text, fonts.of(item.page, text.font)))
        .join(''),
  };
}

/** The fonts of a print by page and resource name. */
class PrintFonts {
  readonly #print: Print;
  /** By face. */
  readonly #names: ReadonlyMap<string, string>;

  constructor(print: Print) {
    this.#print = print;
    this.#names = resourceNames(print.pages);
  }

  of(page: number, name: string): PrintedFont {
    const font = this.#print.pages[page]?.fonts.get(name);
    if (font === undefined) throw new PdfFormatError('A text is shown in a font that the page does not have');
    return font;
  }

  /** The resource name that a font gets. */
  nameOf(page: number, name: string): string {
    return this.#names.get(this.of(page, name).face) ?? name;
  }

  /** The fonts that a page calls for by the names that they get, in the order of the names. */
  calledBy(page: number): ReadonlyMap<string, PrintedFont> {
    const content = this.#print.pages[page]?.content;
    const called = new Map<string, PrintedFont>();
    for (const { start, end } of content?.fontNames ?? []) {
      const font = this.of(page, content?.text.slice(start + 1, end) ?? '');
      called.set(this.#names.get(font.face) ?? '', font);
    }
    return new Map([...called].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  shownGlyphs(): ReadonlyMap<string, ShownGlyphs> {
    const glyphs = new Map<string, { font: PrintedFont; codes: Set<number> }>();
    for (const [page, { content }] of this.#print.pages.entries()) {
      for (const { shown } of content.objects) {
        for (const { font: name, codes } of shown) {
          const font = this.of(page, name);
          let known = glyphs.get(font.face);
          if (known === undefined) glyphs.set(font.face, (known = { font, codes: new Set() }));
          for (const code of codes) known.codes.add(code);
        }
      }
    }
    return glyphs;
  }
}

/** `F1`, `F2`, … in the order of the faces' names, which no print changes. */
function resourceNames(pages: readonly DrawnPage[]): ReadonlyMap<string, string> {
  const fonts = pages.flatMap((page) => [...page.fonts.values()]);
  const faces = [...new Set(fonts.map(({ face }) => face))].sort();
  return new Map(faces.map((face, index) => [face, `F${index + 1}`]));
}
