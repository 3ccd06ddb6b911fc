import { ContentScanner } from '../syntax/content-scanner.ts';
import { PdfFormatError } from '../syntax/format-error.ts';
import { type WorkCount, uncounted } from '../syntax/reading-budget.ts';
import { type ContentRange, operandAt, operands, readGlyphs, readShownCodes } from './content-operands.ts';

/** Strings shown in a row by text-showing operators (ISO 32000-1, 9.4.3) in one font. */
export interface ShownText {
  /** Resource name of the font. */
  readonly font: string;
  /** Character codes of two bytes. */
  readonly codes: readonly number[];
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
  /** The colour that it is filled with, `0xRRGGBB`; black by default (8.6.4.2). */
  readonly colour: number;
  readonly shown: readonly ShownText[];
}

/**
 * The part of a page in which the body of the document is drawn: Chromium clips the page area (CSS Paged Media) and
 * moves the flow of the whole document behind it, so that everything on page twelve stands twelve pages down.
 */
export interface PageArea {
  /** The upper edge of the clip, as it is written. */
  readonly top: string;
  /** Scale and vertical translation of the matrix that moves the flow, and where the latter is written. */
  readonly scale: number;
  readonly translation: number;
  readonly translationRange: ContentRange;
  /** All ordinates in the space of that matrix: of rectangles, text matrices, path points, further matrices. */
  readonly ordinates: readonly ContentRange[];
}

/** A content stream taken apart: everything between the objects and the removed ranges is graphics state. */
export interface PageContent {
  readonly text: string;
  readonly objects: readonly GraphicsObject[];
  readonly areas: readonly PageArea[];
  /** The operands of `Tf` that name fonts, with their solidus. */
  readonly fontNames: readonly ContentRange[];
  /** Whole `gs`, `rg` and `RG` operators with their operands. */
  readonly stateOperators: readonly ContentRange[];
}

/** Path construction operators (8.5.2), each with the places of the ordinates among its operands. */
const pathConstruction: ReadonlyMap<string, readonly number[]> = new Map([
  ['re', [1]],
  ['m', [1]],
  ['l', [1]],
  ['c', [1, 3, 5]],
  ['v', [1, 3]],
  ['y', [1, 3]],
  ['h', []],
]);
const pathPainting = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);
const otherColours = new Set(['g', 'G', 'k', 'K', 'cs', 'CS', 'sc', 'SC', 'scn', 'SCN']);
const textShowing = new Set(['Tj', 'TJ', "'", '"']);
export const black = 0x000000;

/**
 * Takes a content stream of a print apart.
 *
 * @param work one step for each operator
 */
export function readPageContent(text: string, work: Pick<WorkCount, 'spend'> = uncounted): PageContent {
  return new PageContentReader(text, work).read();
}

class PageContentReader {
  readonly #scanner: ContentScanner;
  readonly #work: Pick<WorkCount, 'spend'>;
  readonly #objects: GraphicsObject[] = [];
  readonly #areas: (PageArea & { readonly ordinates: ContentRange[] })[] = [];
  readonly #fontNames: ContentRange[] = [];
  readonly #stateOperators: ContentRange[] = [];
  #pathStart: number | undefined;
  /** The graphics state as far as it is followed, and those that `q` has saved. */
  #state: FollowedState = initialState;
  readonly #saved: FollowedState[] = [];
  /** Ordinate of the last rectangle: that of the clip, when one follows. */
  #lastRectangle = '';
  #nesting = 0;
  #mark: GraphicsObject['mark'];

  constructor(text: string, work: Pick<WorkCount, 'spend'>) {
    this.#work = work;
    this.#scanner = new ContentScanner(text);
  }

  read(): PageContent {
    const scanner = this.#scanner;
    while (this.#next()) this.#take(scanner.operator);
    if (this.#mark !== undefined || this.#saved.length > 0)
      throw this.#fault('A content stream ends inside a sequence');
    return {
      text: scanner.text,
      objects: this.#objects,
      areas: this.#areas,
      fontNames: this.#fontNames,
      stateOperators: this.#stateOperators,
    };
  }

  #next(): boolean {
    this.#work.spend(1);
    return this.#scanner.next();
  }

  #take(operator: string): void {
    const ordinates = pathConstruction.get(operator);
    if (ordinates !== undefined) this.#construct(operator, ordinates);
    else if (pathPainting.has(operator)) this.#paintPath();
    else if (operator === 'BT') this.#textObject();
    else if (operator === 'q') {
      this.#saved.push(this.#state);
      this.#nesting++;
    } else if (operator === 'Q') {
      this.#state = this.#saved.pop() ?? initialState;
      this.#nesting++;
    } else if (operator === 'W' || operator === 'W*') this.#state = { ...this.#state, clipTop: this.#lastRectangle };
    else if (operator === 'n') this.#pathStart = undefined;
    else if (operator === 'rg') this.#setColour();
    else if (otherColours.has(operator)) throw this.#fault('The print has a colour that is not RGB');
    else if (operator === 'cm') this.#concatenate();
    else if (operator === 'gs' || operator === 'RG') this.#passState();
    else if (operator === 'BDC' || operator === 'BMC') this.#beginMark();
    else if (operator === 'EMC') this.#endMark();
    else if (operator === 'Do' || operator === 'sh') throw this.#fault('The print has an image or a shading');
  }

