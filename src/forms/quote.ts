import { firstCharacters } from './printed/first-characters.ts';

/** A filed text in a message: in Chinese quotation marks, on one line, and cut where it gets long. */
export function quote(text: string): string {
  return `“${firstCharacters(text.replace(/\s+/g, ' '), 60)}”`;
}
