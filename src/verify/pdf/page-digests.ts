import { createHash } from 'node:crypto';
import { type PrintedPage, readPage } from '../../pdf/print/print.ts';
import { printedFonts } from '../../pdf/print/printed-font.ts';
import { PdfFormatError, unlessDamaged } from '../../pdf/syntax/format-error.ts';
import { IndirectObject, PdfDictionary, type PdfObject, resolve } from '../../pdf/syntax/objects.ts';
import type { PdfFile } from '../../pdf/syntax/reader.ts';
import { RunningDigest, addObject } from './digest.ts';
import { type FileOpener, held, mostPages } from './limits.ts';
import { fontsOf, textOfPage } from './page-text.ts';

/** What a page is known by again, in a few bytes. */
export interface PageDigests {
  /** Of what it draws. */
  readonly content: string;
  /** Its boxes, its links, and whatever else it has that other pages have not. */
  readonly frame: string;
  /** Names of the faces that it is set in. */
  readonly faces: readonly string[];
  /** Of the glyphs that it draws with, and what they stand for. */
  readonly fonts: string;
}

/** The digests of all pages, in their order. */
export function pageDigests(open: FileOpener): PageDigests[] {
  const file = open();
  const known: KnownFonts = new WeakMap();
  return Array.from(pagesOf(file), ({ dictionary, read }) => {
    const page = unlessDamaged(read);
    const fonts = page === undefined ? [] : fontsOfPage(file, page, known);
    return {
      content: page === undefined ? 'unreadable' : digest(page.content),
      frame: frameOf(file, dictionary),
      faces: fonts.map(({ face }) => face),
      fonts: fonts.map((font) => font.digest).join(),
    };
  });
}

/** What some pages show, line by line, by their indexes; undefined for one that draws what no page of ours draws. */
export function readTexts(open: FileOpener, indexes: ReadonlySet<number>): ReadonlyMap<number, string | undefined> {
  const file = open();
  const texts = new Map<number, string | undefined>();
  let index = 0;
  for (const { read } of pagesOf(file)) {
    if (texts.size === indexes.size) break;
    if (indexes.has(index)) {
      const page = unlessDamaged(read);
      texts.set(index, page && textOfPage(file, page, fontsOf(file, [page])));
    }
    index += 1;
  }
  return texts;
}

interface FoundPage {
  readonly dictionary: PdfDictionary;
  readonly read: () => PrintedPage;
}

/** Levels of a page tree; 100,000 pages need four. */
const mostLevels = 32;

/** The pages in their order (ISO 32000-1, 7.7.3), one at a time: of those passed nothing stays in memory. */
function* pagesOf(file: PdfFile): Generator<FoundPage> {
  let count = 0;
  let nodes = 0;
  function* below(object: PdfObject, level: number): Generator<FoundPage> {
    const node = resolve(object);
    nodes += 1;
    file.spend(1);
    if (!(node instanceof PdfDictionary) || !(object instanceof IndirectObject) || level > mostLevels) {
      throw new PdfFormatError('The page tree is damaged');
    }
    if (nodes > 2 * mostPages) throw new PdfFormatError('The page tree has too many nodes');
    if (node.name('Type') !== 'Pages') {
      if (++count > mostPages) throw new PdfFormatError(`The file has more than ${mostPages} pages`);
      yield { dictionary: node, read: () => readPage(file, object, node) };
      if (count % held.pages === 0) file.forget();
      return;
    }
    const kids = node.array('Kids') ?? [];
    for (const [index, kid] of kids.entries()) {
      yield* below(kid, level + 1);
      kids[index] = null;
    }
  }
  yield* below(file.catalog.raw('Pages'), 0);
}

/** Entries that are compared otherwise, or are places in the file. */
const notOfFrame = new Set(['Contents', 'Parent', 'Resources', 'StructParents', 'Annots', 'Type']);

function frameOf(file: PdfFile, page: PdfDictionary): string {
  const digest = new RunningDigest();
  const entries = [...page.entries].filter(([key]) => !notOfFrame.has(key));
  addObject(digest, new PdfDictionary(new Map(entries)), file);
  for (const [index, item] of (page.array('Annots') ?? []).entries()) {
    if ((index + 1) % held.links === 0) file.forget();
    addAnnotation(digest, resolve(item), file);
  }
  return digest.value();
}

function addAnnotation(digest: RunningDigest, annotation: PdfObject, file: PdfFile): void {
  if (!(annotation instanceof PdfDictionary)) {
    addObject(digest, annotation, file);
    return;
  }
  for (const key of ['Subtype', 'Rect', 'Contents']) addObject(digest, annotation.get(key), file);
  addDestination(digest, annotation.get('Dest'), file);
}

/** Where a destination leads, by the key that no other page has (ISO 32000-1, table 30). */
export function addDestination(digest: RunningDigest, destination: PdfObject, file: PdfFile): void {
  if (!Array.isArray(destination)) {
    addObject(digest, destination, file);
    return;
  }
  const page = resolve(destination[0] ?? null);
  const key = page instanceof PdfDictionary ? page.number('StructParents') : undefined;
  digest.add(`${key ?? '?'} `);
  addObject(digest, destination.slice(1), file);
}

/** What a font is known by again. */
interface FontDigest {
  readonly face: string;
  readonly digest: string;
}

/** Fonts that have been read already. */
type KnownFonts = WeakMap<PdfDictionary, FontDigest>;

function fontsOfPage(file: PdfFile, page: PrintedPage, known: KnownFonts): readonly FontDigest[] {
  return Array.from(page.fonts.values(), (font) => {
    let read = known.get(font);
    if (read === undefined) {
      read = unlessDamaged(() => fontDigest(file, page, font)) ?? { face: '?', digest: '?' };
      known.set(font, read);
    }
    return read;
  });
}

function fontDigest(file: PdfFile, page: PrintedPage, font: PdfDictionary): FontDigest {
  const fonts = [...printedFonts(file, [{ ...page, fonts: new Map([['F', font]]) }]).values()];
  return {
    face: fonts.map(({ face }) => face).join(),
    digest: fonts.map(({ face, toUnicode, programDigest }) => `${face} ${toUnicode.size} ${programDigest}`).join(),
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('base64');
}