  #construct(operator: string, ordinates: readonly number[]): void {
    const scanner = this.#scanner;
    const { area } = this.#state;
    this.#pathStart ??= scanner.operandStart;
    if (area !== undefined) for (const index of ordinates) area.push(operandAt(scanner, index));
    // Only before the flow starts can a rectangle be the clip that it is drawn in.
    else if (operator === 're') this.#lastRectangle = operandAt(scanner, 1).text;
  }

  #paintPath(): void {
    this.#paint('path', this.#pathStart ?? this.#scanner.operandStart, []);
    this.#pathStart = undefined;
  }

  #paint(kind: 'text' | 'path', start: number, shown: readonly ShownText[]): void {
    const { end } = this.#scanner;
    const { clipTop, colour } = this.#state;
    const [mark, inPageArea, nesting] = [this.#mark, clipTop !== undefined, this.#nesting];
    this.#objects.push({ kind, start, end, mark, inPageArea, nesting, colour, shown });
  }

  /** The first matrix behind the clip moves the flow; those behind it start spaces of their own. */
  #concatenate(): void {
    const { clipTop, area } = this.#state;
    const translation = operandAt(this.#scanner, 5);
    if (area !== undefined) area.push(translation);
    if (clipTop === undefined || area !== undefined || this.#state.inFlow) {
      this.#state = { ...this.#state, area: undefined };
      return;
    }
    const ordinates: ContentRange[] = [];
    this.#areas.push({
      top: clipTop,
      scale: Number(operandAt(this.#scanner, 3).text),
      translation: Number(translation.text),
      translationRange: translation,
      ordinates,
    });
    this.#state = { ...this.#state, area: ordinates, inFlow: true };
  }

  /** Skia writes the components with four decimals, enough for 256 different values. */
  #setColour(): void {
    const [red, green, blue] = [0, 1, 2].map((index) => eightBits(operandAt(this.#scanner, index).text)) as [
      number,
      number,
      number,
    ];
    this.#state = { ...this.#state, colour: (red << 16) | (green << 8) | blue };
    this.#passState();
  }

  #passState(): void {
    this.#stateOperators.push({ start: this.#scanner.operandStart, end: this.#scanner.end });
  }

  #beginMark(): void {
    if (this.#mark !== undefined) throw this.#fault('Marked content is nested');
    const { tag, properties } = operands(this.#scanner);
    this.#mark = tag === 'Artifact' ? 'artifact' : properties?.number('MCID');
    if (this.#mark === undefined) throw this.#fault('Marked content has no identifier');
  }

  #endMark(): void {
    if (this.#mark === undefined) throw this.#fault('A marked-content sequence ends that was not begun');
    this.#mark = undefined;
  }

  /** From BT to ET: the strings it shows. Spans with a replacement text may be inside and stay as they are. */
  #textObject(): void {
    const scanner = this.#scanner;
    const start = scanner.operatorStart;
    const shown: (ShownText & { readonly codes: number[] })[] = [];
    const { area } = this.#state;
    let font = '';
    let actualText: string | undefined;
    while (this.#next() && scanner.operator !== 'ET') {
      const { operator } = scanner;
      if (operator === 'Td') continue;
      if (textShowing.has(operator)) {
        let last = shown.at(-1);
        const goesOn = last?.font === font && last.actualText === undefined && actualText === undefined;
        if (last === undefined || !goesOn) shown.push((last = { font, codes: [], actualText }));
        readShownCodes(scanner, last.codes);
        if (actualText !== undefined) actualText = '';
        else scanner.end = readGlyphs(scanner.text, scanner.end, last.codes);
      } else if (operator === 'Tf') {
        const name = operandAt(scanner, 0);
        font = name.text.slice(1);
        this.#fontNames.push(name);
      } else if (operator === 'Tm') area?.push(operandAt(scanner, 5));
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

/** What is followed of the graphics state (8.4). */
interface FollowedState {
  /** Upper edge of the clip, once there is one. */
  readonly clipTop: string | undefined;
  /** Where the ordinates of the flow's space are collected, while the matrix is that of the flow. */
  readonly area: ContentRange[] | undefined;
  readonly inFlow: boolean;
  /** Of fills. */
  readonly colour: number;
}

const initialState: FollowedState = { clipTop: undefined, area: undefined, inFlow: false, colour: black };

function eightBits(component: string): number {
  return Math.round(Number(component) * 255);
}
