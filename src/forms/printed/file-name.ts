import { firstCharacters } from './first-characters.ts';
import { lineOf } from './paragraphs.ts';

/** File systems stop at 255 bytes; a Chinese character is three in UTF-8, and the rest of the name needs some. */
const maxCharacters = 60;

/** A filed text as a part of a file name: without the characters that Windows or Unix forbid, and not too long. */
export function fileNamePart(text: string): string {
  const allowed = lineOf(text)
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/\s+/g, ' ')
    .trim();
  // Windows drops dots and blanks at the end of a name.
  return firstCharacters(allowed, maxCharacters).replace(/[. ]+$/, '');
}
