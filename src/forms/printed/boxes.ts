/** A tick box as printed: U+2611 ticked, U+25A1 not ticked (the issued forms use these two). */
export type Box = '☑' | '□';

/** A tick box, ticked or not. */
export function box(ticked: boolean): Box {
  return ticked ? '☑' : '□';
}
