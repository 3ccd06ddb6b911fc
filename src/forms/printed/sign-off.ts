import { lineOf } from './paragraphs.ts';

/** The cells of a line of signatures, each on one line. */
export function signOffView<Name extends string>(
  names: readonly Name[],
  filed: Readonly<Partial<Record<Name, string | undefined>>> | undefined,
): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, lineOf(filed?.[name])])) as Record<Name, string>;
}
