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
  if (!isRow(element, styleOf)) return boxes.map((box) => [box, inner]);
  const { columns } = styleOf(element);
  const widths = boxes.map((box, index) => columns[index] ?? styleOf(box).width);
  const open = boxes.filter((_, index) => widths[index] === undefined);
  if (open.length > 1)
    throw faultOf(open[1] ?? element, 'it stands beside others, and its stylesheet says no width for it');
  const rest = widths.reduce<number>((left, width) => left - (width ?? 0), inner);
  return boxes.map((box, index) => [box, widths[index] ?? rest]);
}

/** Whether the boxes in it stand side by side. */
export function isRow(element: PageElement, styleOf: StyleOf): boolean {
  const { display } = styleOf(element);
  if (display === 'flex' || display === 'grid') return true;
  if (display === 'block' || display === 'inline') return false;
  throw faultOf(element, `display: ${display} is none from which heights and widths are known`);
}
