import { TemplateError } from '../../installation/template-error.ts';
import type { PageElement } from '../element.ts';
import type { StyleDeclaration } from './stylesheet.ts';

/** How an element is set, in CSS pixels; type sizes in points. Colours and the like are Chromium's alone. */
export interface Style {
  /** First family of its stack: `Filing Press Song`. */
  readonly face: string;
  readonly size: number;
  /** Height of a line. */
  readonly line: number;
  readonly align: 'left' | 'center' | 'right';
  /** `normal`, or as the stylesheet says it. */
  readonly letterSpacing: string;
  readonly display: string;
  readonly margin: Sides;
  readonly padding: Sides;
  /** Weights of its rules. */
  readonly border: Sides;
  readonly width: number | undefined;
  /** Widths of the columns of a grid. */
  readonly columns: readonly number[];
  readonly minHeight: number;
  /** `width` and `minHeight` include padding and border. */
  readonly isBorderBox: boolean;
  readonly breakBefore: string;
  readonly breakInside: string;
  readonly breakAfter: string;
  /** Of its boxes in a row that are less high than the row: `flex-end`. */
  readonly alignItems: string;
  /** Kind of its page, empty unless the stylesheet names one. */
  readonly page: string;
  /** What Chromium does not know, `--word-style` for one. They are not inherited. */
  readonly custom: ReadonlyMap<string, string>;
}

export interface Sides {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const none: Sides = { top: 0, right: 0, bottom: 0, left: 0 };

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const blockElements = new Set(['body', 'section', 'div', 'p', 'h1', 'h2', 'ol', 'li', 'table']);

/** The style of an element before any rule: what it inherits, and what it starts with. */
export function initialStyle(name: string, parent: Style | undefined): Mutable<Style> {
  return {
    face: parent?.face ?? '',
    size: parent?.size ?? 12,
    line: parent?.line ?? 0,
    align: parent?.align ?? 'left',
    letterSpacing: parent?.letterSpacing ?? 'normal',
    display: blockElements.has(name) ? 'block' : 'inline',
    ...{ margin: none, padding: none, border: none },
    width: undefined,
    columns: [],
    minHeight: 0,
    isBorderBox: false,
    ...{ breakBefore: 'auto', breakInside: 'auto', breakAfter: 'auto', alignItems: 'normal', page: '' },
    custom: new Map(),
  };
}

/** Sets one property of a style, from its value and the place that an error names. */
type Setter = (style: Mutable<Style>, value: string, place: string) => void;

const pixels = (value: string, place: string): number => {
  const [, number, unit] = /^(-?(?:\d+\.?\d*|\.\d+))(px|pt)?$/.exec(value) ?? [];
  if (number === undefined || (unit === undefined && Number(number) !== 0)) {
    throw new TemplateError(place, `${value} is no length in px or pt`);
  }
  return unit === 'pt' ? (Number(number) * 4) / 3 : Number(number);
};

const points = (value: string, place: string): number => (pixels(value, place) * 3) / 4;

/** One to four lengths (CSS Box, 3.2). */
function sides(value: string, place: string): Sides {
  const [top = 0, right = top, bottom = top, left = right] = value
    .split(/\s+/)
    .map((one) => (one === 'auto' ? 0 : pixels(one, place)));
  return { top, right, bottom, left };
}

/** `208px 208px`, `repeat(3, 208px)`. */
function columnWidths(value: string, place: string): readonly number[] {
  const [, count, width = ''] = /^repeat\((\d+), *([^)]+)\)$/.exec(value) ?? [];
  if (count !== undefined) return Array.from({ length: Number(count) }, () => pixels(width, place));
  return value.split(/\s+/).map((one) => pixels(one, place));
}

/** The weight of `1px solid #000`; no rule is drawn where it has none. */
const weight = (value: string, place: string): number => pixels(/^[\d.]+(?:px)?/.exec(value)?.[0] ?? '0', place);

const firstFace = (families: string): string => (families.split(',')[0] ?? '').trim().replace(/^['"]|['"]$/g, '');

function boxSetters(box: 'margin' | 'padding' | 'border', lengthOf: typeof weight): Record<string, Setter> {
  const side =
    (name: keyof Sides): Setter =>
    (style, value, place) =>
      (style[box] = { ...style[box], [name]: lengthOf(value, place) });
  return {
    [`${box}-top`]: side('top'),
    [`${box}-right`]: side('right'),
    [`${box}-bottom`]: side('bottom'),
    [`${box}-left`]: side('left'),
  };
}

const setters: Readonly<Record<string, Setter>> = {
  font: (style, value, place) => {
    const [, size, line, families] = /^(\S+?)\s*\/\s*(\S+)\s+([^]+)$/.exec(value) ?? [];
    if (size === undefined || line === undefined || families === undefined) {
      throw new TemplateError(place, `${value} does not say size / line height and face`);
    }
    [style.size, style.line] = [points(size, place), pixels(line, place)];
    if (!families.startsWith('var(')) style.face = firstFace(families);
    else style.face = 'Filing Press Song';
  },
  'font-family': (style, value) => (style.face = firstFace(value)),
  'font-size': (style, value, place) => {
    if (value !== 'inherit') style.size = points(value, place);
  },
  'line-height': (style, value, place) => {
    if (/\d/.test(value)) style.line = pixels(value, place);
  },
  'text-align': (style, value, place) => {
    if (value !== 'left' && value !== 'center' && value !== 'right') {
      throw new TemplateError(place, `text-align: ${value} is not left, center or right`);
    }
    style.align = value;
  },
  'letter-spacing': (style, value) => (style.letterSpacing = value === '0' ? 'normal' : value),
  display: (style, value) => (style.display = value),
  margin: (style, value, place) => (style.margin = sides(value, place)),
  ...boxSetters('margin', pixels),
  padding: (style, value, place) => (style.padding = sides(value, place)),
  ...boxSetters('padding', pixels),
  border: (style, value, place) => {
    const all = weight(value, place);
    style.border = { top: all, right: all, bottom: all, left: all };
  },
  ...boxSetters('border', weight),
  'border-width': (style, value, place) => (style.border = sides(value, place)),
  width: (style, value, place) => (style.width = pixels(value, place)),
  'grid-template-columns': (style, value, place) => (style.columns = columnWidths(value, place)),
  'min-height': (style, value, place) => (style.minHeight = pixels(value, place)),
  'box-sizing': (style, value) => (style.isBorderBox = value === 'border-box'),
  'break-before': (style, value) => (style.breakBefore = value),
  'break-inside': (style, value) => (style.breakInside = value),
  'break-after': (style, value) => (style.breakAfter = value),
  'align-items': (style, value) => (style.alignItems = value),
  page: (style, value) => (style.page = value),
};

/** Whether a property says something of how high, how wide or where an element is. */
export function isMeasure(property: string): boolean {
  return Object.hasOwn(setters, property) || property.startsWith('--');
}

/** Sets what a declaration says; what is Chromium's alone changes nothing. */
export function applyDeclaration(style: Mutable<Style>, { property, value, place }: StyleDeclaration): void {
  if (property.startsWith('--'))
    style.custom = new Map([...style.custom, [property, value.replace(/^['"]|['"]$/g, '')]]);
  else if (Object.hasOwn(setters, property)) setters[property]?.(style, value, place);
}

/** The style of a page element. */
export type StyleOf = (element: PageElement) => Style;
