/** JSON Pointers of every place of a JSON document but the whole; of a list its first item. */
export function placesOf(value: unknown, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return at === '' ? [] : [at];
  const members = Object.entries(value).slice(0, Array.isArray(value) ? 1 : Infinity);
  return [...(at === '' ? [] : [at]), ...members.flatMap(([key, member]) => placesOf(member, `${at}/${key}`))];
}
