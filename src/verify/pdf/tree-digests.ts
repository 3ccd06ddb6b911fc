import { PdfFormatError } from '../../pdf/syntax/format-error.ts';
import { PdfDictionary, type PdfObject, resolve } from '../../pdf/syntax/objects.ts';
import type { PdfFile } from '../../pdf/syntax/reader.ts';
import { RunningDigest, addObject } from './digest.ts';
import { type FileOpener, held } from './limits.ts';
import { addDestination } from './page-digests.ts';

/** What the structure of a file is known by again. */
interface StructureDigests {
  /** Of each item of a volume, in their order. */
  readonly items: readonly string[];
  /** Of what is above them, and of the list of contents; of a document all. */
  readonly frame: string;
}

/** Elements that are looked at: two thousand official forms have 800,000. */
const mostElements = 2_000_000;
/** Steps that an element or a kid costs, digest included. */
const stepsOfVisit = 2;
/** Nesting beyond which a file is taken for hostile. */
const mostLevels = 128;

/** Entries of an element that are read; the others are places in the file, and identifiers. */
const entriesRead = ['S', 'T', 'Alt', 'ActualText', 'E', 'Lang', 'A', 'C'] as const;

/** Reads the structure tree (ISO 32000-1, 14.7.2) element by element: of those passed nothing stays in memory. */
export function structureDigests(open: FileOpener): StructureDigests {
  const file = open();
  const items: string[] = [];
  const frame = new RunningDigest();
  let count = 0;
  const visit = (object: PdfObject, digest: RunningDigest, level: number): void => {
    const value = resolve(object);
    file.spend(stepsOfVisit);
    if (!(value instanceof PdfDictionary)) {
      addObject(digest, value, file);
      return;
    }
    count += 1;
    if (level > mostLevels || count > mostElements) throw new PdfFormatError('The structure tree is damaged');
    if (value.name('Type') === 'MCR' || value.name('Type') === 'OBJR') {
      digest.add(`${value.name('Type') ?? ''} ${value.number('MCID') ?? ''};`);
      return;
    }
    // A filing is associated with the element of its item, and with nothing else (ADR 0092).
    const isItem = value.raw('AF') !== null;
    const own = isItem ? new RunningDigest() : digest;
    own.add('<');
    for (const key of entriesRead) addObject(own, value.raw(key), file);
    own.add('>');
    const kids = value.get('K');
    if (Array.isArray(kids)) {
      for (const [index, kid] of kids.entries()) {
        visit(kid, own, level + 1);
        kids[index] = null;
      }
    } else if (kids !== null) visit(value.raw('K'), own, level + 1);
    own.add('</>');
    if (isItem) items.push(own.value());
    if (count % held.elements === 0) file.forget();
  };
  visit(file.catalog.dictionary('StructTreeRoot')?.raw('K') ?? null, frame, 0);
  return { items, frame: frame.value() };
}

/** Bookmarks that are looked at: two thousand official forms have 20,000. */
const mostBookmarks = 200_000;

/** The outline (12.3.3) as one digest, and how many bookmarks there are. */
export function outlineDigest(file: PdfFile): { readonly digest: string; readonly count: number } {
  const digest = new RunningDigest();
  let count = 0;
  const visit = (parent: PdfDictionary | undefined, level: number): void => {
    for (let item = parent?.dictionary('First'); item !== undefined; item = item.dictionary('Next')) {
      count += 1;
      if (level > mostLevels || count > mostBookmarks) throw new PdfFormatError('The outline is damaged');
      digest.add(`${level} `);
      addObject(digest, item.raw('Title'), file);
      addDestination(digest, item.get('Dest'), file);
      if (count % held.bookmarks === 0) file.forget();
      visit(item, level + 1);
    }
  };
  visit(file.catalog.dictionary('Outlines'), 0);
  return { digest: digest.value(), count };
}
