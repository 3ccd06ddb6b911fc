import type { Box } from '../view.ts';

/** A tick box, ticked or not. */
export function box(ticked: boolean): Box {
  return ticked ? '☑' : '□';
}
