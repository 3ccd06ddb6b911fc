/** A dot between the parts of a name that is not the one of Chinese names, U+00B7: 买买提⋅艾力. */
export interface NameDot {
  readonly character: string;
  /** In UTF-16 units. */
  readonly offset: number;
}

const name = /^\p{Script=Han}{1,12}(?:[⋅∙・･•‧]\p{Script=Han}{1,12}){1,4}$/u;
const dots = /[⋅∙・･•‧]/g;

/** The dots of a text that is a name and nothing else, and has others than U+00B7. */
export function wrongNameDots(text: string): readonly NameDot[] {
  // A name is short, and most texts are long or plain.
  if (text.length > 64 || !name.test(text)) return [];
  return Array.from(text.matchAll(dots), ({ 0: character, index }) => ({ character, offset: index }));
}
