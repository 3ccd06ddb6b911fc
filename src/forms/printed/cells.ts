/** The cells of those members as printed, in that order: `cellsOf(['name', 'phone'], filing.contact, paragraphsOf)`. */
export function cellsOf<Name extends string, Filed, Printed>(
  names: readonly Name[],
  filed: Readonly<Partial<Record<Name, Filed | undefined>>> | undefined,
  print: (filed: Filed | undefined) => Printed,
): Record<Name, Printed> {
  return Object.fromEntries(names.map((name) => [name, print(filed?.[name])])) as Record<Name, Printed>;
}
