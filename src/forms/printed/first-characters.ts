/** The first characters (code points) of a text, with `…` in place of the rest if it has more. */
export function firstCharacters(text: string, count: number): string {
  if (text.length <= count) return text;
  // A character is at most two code units: no need to take apart a text of ten thousand.
  const characters = Array.from(text.slice(0, count * 2 + 2));
  return characters.length <= count ? text : `${characters.slice(0, count - 1).join('')}…`;
}
