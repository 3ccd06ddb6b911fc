import type { MarkedRun } from './marked-runs.ts';

/** Which cells a header cell speaks for (ISO 32000-1, 14.8.5.7). */
export type Scope = 'Row' | 'Column' | 'Both';

/** What an element says besides its content. */
export interface ElementProperties {
  /** Alternate description (ISO 32000-1, 14.9.3). */
  readonly alt: string | undefined;
  /** Of a heading: the title of its bookmark, if that is not its text. */
  readonly bookmark: string | undefined;
  /** Attributes of lists and tables; those of other owners describe looks, which the content has already. */
  readonly listNumbering: string | undefined;
  readonly scope: Scope | undefined;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** An element of a filled page: a structure type (ISO 32000-1, 14.8.4) and properties, without content. */
export class StructureElement implements ElementProperties {
  /** `P`, `TD`; `NonStruct` for a box, `Figure` for a text with an alternate description. */
  readonly type: string;
  readonly kids: StructureElement[] = [];
  alt: string | undefined;
  bookmark: string | undefined;
  listNumbering: string | undefined;
  scope: Scope | undefined;
  rowSpan = 1;
  columnSpan = 1;

  constructor(type: string) {
    this.type = type;
  }
}

/** The structure of a filled page as it is printed: its elements, and the runs of text that they hold. */
export interface PrintedStructure {
  readonly document: StructureElement;
  readonly runs: ReadonlyMap<StructureElement, readonly MarkedRun[]>;
}

/** What an element of a print holds, in order: its text beside other elements where each is drawn. */
export function contentOf(
  { runs }: Pick<PrintedStructure, 'runs'>,
  element: StructureElement,
): readonly (StructureElement | MarkedRun)[] {
  const own = runs.get(element) ?? [];
  if (own.length === 0) return element.kids;
  if (element.kids.length === 0) return own;
  const content: (StructureElement | MarkedRun)[] = [...element.kids, ...own];
  const places = new Map<StructureElement | MarkedRun, number>();
  for (const kid of content) places.set(kid, placeOf(kid, runs));
  return content.sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
}

/** More than there are runs on a page. */
const perPage = 1_000_000;

/** Of an element: where its first text is drawn. */
function placeOf(kid: StructureElement | MarkedRun, runs: PrintedStructure['runs']): number {
  if (!(kid instanceof StructureElement)) return kid.page * perPage + kid.index;
  let first = Infinity;
  for (const inner of [...kid.kids, ...(runs.get(kid) ?? [])]) first = Math.min(first, placeOf(inner, runs));
  return first;
}

/** All runs of text below an element. */
export function runsBelow(
  element: StructureElement,
  runs: PrintedStructure['runs'],
  below: MarkedRun[] = [],
): readonly MarkedRun[] {
  below.push(...(runs.get(element) ?? []));
  for (const kid of element.kids) runsBelow(kid, runs, below);
  return below;
}
