import { ContentScanner } from '../document/content-scanner.ts';
import { PdfFormatError } from '../document/format-error.ts';
import { ObjectParser } from '../document/object-parser.ts';
import { PdfDictionary, PdfName, PdfString } from '../document/objects.ts';

/** One string shown by a text-showing operator (ISO 32000-1, 9.4.3). */
export interface ShownText {
  /** Resource name of the font. */
  readonly font: string;
  /** Character codes, two bytes each, as hexadecimal digits. */
  readonly codes: string;
  /** Replacement text (14.9.4), on the first string of the span it replaces; the others of the span have ''. */
  readonly actualText: string | undefined;
}

/** Something that leaves marks on the page (8.2): a text object or a path, as a range of the content. */
export interface GraphicsObject {
  readonly kind: 'text' | 'path';
  readonly start: number;
  readonly end: number;
  /** Marked-content identifier of the sequence it is in, or that it is an artifact, or neither. */
  readonly mark: number | 'artifact' | undefined;
  /** Whether a clip confines it: Chromium draws the page area so, and margin boxes outside of it. */
  readonly inPageArea: boolean;
  /** Changes with every `q` and `Q`: objects of one nesting can share an artifact. */
  readonly nesting: number;
  readonly shown: readonly ShownText[];
}

/** A content stream taken apart: everything between the objects and the removed ranges is graphics state. */
export interface PageContent {
  readonly text: string;
  readonly objects: readonly GraphicsObject[];
  /** Ranges of the `BDC` and `EMC` operators, which are written anew. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

const PATH_CONSTRUCTION = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're']);
const PATH_PAINTING = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const SHOWING = new Set(['Tj', 'TJ', "'", '"']);

/** Takes a content stream of a print apart. */
export function readPageContent(text: string): PageContent {
  return new PageContentReader(text).read();
}

class PageContentReader {
  readonly #scanner: ContentScanner;
  readonly #objects: GraphicsObject[] = [];
  readonly #marks: { start: number; end: number }[] = [];
  #pathStart: number | undefined;
  /** For every open `q`: whether a clip was in force. */
  readonly #clips: boolean[] = [];
  #clipped = false;
  #nesting = 0;
  #mark: GraphicsObject['mark'];

  constructor(text: string) {
    this.#scanner = new ContentScanner(text);
  }

  read(): PageContent {
    const scanner = this.#scanner;
    while (scanner.next()) this.#take(scanner.operator);
    if (this.#mark !== undefined || this.#clips.length > 0)
      throw this.#fault('A content stream ends inside a sequence');
    return { text: scanner.text, objects: this.#objects, marks: this.#marks };
  }

  #take(operator: string): void {
    const scanner = this.#scanner;
    if (PATH_CONSTRUCTION.has(operator)) this.#pathStart ??= scanner.operandStart;
    else if (PATH_PAINTING.has(operator)) this.#paint('path', this.#pathStart ?? scanner.operandStart);
    else if (operator === 'BT') this.#textObject();
    else if (operator === 'q') {
      this.#clips.push(this.#clipped);
      this.#nesting++;
    } else if (operator === 'Q') {
      this.#clipped = this.#clips.pop() ?? false;
      this.#nesting++;
    } else if (operator === 'W' || operator === 'W*') this.#clipped = true;
    else if (operator === 'n') this.#pathStart = undefined;
    else if (operator === 'BDC' || operator === 'BMC') this.#beginMark();
    else if (operator === 'EMC') this.#endMark();
    else if (operator === 'Do' || operator === 'sh') throw this.#fault('The print has an image or a shading');
  }

  #paint(kind: 'text' | 'path', start: number, shown: readonly ShownText[] = []): void {
    const { end } = this.#scanner;
    const [mark, inPageArea, nesting] = [this.#mark, this.#clipped, this.#nesting];
    this.#objects.push({ kind, start, end, mark, inPageArea, nesting, shown });
    this.#pathStart = undefined;
  }

  #beginMark(): void {
    const scanner = this.#scanner;
    if (this.#mark !== undefined) throw this.#fault('Marked content is nested');
    const { tag, properties } = operands(scanner);
    this.#mark = tag === 'Artifact' ? 'artifact' : properties?.number('MCID');
    if (this.#mark === undefined) throw this.#fault('Marked content has no identifier');
    this.#marks.push({ start: scanner.operandStart, end: scanner.end });
  }

  #endMark(): void {
    const scanner = this.#scanner;
    if (this.#mark === undefined) throw this.#fault('A marked-content sequence ends that was not begun');
    this.#mark = undefined;
    this.#marks.push({ start: scanner.operatorStart, end: scanner.end });
  }

  /** From BT to ET: the strings it shows. Spans with a replacement text may be inside and stay as they are. */
  #textObject(): void {
    const scanner = this.#scanner;
    const start = scanner.operatorStart;
    const shown: ShownText[] = [];
    let font = '';
    let actualText: string | undefined;
    while (scanner.next() && scanner.operator !== 'ET') {
      const { operator } = scanner;
      if (SHOWING.has(operator)) {
        shown.push({ font, codes: shownCodes(scanner), actualText });
        if (actualText !== undefined) actualText = '';
      } else if (operator === 'Tf') font = fontName(scanner);
      else if (operator === 'BDC') {
        const { properties } = operands(scanner);
        if (properties?.raw('MCID') !== null) throw this.#fault('A text object holds marked content of its own');
        actualText = properties.string('ActualText')?.textValue;
      } else if (operator === 'EMC') actualText = undefined;
    }
    if (scanner.operator !== 'ET') throw this.#fault('A text object does not end');
    this.#paint('text', start, shown);
  }

  #fault(message: string): PdfFormatError {
    return new PdfFormatError(message, this.#scanner.operandStart);
  }
}

function fontName({ text, operandStart }: ContentScanner): string {
  return text.slice(operandStart + 1, text.indexOf(' ', operandStart));
}

/** Tag and property list of a marked-content operator (14.6.1). */
function operands(scanner: ContentScanner): { tag: string; properties: PdfDictionary | undefined } {
  const { text, operandStart, operatorStart } = scanner;
  const parser = new ObjectParser(text, operandStart, noReference);
  const tag = parser.object();
  parser.skip();
  const properties = parser.offset < operatorStart ? parser.object() : undefined;
  return {
    tag: tag instanceof PdfName ? tag.value : '',
    properties: properties instanceof PdfDictionary ? properties : undefined,
  };
}

/** Skia shows one hexadecimal string at a time; the general case is read object by object. */
function shownCodes({ text, operandStart, operatorStart }: ContentScanner): string {
  const operand = text.slice(operandStart, operatorStart).trimEnd();
  const simple = /^<([0-9A-Fa-f]*)>$/.exec(operand)?.[1];
  if (simple !== undefined) return simple;
  const parser = new ObjectParser(`[${operand}]`, 0, noReference);
  const objects = [parser.object()].flat(2);
  return objects
    .map((object) => (object instanceof PdfString ? Buffer.from(object.bytes).toString('hex') : ''))
    .join('');
}

function noReference(): never {
  throw new PdfFormatError('A content stream holds an indirect reference');
}
