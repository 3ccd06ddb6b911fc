import type { PageElement } from '../../page/element.ts';
import { faultOf } from '../../page/fault.ts';
import { leastMarginTop } from '../../page/flow.ts';
import { boxesIn, contentWidth, isRow } from '../../page/widths.ts';
import { gapBookmark } from '../sections/gaps.ts';
import { runsOf } from './inline.ts';
import { belowTable } from './measures.ts';
import { tagStyle } from './styles.ts';
import { type ParagraphParts, indents, paragraphOptions, ruledRows, sectionSigns } from './table-rows.ts';
import { tagStart } from './tagged-view.ts';
import {
  type Bookmark,
  type Cell,
  type ParagraphOptions,
  type Row,
  paragraph,
  seam,
  space,
  table,
} from './wordprocessing.ts';

/** What stands below each other in a document, before it is known what is around it. */
type Block = TextBlock | TableBlock | TagBlock;

interface Spaced {
  /** Free space above and below in px. */
  readonly above: number;
  readonly below: number;
  /** Number of the gap that the space above is, from 1. */
  readonly gap?: number;
  /** Never parts from what is above it. */
  readonly signs?: boolean;
}

interface TextBlock extends Spaced {
  readonly kind: 'text';
  readonly element: PageElement;
  readonly options: ParagraphOptions;
}

interface TableBlock extends Spaced {
  readonly kind: 'ruled' | 'plain';
  readonly caption: string;
  readonly left: number;
  readonly rows: readonly Row[];
}

/** A paragraph of a tag alone. */
interface TagBlock {
  readonly kind: 'tag';
  readonly text: string;
}

/** Block-level elements of `w:body` for a page that is filled with tags. Throws TemplateError for what Word cannot have. */
export function documentBody(page: PageElement, parts: ParagraphParts): string {
  return new BodyWriter(new BlockReader(page, parts).blocks, parts).body;
}

/** What may stand below each other, and the sections of tags. */
const knownElements = new Set(['section', 'div', 'table', 'p', 'h1', 'h2', ...Object.keys(sectionSigns)]);

class BlockReader {
  readonly blocks: Block[] = [];
  readonly #parts: ParagraphParts;
  readonly #textBlock: number;
  #gaps = 0;
  #startsPage = false;

  constructor(page: PageElement, parts: ParagraphParts) {
    this.#parts = parts;
    this.#textBlock = contentWidth(parts.styleOf(page), 0);
    this.#readAll(page);
  }

  #readAll(element: PageElement): void {
    const rows: PageElement[] = [];
    for (const child of element.elements) {
      if (isRow(child, this.#parts.styleOf) && child.name === 'div') rows.push(child);
      else {
        this.#endRows(rows);
        this.#read(child);
      }
    }
    this.#endRows(rows);
  }

  #read(element: PageElement): void {
    const style = this.#parts.styleOf(element);
    this.#startsPage ||= style.breakBefore === 'page';
    const of = element.get('of') ?? '';
    const sign = sectionSigns[element.name];
    if (!knownElements.has(element.name)) throw faultOf(element, 'a Word file has no such part');
    if (element.name === 'table') this.#readTable(element);
    else if (/^(?:p|h[12])$/.test(element.name)) this.#readText(element, {});
    else if (sign !== undefined) {
      this.blocks.push({ kind: 'tag', text: `{${sign}${of}}` });
      this.#readAll(element);
      this.blocks.push({ kind: 'tag', text: `{/${of}}` });
    } else if (element.name === 'section' || style.breakInside !== 'avoid') this.#readAll(element);
    else this.#readTogether(element);
  }

