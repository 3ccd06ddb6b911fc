import type { PageElement } from './element.ts';
import { faultOf } from './fault.ts';
import type { Style, StyleOf } from './style/style.ts';

/** Width in px of the content of a box with that style; `outer` is the width of what the box stands in. */
export function contentWidth({ width, isBorderBox, margin, padding, border }: Style, outer: number): number {
  const around = padding.left + padding.right + border.left + border.right;
  if (width !== undefined) return isBorderBox ? width - around : width;
  return outer - margin.left - margin.right - around;
}

/** Width of what stands in a cell as wide as its columns: half of each rule beside it is its neighbour's. */
export function cellContentWidth({ padding, border }: Style, columns: number): number {
  return columns - padding.left - padding.right - (border.left + border.right) / 2;
}

/**
 * The boxes in a box with the room that each has. Of boxes side by side each says its width, or its grid does; one may
 * take what the others leave.
 */
export function boxesIn(
  element: PageElement,
  inner: number,
  styleOf: StyleOf,
): readonly (readonly [PageElement, number])[] {
  const boxes = element.elements;
  const placed: [PageElement, number][] = [];
  if (!isRow(element, styleOf)) {
    for (const box of boxes) placed.push([box, inner]);
    return placed;
  }
  const { columns } = styleOf(element);
  let open: [PageElement, number] | undefined;
  let rest = inner;
  for (const [index, box] of boxes.entries()) {
    const width = columns[index] ?? styleOf(box).width;
    const place: [PageElement, number] = [box, width ?? 0];
    placed.push(place);
    rest -= place[1];
    if (width !== undefined) continue;
    if (open !== undefined) throw faultOf(box, 'it stands beside others, and its stylesheet says no width for it');
    open = place;
  }
  if (open !== undefined) open[1] = rest;
  return placed;
}

/** Whether the boxes in it stand side by side. */
export function isRow(element: PageElement, styleOf: StyleOf): boolean {
  const { display } = styleOf(element);
  if (display === 'flex' || display === 'grid') return true;
  if (display === 'block' || display === 'inline') return false;
  throw faultOf(element, `display: ${display} is none from which heights and widths are known`);
}
