import type { ShownText } from '../print/page-content.ts';
import type { DrawnPage } from '../print/print.ts';
import type { PrintedFont } from '../print/printed-font.ts';
import { keysOf } from '../syntax/key-tree.ts';
import { PdfDictionary, type PdfObject, resolve } from '../syntax/objects.ts';

/**
 * Checks that a finished file shows the glyphs of its print, all of them in their order, with the same Unicode values. The
 * text of the print has been compared with the filing (`print/drawn-text.ts`).
 */
export function checkSameText(print: readonly DrawnPage[], finished: readonly DrawnPage[]): string[] {
  const fonts = new Map<PrintedFont, PrintedFont>();
  let isSame = print.length === finished.length;
  for (const [index, page] of print.entries()) isSame &&= showsTheSame(page, finished[index], fonts);
  // The file has no others than the glyphs that it shows, which are few.
  for (const [{ toUnicode }, before] of fonts) {
    for (const [code, text] of toUnicode) isSame &&= before.toUnicode.get(code) === text;
  }
  return isSame ? [] : ['The file does not show what was printed'];
}

/** @param fonts to which each font of the finished page is added, with that of the print */
function showsTheSame(page: DrawnPage, finished: DrawnPage | undefined, fonts: Map<PrintedFont, PrintedFont>): boolean {
  const [before, after] = [shownIn(page), shownIn(finished)];
  if (before.length !== after.length) return false;
  for (const [index, text] of before.entries()) {
    const other = after[index];
    const font = page.fonts.get(text.font);
    const otherFont = finished?.fonts.get(other?.font ?? '');
    if (other === undefined || font === undefined || otherFont === undefined) return false;
    if (font.face !== otherFont.face || text.actualText !== other.actualText || !sameCodes(text, other)) return false;
    fonts.set(otherFont, font);
  }
  return true;
}

function shownIn(page: DrawnPage | undefined): readonly ShownText[] {
  const all: ShownText[] = [];
  for (const { shown } of page?.content.objects ?? []) all.push(...shown);
  return all;
}

function sameCodes({ codes }: ShownText, other: ShownText): boolean {
  if (codes.length !== other.codes.length) return false;
  for (let index = 0; index < codes.length; index += 1) if (codes[index] !== other.codes[index]) return false;
  return true;
}

/**
 * Text that is not what it looks like: Kangxi and CJK radicals, which Noto's cmap gives the glyphs of 目 人 高 to,
 * private use, compatibility forms of nothing (ISO 19005-2, 6.2.11.7.2: NUL and byte order marks).
 * Fourteen radicals are characters of GB 18030 in their own right, with glyphs of their own in the shipped fonts.
 */
const notText = /(?![⺁⺄⺈⺋⺌⺗⺧⺪⺮⺳⺶⺷⺻⻊])[\0\u2E80-\u2FDF\uE000-\uF8FF\uFEFF\uFFFE\u{F0000}-\u{10FFFF}]/u;

/** Whether each shown character has a glyph and says what it is (ISO 19005-1, 6.3.5 and 6.3.8). */
export function checkText(pages: readonly DrawnPage[]): string[] {
  const failures = new Set<string>();
  const shown = new Map<PrintedFont, Set<number>>();
  for (const { content, fonts } of pages) {
    for (const { shown: texts } of content.objects) {
      for (const { font: name, codes } of texts) {
        const font = fonts.get(name);
        if (font === undefined) failures.add('ISO 19005-1, 6.3.4: text is shown in a font that is not embedded');
        else addCodes(shown, font, codes);
      }
    }
  }
  for (const [font, codes] of shown) {
    for (const code of codes) {
      if (code === 0) failures.add('ISO 19005-2, 6.2.11.8: a missing glyph is shown');
      else if (!font.toUnicode.has(code)) failures.add('ISO 19005-1, 6.3.8: a shown glyph has no Unicode value');
    }
  }
  const fonts = new Set<PrintedFont>();
  for (const page of pages) for (const font of page.fonts.values()) fonts.add(font);
  for (const { toUnicode } of fonts) {
    if (notText.test([...toUnicode.values()].join(' '))) {
      failures.add('ISO 19005-2, 6.2.11.7.2: a glyph stands for something that is not text');
    }
  }
  return [...failures];
}

function addCodes(shown: Map<PrintedFont, Set<number>>, font: PrintedFont, codes: readonly number[]): void {
  let all = shown.get(font);
  if (all === undefined) shown.set(font, (all = new Set()));
  for (const code of codes) all.add(code);
}

/** Pages and their structure: of a file, or of an item of a volume before it is written. */
export interface CheckedPages {
  readonly catalog: PdfDictionary;
  readonly pages: readonly DrawnPage[];
}

/**
 * Whether all content is marked (ISO 14289-1, 7.1) and every marked-content identifier leads by the parent tree to an
 * element that has it among its kids (ISO 32000-1, 14.7.4.4).
 */
export function checkMarkedContent({ catalog, pages }: CheckedPages): string[] {
  const failures = new Set<string>();
  const parents = readParentTree(catalog);
  for (const page of pages) {
    const owners = parents.get(page.dictionary.get('StructParents') ?? null);
    const identifiers = new Set<number>();
    for (const { mark } of page.content.objects) {
      if (mark === undefined) failures.add('ISO 14289-1, 7.1: content is neither tagged nor an artifact');
      else if (mark !== 'artifact') identifiers.add(mark);
    }
    if ((owners?.length ?? 0) !== identifiers.size)
      failures.add('ISO 32000-1, 14.7.4.4: the parent tree is incomplete');
    for (const mcid of identifiers) {
      const owner = resolve(owners?.[mcid] ?? null);
      if (!(owner instanceof PdfDictionary) || !hasContent(owner, mcid, page)) {
        failures.add('ISO 32000-1, 14.7.4.4: marked content and structure element do not refer to each other');
      }
    }
  }
  return [...failures];
}

function readParentTree(catalog: PdfDictionary): Map<PdfObject, PdfObject[]> {
  const tree = catalog.dictionary('StructTreeRoot')?.dictionary('ParentTree');
  const parents = new Map<PdfObject, PdfObject[]>();
  for (const [key, entry] of keysOf(tree, 'Nums')) {
    const value = resolve(entry);
    if (Array.isArray(value)) parents.set(key, value);
  }
  return parents;
}

function hasContent(owner: PdfDictionary, mcid: number, page: DrawnPage): boolean {
  const kids = owner.get('K');
  for (const kid of Array.isArray(kids) ? kids : [kids]) {
    if (typeof kid === 'number' ? kid === mcid : kid instanceof PdfDictionary && kid.number('MCID') === mcid) {
      const holder = kid instanceof PdfDictionary ? kid : owner;
      if (holder.raw('Pg') === page.object) return true;
    }
  }
  return false;
}
