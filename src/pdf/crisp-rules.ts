import type { PDFiumPage } from '@hyzyla/pdfium';

/** What PDFium calls a path (fpdf_edit.h). */
const pathType = 2;

/** The functions of PDFium that this needs, and that the library keeps to itself. */
interface Pdfium {
  readonly HEAPF32: Float32Array;
  readonly wasmExports: { malloc(size: number): number; free(pointer: number): void };
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  _FPDFPageObj_Transform(
    ...matrix: readonly [object: number, a: number, b: number, c: number, d: number, e: number, f: number]
  ): void;
}

/** Pixels of a picture for a point of its page, across and down. */
export interface PictureScale {
  readonly across: number;
  readonly down: number;
}

/** A stretch of an axis, in pixels. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** A ruling line: from where to where it goes, and where its edges are. */
interface Rule {
  readonly object: number;
  readonly direction: 'across' | 'down';
  readonly along: Span;
  readonly edges: Span;
}

/** Thicker paths than this, in points, are no ruling lines. */
const thickest = 1.5;

/** In pixels. */
const hair = 0.02;

/** Two places nearer to each other than this, in pixels, are one. */
const same = 0.05;

/**
 * Moves the ruling lines of a loaded page to whole pixels, as printers and viewers do: PDFium makes one that falls between two
 * pixels thicker than one that does not. All become equally thick, one pixel at least.
 */
export function crispRules(page: PDFiumPage, scale: PictureScale): void {
  const { pdfium, handle } = loaded(page);
  const rules = rulesOf(pdfium, handle, scale);
  const places = { across: placesOf(rules, 'across'), down: placesOf(rules, 'down') };
  const crossing = { across: places.down, down: places.across };
  for (const rule of rules) {
    const { direction, along } = rule;
    const edges = places[direction].find((place) => isSame(place, rule.edges)) ?? rule.edges;
    const from = Math.round(edges.from);
    const snapped = { from, to: from + thicknessOf(edges) };
    const ends = { from: endOf(along.from, crossing[direction]), to: endOf(along.to, crossing[direction]) };
    const [x, y] = direction === 'across' ? [ends, snapped] : [snapped, ends];
    const [oldX, oldY] = direction === 'across' ? [along, edges] : [edges, along];
    const [a, e] = moved(oldX, x, scale.across);
    const [d, f] = moved(oldY, y, scale.down);
    pdfium._FPDFPageObj_Transform(rule.object, a, 0, 0, d, e, f);
  }
}

/** The page as PDFium knows it, which the library keeps to itself. Throws Error where it no longer does. */
function loaded(page: PDFiumPage): { readonly pdfium: Pdfium; readonly handle: number } {
  const pdfium: unknown = Reflect.get(page, 'module');
  const handle: unknown = Reflect.get(page, 'pageIdx');
  if (!isPdfium(pdfium) || typeof handle !== 'number')
    throw new Error('This version of @hyzyla/pdfium hides its pages');
  return { pdfium, handle };
}

function isPdfium(value: unknown): value is Pdfium {
  return typeof value === 'object' && value !== null && needed.every((name) => name in value);
}

const needed: readonly (keyof Pdfium)[] = [
  'HEAPF32',
  'wasmExports',
  '_FPDFPage_CountObjects',
  '_FPDFPage_GetObject',
  '_FPDFPageObj_GetType',
  '_FPDFPageObj_GetBounds',
  '_FPDFPageObj_Transform',
];

function rulesOf(pdfium: Pdfium, page: number, { across, down }: PictureScale): readonly Rule[] {
  const bounds = pdfium.wasmExports.malloc(16);
  const rules: Rule[] = [];
  const count = pdfium._FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) {
    const object = pdfium._FPDFPage_GetObject(page, index);
    if (pdfium._FPDFPageObj_GetType(object) !== pathType) continue;
    if (pdfium._FPDFPageObj_GetBounds(object, bounds, bounds + 4, bounds + 8, bounds + 12) === 0) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] = pdfium.HEAPF32.subarray(bounds / 4, bounds / 4 + 4);
    const [x, y] = [
      { from: left * across, to: right * across },
      { from: bottom * down, to: top * down },
    ];
    if (top - bottom <= thickest && right - left > top - bottom) {
      rules.push({ object, direction: 'across', along: x, edges: y });
    } else if (right - left <= thickest) rules.push({ object, direction: 'down', along: y, edges: x });
  }
  pdfium.wasmExports.free(bounds);
  return rules;
}

/** Whole pixels, one at least. */
const thicknessOf = ({ from, to }: Span): number => Math.max(1, Math.round(to - from));

const isSame = (one: Span, other: Span): boolean => Math.abs(one.from - other.from) < same;

/** Where the rules of a direction have their edges; those of the pieces of one rule once, as they are rounded alike then. */
function placesOf(rules: readonly Rule[], direction: Rule['direction']): readonly Span[] {
  const places: Span[] = [];
  for (const rule of rules) {
    if (rule.direction === direction && !places.some((place) => isSame(place, rule.edges))) places.push(rule.edges);
  }
  return places;
}

/** Where a rule ends that ended there: at the edge of the rule that it met, which has moved as well. */
function endOf(place: number, crossing: readonly Span[]): number {
  const met = crossing.find(({ from, to }) => Math.abs(from - place) < same || Math.abs(to - place) < same);
  if (met === undefined) return Math.round(place);
  const from = Math.round(met.from);
  return Math.abs(met.from - place) < same ? from : from + thicknessOf(met);
}

/**
 * Factor and distance, the latter in points, that bring one span to whole pixels. A hair's breadth is left free at either
 * end: PDFium fills one pixel more where a rectangle is the smallest fraction wider than so many.
 */
function moved(old: Span, { from, to }: Span, scale: number): readonly [factor: number, distance: number] {
  const factor = (to - from - 2 * hair) / (old.to - old.from);
  return [factor, (from + hair - old.from * factor) / scale];
}
