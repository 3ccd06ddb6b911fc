import type { HostileBody } from './body.ts';
import { keys, notJson } from './syntax.ts';
import { texts } from './texts.ts';
import { amounts, lists, numbers, sizes, wrongTypes } from './values.ts';

export type { HostileBody } from './body.ts';

/** Well over two hundred of them, all for annex-2. */
export function hostileBodies(): readonly HostileBody[] {
  return [...notJson(), ...keys(), ...wrongTypes(), ...numbers(), ...amounts(), ...lists(), ...sizes(), ...texts()];
}