  /** Paragraphs that stay together have the free space around them. */
  #readTogether(element: PageElement): void {
    const { margin } = this.#parts.styleOf(element);
    const texts = element.elements;
    texts.forEach((text, index) => {
      const isLast = index === texts.length - 1;
      this.#readText(text, isLast ? {} : { keepNext: true }, index === 0 ? margin.top : 0, isLast ? margin.bottom : 0);
    });
  }

  #readText(element: PageElement, own: ParagraphOptions, moreAbove = 0, moreBelow = 0): void {
    const { styleOf } = this.#parts;
    const { margin } = styleOf(element);
    this.blocks.push({
      ...{ kind: 'text', element, above: margin.top + moreAbove, below: margin.bottom + moreBelow },
      ...this.#gapOf(element),
      signs: styleOf(element).breakBefore === 'avoid',
      options: {
        ...indents(element, this.#textBlock, styleOf),
        ...own,
        ...(this.#startsPage ? { pageBreakBefore: true } : {}),
      },
    });
    this.#startsPage = false;
  }

  #readTable(element: PageElement): void {
    if (this.#startsPage) throw faultOf(element, 'a page of a Word file begins with a paragraph');
    const caption = captionOf(element);
    const rows = ruledRows(element, this.#textBlock, this.#signsBelow(element), this.#parts);
    this.blocks.push({ kind: 'ruled', caption, left: 0, rows, above: 0, below: 0 });
  }

  /** Whether what follows never parts from the last row of a table. */
  #signsBelow(element: PageElement): boolean {
    const { parent } = element;
    if (parent === undefined) return false;
    const siblings = parent.elements;
    const next = siblings[siblings.indexOf(element) + 1];
    if (next !== undefined) return this.#parts.styleOf(next).breakBefore === 'avoid';
    return this.#signsBelow(parent);
  }

  /** Boxes side by side, as one table without rules: a row for each line of them. */
  #endRows(rows: PageElement[]): void {
    const lines = rows.splice(0);
    const [first] = lines;
    if (first?.parent === undefined) return;
    if (this.#startsPage) throw faultOf(first, 'a page of a Word file begins with a paragraph');
    const { styleOf } = this.#parts;
    const outside = first.parent.name === 'div' ? styleOf(first.parent).margin : undefined;
    const left = outside?.left ?? 0;
    const caption = captionOf(first.get('title') === undefined ? first.parent : first, first);
    this.blocks.push({
      ...{ kind: 'plain', left, caption, rows: lines.map((line) => this.#plainRow(line, left)) },
      signs: styleOf(first).breakBefore === 'avoid',
      above: styleOf(first).margin.top,
      below: styleOf(lines.at(-1) ?? first).margin.bottom,
      ...this.#gapOf(first),
    });
  }

  #plainRow(line: PageElement, left: number): Row {
    const { styles, styleOf } = this.#parts;
    const { alignItems, breakAfter } = styleOf(line);
    let edge = left;
    const cells = boxesIn(line, this.#textBlock - left, styleOf).map(([box, width]): Cell => {
      edge += width;
      const texts = box.name === 'p' ? [box] : box.elements;
      const options = breakAfter === 'avoid' ? { keepNext: true } : {};
      return {
        ...{
          edge,
          verticalAlign: alignItems === 'flex-end' ? 'bottom' : 'top',
          isRuled: styleOf(box).border.bottom > 0,
        },
        content: texts
          .map((text) =>
            paragraph(styles.of(text), runsOf(text, styleOf), {
              ...paragraphOptions(text, width, styleOf),
              ...options,
            }),
          )
          .join(''),
      };
    });
    return { cells };
  }

  #gapOf(element: PageElement): { readonly gap?: number } {
    if (!this.#parts.styleOf(element).custom.has(leastMarginTop)) return {};
    this.#gaps += 1;
    return { gap: this.#gaps };
  }
}

/** An attribute that is the same whatever is filed: docxtemplater finds tags in texts alone. */
function fixedValue(element: PageElement, attribute: string): string | undefined {
  const value = element.get(attribute);
  if (value?.includes(tagStart) === true)
    throw faultOf(element, `its ${attribute} holds a value, which Word cannot have`);
  return value;
}

function captionOf(titled: PageElement, table = titled): string {
  const caption = fixedValue(titled, 'title') ?? '';
  if (caption === '') throw faultOf(table, 'it has no title, by which Word tells it to a screen reader');
  return caption;
}

class BodyWriter {
  body = '';
  readonly #parts: ParagraphParts;
  #bookmarks = 0;

  constructor(blocks: readonly Block[], parts: ParagraphParts) {
    this.#parts = parts;
    const spaced = blocks.filter((block) => block.kind !== 'tag');
    for (const block of blocks) {
      if (block.kind === 'tag') this.body += paragraph(tagStyle, [{ text: block.text }]);
      else {
        const at = spaced.indexOf(block);
        if (block.kind === 'text') this.#writeText(block, spaced[at - 1], spaced[at + 1]);
        else this.#writeTable(block, spaced[at - 1], spaced[at + 1]);
      }
    }
    // Word ends no document with a table, and would put a paragraph of its own below, on a page of its own if need be.
    if (spaced.at(-1)?.kind !== 'text') this.body += seam();
  }

  /** Free space between a text and a table belongs to the text: a table has none. */
  #writeText({ element, above, below, gap, options }: TextBlock, previous: Neighbour, next: Neighbour): void {
    const isBelowTable = previous !== undefined && previous.kind !== 'text' && options.pageBreakBefore !== true;
    const before = above + (isBelowTable ? belowTable : 0);
    const gapBelow = next !== undefined && next.kind !== 'text' ? next.gap : undefined;
    const after = below + (next !== undefined && next.kind !== 'text' ? next.above : 0);
    const id = fixedValue(element, 'id');
    const names = [
      ...(id === undefined ? [] : [id]),
      ...(gap === undefined ? [] : [gapBookmark(gap, 'above')]),
      ...(gapBelow === undefined ? [] : [gapBookmark(gapBelow, 'below')]),
    ];
    const bookmarks = names.map((name): Bookmark => ({ id: this.#bookmarks++, name }));
    const { styles, styleOf } = this.#parts;
    this.body += paragraph(styles.of(element), runsOf(element, styleOf), {
      ...options,
      ...(next?.signs === true ? { keepNext: true } : {}),
      ...(before > 0 ? { before } : {}),
      ...(after > 0 ? { after } : {}),
      ...(bookmarks.length > 0 ? { bookmarks } : {}),
    });
  }

  #writeTable(block: TableBlock, previous: Neighbour, next: Neighbour): void {
    const { kind, rows, caption, left, above } = block;
    const isStacked = (other: Neighbour): boolean => kind === 'ruled' && other?.kind === 'ruled';
    if (previous !== undefined && previous.kind !== 'text') {
      this.body += isStacked(previous)
        ? seam()
        : space(previous.below + above + (previous.kind === 'ruled' ? belowTable : 0));
    }
    const joined = { above: isStacked(previous), below: isStacked(next) };
    this.body += table({ rows, caption, left, joined, plain: kind === 'plain' });
  }
}

type Neighbour = TextBlock | TableBlock | undefined;
